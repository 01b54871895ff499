import { matchForm } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import { placeIn, type CitationAt } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** The words of a provision, without punctuation and numbers of items: what remains must be the same everywhere. */
function words(quote: string): string {
  return matchForm(quote).replace(/[^\u4e00-\u9fff]/gu, "");
}

export const basisQuote: Rule = {
  id: "basis/quote",
  title: "同一条款在两处引文不同",
  severity: "warning",
  source: "law",
  reason: "同一条款的引文应当一致，不一致说明至少一处有误或者有删节。",
  *check({ citations }) {
    const first = new Map<string, CitationAt>();
    for (const item of citations) {
      const { citation, normal, at } = item;
      if (citation.quote === "" || citation.article === "" || normal === "") continue;
      const key = `${normal}\u0000${citation.article}`;
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, item);
        continue;
      }
      const [left, right] = [words(before.citation.quote), words(citation.quote)];
      if (left === right) continue;
      const cut = left.includes(right) || right.includes(left);
      yield {
        at: placeIn(at),
        quote: excerpt(citation.quote, 30),
        message: cut
          ? `《${citation.title}》${citation.article}在清单中两处引文详略不同。`
          : `《${citation.title}》${citation.article}在清单中两处引文不同。`,
        remedy: "对照原文统一引文。",
        severity: cut ? "hint" : "warning",
      };
    }
  },
};
