import { around } from "../facts.ts";
import { matchesOf } from "../matches-of.ts";
import type { Rule } from "../rule.ts";

/** Whom a regime supervises, by the words of its procedure: 被监督单位. 对象 takes in persons as well and is no variant. */
const NAMED = /被(?:监督|检查|稽核|监管|督查|抽查|审计)(?:单位|机构|企业|部门)/gu;
/** A word used so often is the regime's own; another that comes once is a slip. */
const USUAL = 4;

export const wordingObjectName: Rule = {
  id: "wording/object-name",
  title: "同一监管制度中被监管者的称呼不一",
  severity: "hint",
  source: "form",
  reason: "“被监督单位”写成“被监督机构”，读者会以为另有所指，一项制度应当用同一称呼。",
  *check({ list }) {
    for (const { sections } of list.oversight ?? []) {
      const found = sections.flatMap(({ key, text }) =>
        text.includes("被") ? matchesOf(text, NAMED).map((match) => ({ key, text, match })) : [],
      );
      if (found.length <= USUAL) continue;
      const times = (name: string): number => found.filter(({ match }) => match[0] === name).length;
      for (const { key, text, match } of found) {
        if (times(match[0]) > 1) continue;
        const usual = found.find(
          (other) => other.match[0].slice(0, 3) === match[0].slice(0, 3) && times(other.match[0]) >= USUAL,
        );
        if (usual === undefined) continue;
        yield {
          at: { table: "section", key, field: "text" },
          quote: around(text, match.index, match.index + match[0].length, 6),
          message: `此处称“${match[0]}”，本制度其他处称“${usual.match[0]}”。`,
          remedy: `统一为“${usual.match[0]}”。`,
        };
      }
    }
  },
};
