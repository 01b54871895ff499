import { isBlank } from "../columns.ts";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

export const structureCell: Rule = {
  id: "structure/cell",
  title: "单元格只有标点",
  severity: "warning",
  source: "form",
  reason: "只剩标点的单元格多为内容误删。",
  *check({ texts }) {
    for (const at of texts) {
      if (!isBlank(at.text) && !/^(?:无|\/|-|—)+$/u.test(at.text)) continue;
      if (!isBlank(at.text) || /^[\s\u3000/\-—－]+$/u.test(at.text)) continue;
      yield {
        at: placeIn(at),
        quote: at.text.trim(),
        message: `单元格中只有“${at.text.trim()}”。`,
        remedy: "补充内容或者清空。",
      };
    }
  },
};
