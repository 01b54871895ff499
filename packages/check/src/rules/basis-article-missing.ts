import type { Citation } from "@qingdan/model";
import { placeIn, type CitationAt } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

/** Documents that are cited whole: they have no articles, or stand for an arrangement as such. */
const WHOLE = /(?:通知|意见|决定|方案|函|批复|公告|职责|编制规定|纲要|规划)(?:[（(][^（）()]*[）)])?$/u;

const HAS_ARTICLES = /(?:办法|细则|条例|规则)(?:[（(][^（）()]*[）)])?$/u;

const isDocument = ({ title, documentNumber }: Citation): boolean =>
  documentNumber !== "" && !documentNumber.includes("令") && /(?:通知|意见|决定|方案|办法|规定)$/u.test(title);

/** 七、一次性抚恤金由…发放: documents are quoted by their own numbers. */
const hasProvision = (text: string, end: number): boolean =>
  /^[）)]?[\s\u3000]*(?:第|全文|[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]|[“"])/u.test(text.slice(end, end + 24));

/** Where the column cites documents as wholes throughout, that is said of each of them. */
function* throughout(documents: readonly CitationAt[]): Generator<Hit> {
  if (documents.length < 2) return;
  for (const { at, citation } of documents) {
    yield {
      at: placeIn(at),
      quote: at.text.slice(citation.start, citation.end).slice(0, 60),
      message: `《${citation.title}》只写了文件名称和文号，没有写明具体条款（相关依据一栏的${documents.length}件文件都是这样）。`,
      remedy: "补充所依据的具体条款或者段落。",
      severity: "hint",
    };
  }
}

export const basisArticleMissing: Rule = {
  id: "basis/article-missing",
  title: "依据未写条款号",
  severity: "warning",
  source: "guidance",
  reason: "依据应当具体到条、款、项，只写法规名称无法核对。",
  *check({ citations }) {
    const inColumn = citations.filter(
      ({ at, column, citation }) => column && at.table === "party" && citation.title !== "",
    );
    const usual = inColumn.filter(({ citation }) => citation.article !== "").length * 2 >= inColumn.length;
    if (!usual)
      yield* throughout(
        inColumn.filter(
          ({ at, citation }) => citation.article === "" && isDocument(citation) && !hasProvision(at.text, citation.end),
        ),
      );
    for (const { at, citation, column } of citations) {
      // A document is often cited as a whole; where the others of the column name their provisions it should as well.
      if (
        usual &&
        column &&
        at.table === "party" &&
        citation.article === "" &&
        isDocument(citation) &&
        !hasProvision(at.text, citation.end)
      ) {
        yield {
          at: placeIn(at),
          quote: at.text.slice(citation.start, citation.end).slice(0, 60),
          message: `《${citation.title}》只写了文件名称和文号，同栏其他依据写明了条款。`,
          remedy: "补充所依据的具体条款或者段落。",
          severity: "hint",
        };
        continue;
      }
      if (!column || citation.title === "" || citation.article !== "" || WHOLE.test(citation.title)) continue;
      // A document with an issuer's code and year is an arrangement as a whole, unless it is one of those that are written in articles.
      const arranged = /[〔﹝［[（(]\d{4}[〕﹞］\]）)]\s*\d/u.test(citation.documentNumber);
      if (arranged && !HAS_ARTICLES.test(citation.title)) continue;
      if (!/(?:法|条例|规定|办法|细则|规则)(?:[（(][^（）()]*[）)])?$/u.test(citation.title)) continue;
      if (/全文/u.test(at.text.slice(citation.end, citation.end + 4))) continue;
      // A title inside a quoted provision is cited by the provision.
      if (citation.start > 0 && /依照|违反|按照|根据/u.test(at.text.slice(citation.start - 2, citation.start)))
        continue;
      yield {
        at: placeIn(at),
        quote: at.text.slice(citation.start, citation.end).slice(0, 60),
        message: `《${citation.title}》未写明依据的条款。`,
        remedy: "补充具体的条、款、项。",
      };
    }
  },
};
