import { placeIn, type CitationAt } from "../facts.ts";
import type { Rule } from "../rule.ts";

const SHARE = 0.6;

export const basisTagMissing: Rule = {
  id: "basis/tag-missing",
  title: "依据缺少类别标注而同栏其他依据都有",
  severity: "warning",
  source: "form",
  reason: "同一栏的依据应当用同一写法，都标注类别或者都不标注。",
  *check({ citations }) {
    const columns = new Map<string, CitationAt[]>();
    for (const item of citations) {
      const { table, field } = item.at;
      const isColumn = /^(?:party\.basis|liability\.basis|duty\.accountability|task\.remark)$/u.test(
        `${table}.${field}`,
      );
      // Titles inside a quoted provision carry no tag of their own.
      if (!isColumn || item.citation.title === "" || !beginsLine(item)) continue;
      const column = `${table}.${field}`;
      columns.set(column, [...(columns.get(column) ?? []), item]);
    }
    for (const items of columns.values()) {
      const tagged = items.filter(({ citation }) => citation.category !== "").length;
      if (items.length < 3 || tagged / items.length < SHARE) continue;
      for (const { at, citation } of items) {
        if (citation.category !== "") continue;
        yield {
          at: placeIn(at),
          quote: `《${citation.title}》`,
          message: `《${citation.title}》前缺少类别标注，本栏其他依据均有标注。`,
          remedy: "补充【法律】、【行政法规】等类别标注。",
        };
      }
    }
  },
};

function beginsLine({ at, citation }: CitationAt): boolean {
  return /(?:^|[\n；;。])[\s\u3000]*(?:\d{1,2}[.．、][\s\u3000]*)?(?:【[^【】]*】[\s\u3000]*)*$/u.test(
    at.text.slice(0, citation.start).slice(-12),
  );
}
