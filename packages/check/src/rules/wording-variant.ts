import { around, placeIn, type TextAt } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/**
 * Pairs of spellings of which a list should use one. `faulty` says when the second is the one to mend: always; where both stand in
 * the list; or, the first as well, where it is the rarer one.
 */
const PAIRS: readonly {
  left: RegExp;
  right: RegExp;
  words: [left: string, right: string];
  faulty: "always" | "mixed" | "rarer";
}[] = [
  { left: /拟订/gu, right: /拟定/gu, words: ["拟订", "拟定"], faulty: "mixed" },
  { left: /台账/gu, right: /台帐/gu, words: ["台账", "台帐"], faulty: "always" },
  { left: /是否/gu, right: /有否/gu, words: ["是否", "有否"], faulty: "always" },
  // 《女职工劳动保护特别规定》 (2012) says 女职工 throughout.
  { left: /女职工/gu, right: /女工(?![委会])/gu, words: ["女职工", "女工"], faulty: "mixed" },
  // 《劳动人事争议仲裁办案规则》 and what the bodies are called since.
  { left: /劳动人事争议/gu, right: /劳动、人事争议/gu, words: ["劳动人事争议", "劳动、人事争议"], faulty: "mixed" },
  // 《社会保险法》 chapter 8 is about the funds that a bureau keeps; 社会保障基金 is the nation's reserve.
  {
    left: /社会保险基金/gu,
    right: /社会保障基金(?!理事会|财政专户)/gu,
    words: ["社会保险基金", "社会保障基金"],
    faulty: "mixed",
  },
];

/** One look for all of them: most texts have none. */
const ANY = PAIRS.flatMap(({ words }) => words).join("|");
/** Fields that repeat a law's own words. */
const QUOTED = /^(?:basis|accountability|circumstance)$/u;

/** 本县 and 我县 for the own place. */
const ownPlace = (kind: string): (typeof PAIRS)[number] => ({
  left: new RegExp(`本${kind}(?!级)`, "gu"),
  right: new RegExp(`我${kind}`, "gu"),
  words: [`本${kind}`, `我${kind}`],
  faulty: "rarer",
});

export const wordingVariant: Rule = {
  id: "wording/variant",
  title: "“拟订”与“拟定”、“台账”与“台帐”等混用",
  severity: "hint",
  source: "form",
  reason: "同一词在一份清单中应当用同一写法；“拟订”指起草待批，“拟定”指已经定稿，“台帐”应作“台账”。",
  *check({ texts, place }) {
    const own = place.kind === "" ? "" : `|[本我]${place.kind}`;
    const any = new RegExp(`${ANY}${own}`, "u");
    const may = texts.filter(({ field, text }) => !QUOTED.test(field) && any.test(text));
    for (const pair of [...PAIRS, ...(place.kind === "" ? [] : [ownPlace(place.kind)])]) {
      const [leftWord, rightWord] = pair.words;
      const [lefts, rights] = [find(may, pair.left, leftWord), find(may, pair.right, rightWord)];
      const wrong = pair.faulty !== "rarer" || lefts.length >= rights.length ? rights : lefts;
      if (wrong.length === 0 || (pair.faulty !== "always" && (lefts.length === 0 || rights.length === 0))) continue;
      const [used, other] = wrong === rights ? [rightWord, leftWord] : [leftWord, rightWord];
      for (const { at, index } of wrong) {
        yield {
          at: placeIn(at),
          quote: around(at.text, index, index + 2, 6),
          message:
            lefts.length > 0 && rights.length > 0
              ? `此处写“${used}”，清单其他地方写“${other}”。`
              : `“${used}”应作“${other}”。`,
          remedy: `统一为“${other}”。`,
          ...(pair.faulty === "always" ? { suggestion: at.text.replaceAll(used, other) } : {}),
        };
      }
    }
  },
};

function find(texts: readonly TextAt[], pattern: RegExp, word: string): { at: TextAt; index: number }[] {
  return texts
    .filter((at) => at.text.includes(word))
    .flatMap((at) => [...matchesOf(at.text, pattern)].map(({ index }) => ({ at, index })));
}
