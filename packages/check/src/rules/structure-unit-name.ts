import { differenceOf } from "../edit-distance.ts";
import type { Hit, Rule } from "../rule.ts";

interface Named {
  at: Hit["at"];
  name: string;
}

export const structureUnitName: Rule = {
  id: "structure/unit-name",
  title: "处室名称重复或者前后不一",
  severity: "warning",
  source: "form",
  reason: "同一机构在清单中应当用同一名称，一格中不重复列出。",
  *check({ list }) {
    const named: Named[] = [];
    for (const { key, unit } of (list.duties ?? []).flatMap(({ tasks }) => tasks)) {
      for (const name of split(unit)) named.push({ at: { table: "task", key, field: "unit" }, name });
    }
    for (const { key, agency } of (list.services ?? []).flatMap(({ items }) => items)) {
      for (const name of split(agency)) named.push({ at: { table: "service_item", key, field: "agency" }, name });
    }
    for (const [index, { at, name }] of named.entries()) {
      const before = named[index - 1];
      if (before?.at.key === at.key && before.name === name)
        yield {
          at,
          quote: name,
          message: `“${name}”在同一格中重复列出。`,
          remedy: "删去重复的一个，或者改为漏写的机构。",
        };
    }
    yield* variants(named);
  },
};

const split = (cell: string): string[] =>
  cell
    .split(/[\n、，,；;]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** The rarer of two names that differ by one character left out or put in. */
function* variants(named: readonly Named[]): Generator<Hit> {
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()].filter((name) => name.length >= 5);
  for (const rare of names) {
    const usual = names.find(
      (other) => other !== rare && (counts.get(other) ?? 0) > (counts.get(rare) ?? 0) && isSlip(rare, other),
    );
    if (usual === undefined) continue;
    for (const { at, name } of named) {
      if (name === rare)
        yield { at, quote: rare, message: `“${rare}”疑为“${usual}”。`, remedy: `核对后统一为“${usual}”。` };
    }
  }
}

function isSlip(left: string, right: string): boolean {
  const { left: a, right: b } = differenceOf(left, right);
  return (a === "" || b === "") && (a + b).length === 1 && !/[省市县区一二三四五六七八九十\d]/u.test(a + b);
}
