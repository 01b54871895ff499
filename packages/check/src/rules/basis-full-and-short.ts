import { placeIn, type CitationAt } from "../facts.ts";
import type { Rule } from "../rule.ts";

const FULL = "中华人民共和国";
/** So many laws under their full names are the list's own way of citing. */
const USUAL = 3;

const isFull = ({ citation }: CitationAt): boolean => citation.title.startsWith(FULL);

export const basisFullAndShort: Rule = {
  id: "basis/full-and-short",
  title: "法律全称与简称混用",
  severity: "hint",
  source: "form",
  reason: "一份清单中引用法律，全称与简称应当统一。",
  *check({ citations, register }) {
    const full = new Set(citations.filter(isFull).map(({ normal }) => normal));
    if (full.size === 0) return;
    const isShort = (item: CitationAt): boolean =>
      !isFull(item) && item.at.table !== "note" && register.find(item.citation.title)?.category === "法律";
    const short = new Set(citations.filter(isShort).map(({ normal }) => normal));
    const usual = full.size >= USUAL && full.size > short.size;
    const seen = new Set<string>();
    for (const item of citations) {
      const { at, citation, normal } = item;
      if (isFull(item) || seen.has(normal) || !(full.has(normal) || (usual && isShort(item)))) continue;
      seen.add(normal);
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: full.has(normal)
          ? `清单中《${FULL}${citation.title}》与《${citation.title}》混用。`
          : `清单引用法律写全称，《${citation.title}》写的是简称。`,
        remedy: "统一使用全称，或者统一使用简称。",
      };
    }
  },
};
