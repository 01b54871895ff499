import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** Documents that are cited whole: they have no articles, or stand for an arrangement as such. */
const WHOLE = /(?:通知|意见|决定|方案|函|批复|公告|职责|编制规定|纲要|规划)(?:[（(][^（）()]*[）)])?$/u;

export const basisArticleMissing: Rule = {
  id: "basis/article-missing",
  title: "依据未写条款号",
  severity: "warning",
  source: "guidance",
  reason: "依据应当具体到条、款、项，只写法规名称无法核对。",
  *check({ citations }) {
    for (const { at, citation, column } of citations) {
      if (!column || citation.title === "" || citation.article !== "" || WHOLE.test(citation.title)) continue;
      // A document with an issuer's code and year is an arrangement as a whole.
      if (/[〔﹝［[（(]\d{4}[〕﹞］\]）)]\s*\d/u.test(citation.documentNumber)) continue;
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
