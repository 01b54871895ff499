import type { Citation } from "@qingdan/model";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** What bodies lay down for themselves: the duties of a leading group, a bureau's 三定. */
const OF_A_BODY =
  /(?:委员会|领导小组|成员单位|联席会议|指挥部|[局办委])[\u4e00-\u9fff]{0,12}(?:职责|工作规则|编制规定|机构改革方案)$/u;
/** Counties make no rules in the sense of the Legislation Law (立法法 article 93): what they issue goes by a document number. */
const OF_A_COUNTY =
  /^(?:[\u4e00-\u9fff]{2,7}?市)?[\u4e00-\u9fff]{1,6}(?:县|旗|(?<!自治|地)区)(?!域)[\u4e00-\u9fff]{2,40}(?:办法|规定|细则|规则)(?:[（(][^（）()]*[）)])?$/u;

const OF_A_PLACE = /^[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|自治州)[\u4e00-\u9fff]{4,40}[（(](?:试行|暂行)[）)]$/u;
/** What a department lays down for its own use: 某厅行政处罚裁量基准. */
const OF_A_DEPARTMENT =
  /(?:[厅局委]|委员会|系统)[\u4e00-\u9fff]{4,30}(?:裁量基准|基准制度|裁量标准)(?:[（(][^（）()]*[）)])?$/u;

/** A document that goes by an issuer's number: so tagged, or so known; 办法（试行） of which the register knows nothing may be a rule. */
function isDocument({ category, title }: Citation, known: string | undefined): boolean {
  if (OF_A_BODY.test(title) && (known ?? "") === "") return true;
  if (!/(?:办法|规定|意见|方案|细则|规则)(?:[（(][^（）()]*[）)])?$/u.test(title)) return false;
  // A province's or city's 办法（试行） is a document or a rule; either has a number.
  if ((known ?? "") === "" && OF_A_PLACE.test(title)) return true;
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
    const seen = new Set<string>();
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
      const ofOffice = OF_A_COUNTY.test(citation.title) || OF_A_DEPARTMENT.test(citation.title);
      if (ofOffice && (known?.category ?? "") === "" && !seen.has(citation.title)) {
        seen.add(citation.title);
        yield {
          at: placeIn(at),
          quote: `《${citation.title}》`,
          message: `《${citation.title}》是规范性文件，未写发文字号。`,
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
