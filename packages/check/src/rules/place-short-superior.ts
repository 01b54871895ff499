import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** 省厅, 市局: what offices call the body above them among themselves. 市局级 and 省厅级 are ranks, 城市局部 is another word. */
const SPOKEN = /(?<![城都门集夜超])(?:省厅|省局|市局|市厅)(?![级长直部面限势])/gu;
/** 以下简称省厅: then it is said which body is meant. */
const EXPLAINED = /简称[“"]?(?:省厅|省局|市局|市厅)/u;

export const placeShortSuperior: Rule = {
  id: "place/short-superior",
  title: "上级机关用口头简称",
  severity: "hint",
  source: "law",
  reason: "“省厅”“市局”不写明是哪个机关；公文使用非规范化简称，应当先用全称并注明简称。",
  *check({ texts, place }) {
    if (!place.county || texts.some(({ text }) => EXPLAINED.test(text))) return;
    for (const at of texts) {
      if (!/[省市][厅局]/u.test(at.text)) continue;
      for (const match of matchesOf(at.text, SPOKEN)) {
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: `“${match[0]}”没有写明是哪个机关。`,
          remedy: "写上级机关的全称或者规范化简称。",
        };
        break;
      }
    }
  },
};
