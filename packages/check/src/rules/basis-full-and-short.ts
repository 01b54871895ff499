import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

const FULL = "中华人民共和国";

export const basisFullAndShort: Rule = {
  id: "basis/full-and-short",
  title: "同一法律全称与简称混用",
  severity: "hint",
  source: "form",
  reason: "一份清单中引用同一法律，全称与简称应当统一。",
  *check({ citations }) {
    const full = new Set(
      citations.filter(({ citation }) => citation.title.startsWith(FULL)).map(({ normal }) => normal),
    );
    const seen = new Set<string>();
    for (const { at, citation, normal } of citations) {
      if (citation.title.startsWith(FULL) || !full.has(normal) || seen.has(normal)) continue;
      seen.add(normal);
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `清单中《${FULL}${citation.title}》与《${citation.title}》混用。`,
        remedy: "统一使用全称，或者统一使用简称。",
      };
    }
  },
};
