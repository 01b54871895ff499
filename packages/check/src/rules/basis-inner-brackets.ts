import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

export const basisInnerBrackets: Rule = {
  id: "basis/inner-brackets",
  title: "书名号内的书名号用法不规范",
  severity: "hint",
  source: "law",
  reason: "《标点符号用法》（GB/T 15834-2011）：书名号内还需用书名号时，里面用单书名号“〈〉”。",
  *check({ citations }) {
    const seen = new Set<string>();
    for (const { at, citation } of citations) {
      const inner = /[<＜]([^<>＜＞]+)[>＞]|《([^《》]+)》/u.exec(citation.title);
      if (inner === null || seen.has(citation.title)) continue;
      seen.add(citation.title);
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `书名号内的“${inner[0]}”应当用单书名号。`,
        remedy: `改为“〈${inner[1] ?? inner[2] ?? ""}〉”。`,
      };
    }
  },
};
