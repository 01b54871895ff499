import { around, placeIn, type TextAt } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** Ways to shorten one kind of name, in whatever body it stands: the stems, and what makes them a body's name. */
const NAMES: readonly { stems: RegExp; body: RegExp }[] = [
  // 人力资源社会保障 is what the ministry calls itself and is no variant.
  { stems: /人力社保|人社|人保|人劳/gu, body: /^(?:局|部门|部(?!门)|厅|、财政部门|、财政部)/u },
  { stems: /编委办|编办/gu, body: /^(?!法)/u },
  { stems: /市监|市场监管/gu, body: /^局/u },
  { stems: /卫健委|卫健局/gu, body: /^/u },
  { stems: /发改委|发改局/gu, body: /^/u },
  { stems: /住建局|(?<![\u4e00-\u9fff]{2}(?:和|乡))建设局(?!长)/gu, body: /^/u },
  { stems: /文旅局|文广旅局|文旅广体局|旅文局/gu, body: /^/u },
  { stems: /自规局|自资局/gu, body: /^/u },
  { stems: /交通局|交运局/gu, body: /^/u },
  { stems: /水利局|水务局/gu, body: /^/u },
  { stems: /城管局|城管执法局|综合执法局/gu, body: /^/u },
];

/** One look for all of them: most texts name no body by such a name. */
const ANY_STEM = new RegExp(NAMES.map(({ stems }) => stems.source).join("|"), "u");

interface Found {
  at: Parameters<typeof placeIn>[0];
  text: string;
  index: number;
  stem: string;
}

export const wordingName: Rule = {
  id: "wording/name",
  title: "同一部门简称前后不一",
  severity: "hint",
  source: "form",
  reason: "同一部门的简称在清单中应当统一，外地的简称（如“人力社保”）多为照抄留下的。",
  *check({ texts }) {
    const named = texts.filter(({ text }) => ANY_STEM.test(text));
    for (const { stems, body } of NAMES) yield* minority(namesIn(named, stems, body));
  },
};

function namesIn(texts: readonly TextAt[], stems: RegExp, body: RegExp): Found[] {
  const found: Found[] = [];
  for (const at of texts) {
    for (const { 0: stem, index } of matchesOf(at.text, stems)) {
      if (body.test(at.text.slice(index + stem.length, index + stem.length + 6)))
        found.push({ at, text: at.text, index, stem });
    }
  }
  return found;
}

/** All but the most used, once a field. */
function* minority(found: readonly Found[]): Generator<Hit> {
  const counts = new Map<string, number>();
  for (const { stem } of found) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const usual = [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  const seen = new Set<string>();
  for (const { at, text, index, stem } of found) {
    const place = `${at.key} ${at.field} ${stem}`;
    if (stem === usual || seen.has(place)) continue;
    seen.add(place);
    yield {
      at: placeIn(at),
      quote: around(text, index, index + stem.length + 1, 6),
      message: `此处简称“${stem}”，清单其他地方简称“${usual}”。`,
      remedy: `统一为“${usual}”。`,
    };
  }
}
