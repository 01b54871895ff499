import data from "../../data/typos.json" with { type: "json" };
import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

interface Typo {
  /** A pattern; `shown` is what it stands for where it looks around itself. */
  wrong: string;
  right: string;
  shown?: string;
}

const TYPOS: readonly Typo[] = data;
/** Plain words first: the engine looks a run of them up by their first character. */
const PLAIN = new RegExp(
  TYPOS.filter(({ shown }) => shown === undefined)
    .map(({ wrong }) => wrong)
    .join("|"),
  "gu",
);
const RIGHT = new Map(TYPOS.map(({ wrong, right }) => [wrong, right]));
const LOOKING = TYPOS.filter(({ shown }) => shown !== undefined).map((typo) => ({
  ...typo,
  pattern: new RegExp(typo.wrong, "gu"),
}));

/** One look at all the words that the looking patterns stand for: most texts have none of them. */
const ANY_SHOWN = new RegExp(LOOKING.map(({ shown = "" }) => shown).join("|"), "u");

/** The typos in a text: the word, what it should be, where. */
function* typosIn(text: string): Generator<{ word: string; right: string; index: number }> {
  for (const { 0: word, index } of matchesOf(text, PLAIN)) yield { word, right: RIGHT.get(word) ?? "", index };
  for (const { shown = "", right, pattern } of ANY_SHOWN.test(text) ? LOOKING : []) {
    if (!text.includes(shown)) continue;
    for (const { 0: word, index } of matchesOf(text, pattern)) yield { word, right, index };
  }
}

export const wordingTypo: Rule = {
  id: "wording/typo",
  title: "常见错别字",
  severity: "warning",
  source: "form",
  reason: "公文用字以《通用规范汉字表》和《现代汉语词典》为准，“账”指财物记录，不作“帐”。",
  *check({ texts }) {
    for (const at of texts) {
      for (const { word, right, index } of typosIn(at.text)) {
        yield {
          at: placeIn(at),
          quote: around(at.text, index, index + word.length, 6),
          message: `“${word}”疑为“${right}”。`,
          remedy: `核对后改为“${right}”。`,
        };
      }
    }
  },
};
