import { isBlank } from "../columns.ts";
import type { Rule } from "../rule.ts";

export const structureRegimeUnit: Rule = {
  id: "structure/regime-unit",
  title: "监管制度的责任单位有的写、有的没写",
  severity: "hint",
  source: "form",
  reason: "每项监管制度都应当写明由哪个处室或者机构负责，同一部分写法应当一致。",
  *check({ list }) {
    const regimes = list.oversight ?? [];
    const without = regimes.filter(({ unit }) => isBlank(unit));
    const first = without[0];
    if (first === undefined || without.length === regimes.length) return;
    yield {
      at: { table: "regime", key: first.key, field: "title" },
      quote: first.title,
      message: `${regimes.length}项监管制度中有${without.length}项没有写责任单位：${without
        .slice(0, 3)
        .map(({ title }) => `“${title}”`)
        .join("、")}${without.length > 3 ? "等" : ""}。`,
      remedy: "逐项写明责任单位。",
    };
  },
};
