import data from "../../data/typos.json" with { type: "json" };
import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

interface Typo {
  /** A pattern; `shown` is what it stands for where it looks around itself. */
  wrong: string;
  right: string;
  shown?: string;
}

const TYPOS: readonly Typo[] = data;
/** The look-ahead lets the engine skip quickly where no typo can begin. */
const ANY = new RegExp(
  `(?=[${[...new Set(TYPOS.map(({ wrong, shown }) => (shown ?? wrong).charAt(0)))].join("")}])(?:${TYPOS.map(({ wrong }) => `(${wrong})`).join("|")})`,
  "gu",
);

export const wordingTypo: Rule = {
  id: "wording/typo",
  title: "常见错别字",
  severity: "warning",
  source: "form",
  reason: "公文用字以《通用规范汉字表》和《现代汉语词典》为准，“账”指财物记录，不作“帐”。",
  *check({ texts }) {
    for (const at of texts) {
      for (const match of at.text.matchAll(ANY)) {
        const typo = TYPOS[match.slice(1).findIndex((group) => group !== undefined)];
        if (typo === undefined) continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 6),
          message: `“${match[0]}”疑为“${typo.right}”。`,
          remedy: `核对后改为“${typo.right}”。`,
        };
      }
    }
  },
};
