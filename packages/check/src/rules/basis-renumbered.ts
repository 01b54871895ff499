import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

export const basisRenumbered: Rule = {
  id: "basis/renumbered",
  title: "引用的条号在现行版本中已变动",
  severity: "warning",
  source: "law",
  reason: "法规修订后条号顺延，沿用旧条号会指向另一条内容。",
  *check({ citations, register }) {
    for (const { at, citation } of citations) {
      const article = /^第[^条]+条/u.exec(citation.article)?.[0];
      const now = article === undefined ? undefined : register.find(citation.title)?.renumbered[article];
      if (now === undefined) continue;
      yield {
        at: placeIn(at),
        quote: article ?? "",
        message: `《${citation.title}》修订后，原${article}现为${now}。`,
        remedy: `核对条文后改为${now}。`,
      };
    }
  },
};
