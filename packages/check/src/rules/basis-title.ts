import { normaliseTitle, type LegalInstrument } from "@qingdan/model";
import { differenceOf } from "../edit-distance.ts";
import { placeIn } from "../facts.ts";
import { titleIndex, type TitleIndex } from "../title-index.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** Words that a title may lose or gain by mistake and stay recognisable. */
const WORDS =
  /^(?:暂行|试行|实施|若干|国家|企业|职工|管理|工作|保障|社会保障|社会|劳动|监督|和|及|的|有关|问题|关于|进一步)$/u;

/** 《中华人民共和国法》: what the law is about has been lost. */
const NAMELESS = /《中华人民共和国(?:法|条例|规定|办法|细则)》/gu;
const STATE = "中华人民共和国";
const KIND = /^(?:条例|办法|规定|细则|规则|标准)$/u;

/** As many laws may be meant by one misspelt title for the remark to be of use. */
const MOST_MEANT = 3;

/** The instruments that a title that is in no register was probably meant for; `national` where it names itself one of the state. */
function meant(title: string, index: TitleIndex, national: boolean): readonly LegalInstrument[] {
  // 《劳制法》 for 《劳动法》: only the congress makes a 法, so that a title of no law has a mistake in it.
  const close = (national || title.endsWith("法") ? index.short(title) : []).filter(
    (known) => title.length >= 3 && oneCharacter(title, normaliseTitle(known.title)),
  );
  if (close.length > 0 && close.length <= MOST_MEANT) return close;
  const one = onlyMeant(title, index);
  return one === undefined ? [] : [one];
}

function onlyMeant(title: string, index: TitleIndex): LegalInstrument | undefined {
  if (title.length < 5) return undefined;
  const found = index.near(title).filter((known) => isSlip(title, normaliseTitle(known.title)));
  if (found.length === 1) return found[0];
  const longer = found.length === 0 ? index.endingWith(title) : [];
  // 《公务员处分条例》: the head of one known title, and of one only, is missing; places and issuers are no such head.
  const only = longer.length === 1 ? longer[0] : undefined;
  const head = only === undefined ? "" : normaliseTitle(only.title).slice(0, -title.length);
  return head.length <= 4 && !/[省市县区部厅局]$|^实施|关于/u.test(head) ? only : undefined;
}

function oneCharacter(title: string, known: string): boolean {
  const { left, right } = differenceOf(title, known);
  return left.length === 1 && right.length === 1 && !/[一二三四五六七八九十\d（()）]/u.test(left + right);
}

/** One character instead of another, or one word too many or too few; not in a place's name, where it makes another title. */
function isSlip(title: string, known: string): boolean {
  const { left, right, at } = differenceOf(title, known);
  if (left.length === 1 && right.length === 1)
    return (
      (at > 2 || known.length > 9) &&
      (at > 2 || !/[省市州县]/u.test(known.slice(0, 5))) &&
      !/[一二三四五六七八九十\d（()）省市]/u.test(left + right)
    );
  // 管理办法 for 管理规定: the same matter under another kind of name.
  const atEnd = at + left.length === title.length && at + right.length === known.length;
  if (atEnd && at >= 5 && KIND.test(left) && KIND.test(right)) return true;
  if (left !== "" && right !== "") return false;
  const word = left + right;
  return WORDS.test(word) && known.length >= 6;
}

export const basisTitle: Rule = {
  id: "basis/title",
  title: "法规名称与登记库相近而不相同",
  severity: "warning",
  source: "law",
  reason: "引用法规应当使用全称或者规范简称，名称有一两字之差就查不到原文。",
  *check({ citations, register, texts }) {
    const index = titleIndex(register);
    for (const at of texts) {
      for (const match of matchesOf(at.text, NAMELESS))
        yield {
          at: placeIn(at),
          quote: match[0],
          message: `“${match[0]}”的名称不完整。`,
          remedy: "补全法规名称。",
        };
    }
    for (const { at, citation, normal } of citations) {
      if (normal === "" || register.find(citation.title) !== undefined) continue;
      const typo = /条列$/u.test(citation.title) ? citation.title.replace(/条列$/u, "条例") : undefined;
      const names = meant(normal, index, citation.title.startsWith(STATE)).map((known) => known.title);
      const name = names.length > 0 ? names.join("》或者《") : typo;
      if (name === undefined) continue;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `《${citation.title}》的名称有误，疑为《${name}》。`,
        remedy: `核对后改为《${name}》。`,
      };
    }
  },
};
