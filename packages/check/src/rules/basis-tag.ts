import { TAG_CATEGORIES } from "../instrument-category.ts";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

export const basisTag: Rule = {
  id: "basis/tag",
  title: "【】中的标注不是法规类别",
  severity: "warning",
  source: "law",
  reason: "依据类别只有法律、行政法规、地方性法规、规章、规范性文件等，“地方性文件”之类不是《立法法》规定的类别。",
  *check({ citations }) {
    for (const { at, citation } of citations) {
      const tag = citation.category;
      if (tag === "" || TAG_CATEGORIES[tag] !== undefined) continue;
      yield {
        at: placeIn(at),
        quote: `【${tag}】`,
        message: `【${tag}】不是规定的依据类别。`,
        remedy: "按文件的制定机关和发布形式，改标为法律、行政法规、地方性法规、规章或规范性文件。",
      };
    }
  },
};
