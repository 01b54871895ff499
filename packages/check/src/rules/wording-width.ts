import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

const HALF =
  /(?<=[\u4e00-\u9fff）》”])\s?[,;:?!](?=\s?[\u4e00-\u9fff（《“\d]|$)|[([](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[)\]]/u;
const MAY_BE_HALF = /[,;:?!()[\]]/u;
const FULL = /[，；：？！（）]/gu;
const FULL_DIGIT = /[０-９]/u;

const FULL_OF: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" };

/** Marks between Chinese characters and brackets around them in full width; square brackets are left, which may stand for 〔〕. */
function toFullWidth(text: string): string {
  return text
    .replace(
      /(?<=[\u4e00-\u9fff）》”])[ ]?([,;:?!])[ ]?(?=[\u4e00-\u9fff（《“\d]|$)/gu,
      (_, mark: string) => FULL_OF[mark] ?? mark,
    )
    .replace(/\(([^()（）\n]*[\u4e00-\u9fff][^()（）\n]*)\)/gu, "（$1）");
}

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
      const half = full === 0 || !MAY_BE_HALF.test(at.text) ? null : HALF.exec(at.text);
      if (half !== null) {
        yield {
          at: placeIn(at),
          quote: around(at.text, half.index, half.index + half[0].length, 6),
          message: `中文中用了半角标点“${half[0].trim()}”。`,
          remedy: "改为全角标点。",
          suggestion: toFullWidth(at.text),
        };
      }
      const digit = FULL_DIGIT.exec(at.text);
      if (digit !== null) {
        yield {
          at: placeIn(at),
          quote: around(at.text, digit.index, digit.index + 1, 6),
          message: `用了全角数字“${digit[0]}”。`,
          remedy: "改为半角数字。",
          suggestion: at.text.replace(/[０-９]/gu, (found) => String.fromCharCode(found.charCodeAt(0) - 0xfee0)),
        };
      }
    }
  },
};
