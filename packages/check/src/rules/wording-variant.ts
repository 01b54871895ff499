import { around, placeIn, type TextAt } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** Pairs of spellings of which a list should use one. */
const PAIRS: readonly [left: RegExp, right: RegExp, leftWord: string, rightWord: string][] = [
  [/拟订/gu, /拟定/gu, "拟订", "拟定"],
  [/台账/gu, /台帐/gu, "台账", "台帐"],
];

export const wordingVariant: Rule = {
  id: "wording/variant",
  title: "“拟订”与“拟定”、“台账”与“台帐”混用",
  severity: "hint",
  source: "form",
  reason: "同一词在一份清单中应当用同一写法；“拟订”指起草待批，“拟定”指已经定稿，“台帐”应作“台账”。",
  *check({ texts }) {
    for (const [left, right, leftWord, rightWord] of PAIRS) {
      const [lefts, rights] = [find(texts, left), find(texts, right)];
      const wrong = leftWord === "台账" ? rights : lefts.length >= rights.length ? rights : lefts;
      if (wrong.length === 0 || (leftWord !== "台账" && (lefts.length === 0 || rights.length === 0))) continue;
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
          ...(used === "台帐" ? { suggestion: at.text.replaceAll(used, other) } : {}),
        };
      }
    }
  },
};

function find(texts: readonly TextAt[], pattern: RegExp): { at: TextAt; index: number }[] {
  const word = pattern.source;
  return texts
    .filter((at) => at.text.includes(word))
    .flatMap((at) => [...at.text.matchAll(pattern)].map(({ index }) => ({ at, index })));
}
