import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

const DOUBLED = /【([^【】\n]+)】[\s\u3000]*【\1】/gu;
const TWO = /【([^【】\n]+)】[\s\u3000]*【([^【】\n]+)】[\s\u3000]*《/gu;

export const basisTagDoubled: Rule = {
  id: "basis/tag-doubled",
  title: "类别标注重复",
  severity: "error",
  source: "form",
  reason: "一件依据只标注一次类别。",
  *check({ texts }) {
    for (const at of texts) {
      if (!at.text.includes("【")) continue;
      for (const match of matchesOf(at.text, DOUBLED)) {
        yield {
          at: placeIn(at),
          quote: match[0],
          message: `类别标注“【${match[1]}】”连续出现两次。`,
          remedy: "删去重复的一个。",
          suggestion: at.text.replace(DOUBLED, "【$1】"),
        };
      }
      for (const match of matchesOf(at.text, TWO)) {
        if (match[1] === match[2]) continue;
        yield {
          at: placeIn(at),
          quote: match[0].slice(0, -1),
          message: `同一件依据标注了【${match[1]}】、【${match[2]}】两个类别。`,
          remedy: "核对文件类别，只保留一个。",
        };
      }
    }
  },
};
