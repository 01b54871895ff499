import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

const HALF =
  /(?<=[\u4e00-\u9fff）》”])\s?[,;:?!](?=\s?[\u4e00-\u9fff（《“\d]|$)|[([](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[)\]]/u;
const FULL = /[，；：？！（）]/gu;
const FULL_DIGIT = /[０-９]/u;

export const wordingWidth: Rule = {
  id: "wording/width",
  title: "半角与全角混用",
  severity: "hint",
  source: "form",
  reason: "中文行文用全角标点、半角阿拉伯数字（GB/T 15834、GB/T 15835），一份清单不应混用。",
  *check({ texts }) {
    let full = 0;
    for (const at of texts) full += at.text.match(FULL)?.length ?? 0;
    for (const at of texts) {
      if (at.field === "phone" || at.field === "serial") continue;
      const half = full === 0 ? null : HALF.exec(at.text);
      if (half !== null) {
        yield {
          at: placeIn(at),
          quote: around(at.text, half.index, half.index + half[0].length, 6),
          message: `中文中用了半角标点“${half[0].trim()}”。`,
          remedy: "改为全角标点。",
        };
      }
      const digit = FULL_DIGIT.exec(at.text);
      if (digit !== null) {
        yield {
          at: placeIn(at),
          quote: around(at.text, digit.index, digit.index + 1, 6),
          message: `用了全角数字“${digit[0]}”。`,
          remedy: "改为半角数字。",
        };
      }
    }
  },
};
