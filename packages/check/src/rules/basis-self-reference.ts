import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** A law's words for itself; 本制度 is what a list may call its own regime. */
const SELF =
  /(?<![根日基资原成版样文])本(?:条例|办法|规定|细则|规则|法(?![人院官]))|(?<![基日文版根])本(?:条|款)(?=第|规定|[一二三四五六七八九十]|所列)/gu;

export const basisSelfReference: Rule = {
  id: "basis/self-reference",
  title: "照抄法条留下“本法”“本条例”",
  severity: "warning",
  source: "form",
  reason: "“本条例第二十条”只在法规自己的条文里有所指，清单照抄后读者不知道指哪一件。",
  *check({ texts }) {
    for (const at of texts) {
      // Provisions quoted as a basis keep the law's own words.
      if (at.field === "basis" || at.field === "accountability" || at.field === "remark" || at.table === "note")
        continue;
      for (const match of matchesOf(at.text, SELF)) {
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: `“${match[0]}”照抄自法条，在清单中没有所指。`,
          remedy: "改写为所指法规的名称和条款。",
        };
        break;
      }
    }
  },
};
