import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

export const basisNumberMissing: Rule = {
  id: "basis/number-missing",
  title: "规范性文件未写发文字号",
  severity: "hint",
  source: "law",
  reason: "引用公文应当先引标题，后引发文字号（《党政机关公文处理工作条例》）。",
  *check({ citations, register }) {
    for (const { at, citation } of citations) {
      if (citation.documentNumber !== "" || citation.article !== "") continue;
      if (!/关于.*(?:通知|意见|决定|函|批复|方案)$/u.test(citation.title)) continue;
      if (register.find(citation.title)?.category === "司法解释") continue;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `《${citation.title}》未写发文字号。`,
        remedy: "在标题后用括号补充发文字号。",
      };
    }
  },
};
