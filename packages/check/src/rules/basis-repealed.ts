import { printedDate } from "@qingdan/model";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

export const basisRepealed: Rule = {
  id: "basis/repealed",
  title: "引用的法规已废止",
  severity: "error",
  source: "law",
  reason: "已经废止的法规不能作为履职和追责的依据；法规立改废后应当动态调整清单。",
  *check({ citations, register }) {
    for (const { at, citation } of citations) {
      const known = register.find(citation.title);
      if (known?.status !== "repealed") continue;
      const since = known.since === "" ? "" : `自${printedDate(known.since)}起`;
      const instead = known.replacedBy === "" ? "" : `，由《${known.replacedBy}》代替`;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `《${citation.title}》${since}已废止${instead}。`,
        remedy: known.replacedBy === "" ? "删去或改引现行有效的依据。" : `改引《${known.replacedBy}》的相应条款。`,
      };
    }
  },
};
