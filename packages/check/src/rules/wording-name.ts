import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** Ways to shorten the bureau's own kind of name. 人力资源社会保障 is what the ministry calls itself and is no variant. */
const SHORT = ["人社局", "人力社保局", "人保局", "人劳局"];

export const wordingName: Rule = {
  id: "wording/name",
  title: "本部门简称前后不一",
  severity: "hint",
  source: "form",
  reason: "本部门的简称在清单中应当统一。",
  *check({ texts }) {
    const found = SHORT.map((name) => ({
      name,
      places: texts.filter((at) => at.field !== "basis" && at.text.includes(name)),
    })).filter(({ places }) => places.length > 0);
    const usual = found.toSorted((a, b) => b.places.length - a.places.length)[0];
    for (const { name, places } of found) {
      if (usual === undefined || name === usual.name) continue;
      for (const at of places) {
        const index = at.text.indexOf(name);
        yield {
          at: placeIn(at),
          quote: around(at.text, index, index + name.length, 6),
          message: `此处称“${name}”，清单其他地方称“${usual.name}”。`,
          remedy: `统一为“${usual.name}”。`,
        };
      }
    }
  },
};
