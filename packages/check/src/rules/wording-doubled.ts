import { around, placeIn } from "../facts.ts";
import { clausesOf } from "../clauses.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** The same words again in a bracket, or on both sides of one: 局（局）, 机构（中外合作办学）机构. */
const AROUND_BRACKET =
  /([\u4e00-\u9fff]{1,8})[（(]\1[）)]|([\u4e00-\u9fff]{2,4})（[\u4e00-\u9fff]{1,12}）\2(?=$|[，。；、\n])/gu;
/** The character before the opening bracket again before the closing one, or behind it two further on. */
const MAY_BE_AROUND =
  /([\u4e00-\u9fff])[（(](?:[\u4e00-\u9fff]{0,7}\1[）)]|[\u4e00-\u9fff]{1,12}）[\u4e00-\u9fff]{0,3}\1)/u;
/** Lengths of words that are looked for twice in a row. */
const SHORTEST = 2;
const LONGEST = 12;
/** Two words for one thing side by side, and 企业的企业年金. */
const REDUNDANT =
  /年检检查|实地现场|现场实地|常规日常|日常常规|起草拟订|拟订起草|选初步确定|的(?:单位|企业|机构)书面(?:告知|通知)(?:该)?(?:单位|企业|机构)/gu;
const MAY_BE_REDUNDANT = /检查|现场|日常|拟订|初步|书面/u;
/** Words that are rightly said twice. */
const TWICE = /^(?:研究|讨论|年年|逐步|人人|层层|时时)$/u;

/** Particles and marks that never stand twice, and the characters before them whose words end in one: 参与与, 普及及, 目的的. */
const ONCE = new Map([
  ["和", "共饱温"],
  ["的", "目标"],
  ["与", "参"],
  ["及", "普涉遍触顾提危"],
  ["并", "合兼"],
  ...["或", "被", "，", "、", "；", "："].map((mark): [string, string] => [mark, ""]),
]);

/** Where a particle or mark stands twice. */
function* particlesTwice(text: string): Generator<number> {
  for (let index = 1; index < text.length; index += 1) {
    if (text.charCodeAt(index) !== text.charCodeAt(index - 1)) continue;
    const inWord = ONCE.get(text.charAt(index));
    if (inWord !== undefined && (index < 2 || !inWord.includes(text.charAt(index - 2)))) yield index - 1;
  }
}

/** A verb at the head of a clause that comes again in it: 组织职业培训机构组织自查, 做好行政机关做好公务员考核. */
const VERBS = "组织|做好|合理|开展|加强|承担|协助|配合|负责";
const AGAIN = new RegExp(
  `^[\\s\\d.．、（）()一二三四五六七八九十]*(?:每年|定期|不定期)?(${VERBS})[\\u4e00-\\u9fff（）()]{2,14}?(?<!中介|社会|行业|经济|工会|民间|群团|党|该|相关|有关)\\1(?!情况|机构|部门|中心|工作人员|部|人|者|力度|会(?!同)|关系|责任|制(?!定|订)|编(?!制|报|写|印|纂))`,
  "u",
);
const MAY_COME_AGAIN = new RegExp(`(${VERBS})[\\u4e00-\\u9fff（）()]{2,14}?\\1`, "u");
const SCOPE_AGAIN = /([全本我][省市县区])[^，。；、：\n]{1,10}?\1|(公共|基本)[\u4e00-\u9fff]{1,4}?\2(?=服务|保险)/gu;

export const wordingDoubled: Rule = {
  id: "wording/doubled",
  title: "词语重复",
  severity: "warning",
  source: "form",
  reason: "“公共就业公共服务”“组织…组织”一类重复多为改写时漏删。",
  *check({ texts }) {
    for (const at of texts) {
      if (at.table === "note" || at.field === "phone") continue;
      for (const { start, word } of inARow(at.text)) if (!TWICE.test(word)) yield hit(at, start, word + word, word);
      for (const start of particlesTwice(at.text))
        yield hit(at, start, at.text.slice(start, start + 2), at.text.charAt(start));
      for (const match of /[（(]/u.test(at.text) && MAY_BE_AROUND.test(at.text)
        ? matchesOf(at.text, AROUND_BRACKET)
        : [])
        yield hit(at, match.index, match[0], match[1] ?? match[2] ?? "");
      for (const clause of MAY_COME_AGAIN.test(at.text) ? clausesOf(at.text) : []) {
        const match = AGAIN.exec(clause.text);
        if (match !== null) yield hit(at, clause.start, match[0].trim(), match[1] ?? "");
      }
      for (const match of at.field === "basis" || !MAY_BE_REDUNDANT.test(at.text) ? [] : matchesOf(at.text, REDUNDANT))
        yield hit(at, match.index, match[0], match[0]);
      for (const { start, word } of withOf(at.text)) yield hit(at, start, `${word}的${word}`, `${word}的${word}`);
      for (const match of matchesOf(at.text, SCOPE_AGAIN)) {
        // 全区机关和全区企业 names two things.
        if (/和|及|与|以及/u.test(match[0])) continue;
        yield hit(at, match.index, match[0], match[1] ?? match[2] ?? "");
      }
    }
  },
};

const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/** Where each character was last seen, counted over all texts: no need to clear it between them. */
const lastSeen = new Int32Array(0x10000).fill(-LONGEST - 1);
let counted = 0;

/** 1 at the places whose character comes again within the length of the longest word: only there words can be doubled. */
function recurring(text: string): Uint8Array {
  const starts = new Uint8Array(text.length);
  if (counted > 0x70000000) {
    counted = 0;
    lastSeen.fill(-LONGEST - 1);
  }
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const distance = counted + index - (lastSeen[unit] ?? 0);
    if (distance <= LONGEST && isHan(unit)) starts[index - distance] = 1;
    lastSeen[unit] = counted + index;
  }
  counted += text.length + LONGEST;
  return starts;
}

/** The same words twice in a row, the longest first: 基本医疗保险基本医疗保险. Two units are compared before any text is cut. */
function* inARow(text: string): Generator<{ start: number; word: string }> {
  const starts = recurring(text);
  for (let start = starts.indexOf(1); start !== -1; start = starts.indexOf(1, start + 1)) {
    for (let length = Math.min(LONGEST, (text.length - start) >> 1); length >= SHORTEST; length -= 1) {
      if (
        text.charCodeAt(start + length) !== text.charCodeAt(start) ||
        text.charCodeAt(start + 1) !== text.charCodeAt(start + length + 1)
      )
        continue;
      const word = text.slice(start, start + length);
      if (!text.startsWith(word, start + length) || !/^[\u4e00-\u9fff]+$/u.test(word)) continue;
      yield { start, word };
      start += 2 * length - 1;
      break;
    }
  }
}

/** 企业的企业年金: the same word on both sides of 的. */
function* withOf(text: string): Generator<{ start: number; word: string }> {
  for (let of = text.indexOf("的", SHORTEST); of !== -1; of = text.indexOf("的", of + 1)) {
    for (let length = 6; length >= SHORTEST; length -= 1) {
      if (text.charCodeAt(of - length) !== text.charCodeAt(of + 1)) continue;
      const word = text.slice(Math.max(0, of - length), of);
      if (word.length !== length || !text.startsWith(word, of + 1) || !isHan(text.charCodeAt(of + 1 + length)))
        continue;
      if (!/^[\u4e00-\u9fff]+$/u.test(word)) continue;
      yield { start: of - length, word };
      break;
    }
  }
}

function hit(
  at: { table: string; key: string; field: string; text: string },
  start: number,
  quote: string,
  word: string,
) {
  return {
    at: placeIn(at as Parameters<typeof placeIn>[0]),
    quote: around(at.text, start, start + quote.length, 2),
    message: `“${word}”重复。`,
    remedy: "删去重复的词语，或者补上漏写的内容。",
  };
}
