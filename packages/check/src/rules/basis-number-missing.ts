import type { Citation } from "@qingdan/model";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** A document that goes by an issuer's number: so tagged, or so known; 办法（试行） of which the register knows nothing may be a rule. */
function isDocument({ category, title }: Citation, known: string | undefined): boolean {
  if (!/(?:办法|规定|意见|方案|细则|规则)(?:[（(][^（）()]*[）)])?$/u.test(title)) return false;
  return known === "规范性文件" || ((known ?? "") === "" && /^(?:规范性文件|地方性文件)$/u.test(category));
}

export const basisNumberMissing: Rule = {
  id: "basis/number-missing",
  title: "规范性文件未写发文字号",
  severity: "hint",
  source: "law",
  reason: "引用公文应当先引标题，后引发文字号（《党政机关公文处理工作条例》）。",
  *check({ citations, register }) {
    const numbered = citations.some(
      ({ citation, column }) => column && /[〔﹝［[（(]\d{4}[〕﹞］\]）)]/u.test(citation.documentNumber),
    );
    for (const { at, citation, column } of citations) {
      if (citation.documentNumber !== "") continue;
      const known = register.find(citation.title);
      if (column && numbered && isDocument(citation, known?.category)) {
        yield {
          at: placeIn(at),
          quote: `《${citation.title}》`,
          message: `《${citation.title}》是规范性文件，未写发文字号，本清单其他规范性文件写了。`,
          remedy: "在标题后用括号补充发文字号。",
        };
        continue;
      }
      if (citation.article !== "" || !/关于.*(?:通知|意见|决定|函|批复|方案)$/u.test(citation.title)) continue;
      if (known?.category === "司法解释") continue;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `《${citation.title}》未写发文字号。`,
        remedy: "在标题后用括号补充发文字号。",
      };
    }
  },
};
