import { around, placeIn } from "../facts.ts";
import { clausesOf } from "../clauses.ts";
import type { Rule } from "../rule.ts";

/** The same words twice in a row: 基本医疗保险基本医疗保险; or again in a bracket: 局（局）. */
const IN_A_ROW =
  /([\u4e00-\u9fff]{2,12})\1|([\u4e00-\u9fff]{1,8})[（(]\2[）)]|([\u4e00-\u9fff]{2,4})（[\u4e00-\u9fff]{1,12}）\3(?=$|[，。；、\n])/gu;
/** Words that are rightly said twice. */
const TWICE = /^(?:研究|讨论|年年|逐步|人人|层层|时时)$/u;

/** A verb at the head of a clause that comes again in it: 组织职业培训机构组织自查, 做好行政机关做好公务员考核. */
const VERBS = "组织|做好|合理|开展|加强|承担|协助|配合|负责";
const AGAIN = new RegExp(
  `^[\\s\\d.．、（）()一二三四五六七八九十]*(?:每年|定期|不定期)?(${VERBS})[\\u4e00-\\u9fff（）()]{2,14}?(?<!中介|社会|行业|经济|工会|民间|群团|党|该|相关|有关)\\1(?!情况|机构|部门|中心|工作人员|部|人|者|力度|会|关系|责任|制|编)`,
  "u",
);
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
      for (const match of at.text.matchAll(IN_A_ROW)) {
        const word = match[1] ?? match[2] ?? match[3] ?? "";
        if (TWICE.test(word)) continue;
        yield hit(at, match.index, match[0], word);
      }
      for (const clause of clausesOf(at.text)) {
        const match = AGAIN.exec(clause.text);
        if (match !== null) yield hit(at, clause.start, match[0].trim(), match[1] ?? "");
      }
      for (const match of at.text.matchAll(SCOPE_AGAIN)) {
        // 全区机关和全区企业 names two things.
        if (/和|及|与|以及/u.test(match[0])) continue;
        yield hit(at, match.index, match[0], match[1] ?? match[2] ?? "");
      }
    }
  },
};

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
