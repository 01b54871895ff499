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
    yield* abbreviated(named);
    yield* withLevel(named);
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

const OFFICE = /(?:科|股|处|室|中心|大队|站|所|院|岗)$/u;

/** 公务员科 beside 公务员录用与调配科, 人才中心 beside 人才交流中心: the shorter leaves a word of the longer out. */
function* abbreviated(named: readonly Named[]): Generator<Hit> {
  const names = [...new Set(named.map(({ name }) => name))].filter((name) => OFFICE.test(name) && name.length >= 3);
  for (const short of names) {
    const kind = OFFICE.exec(short)?.[0] ?? "";
    const head = short.slice(0, -kind.length);
    const longer = names.filter((name) => {
      if (name === short || !name.startsWith(head) || !name.endsWith(kind)) return false;
      const middle = name.slice(head.length, -kind.length);
      return middle.length >= 2 && head.length >= 2 && !/[一二三四五六七八九十\d（(、]/u.test(middle);
    });
    const long = longer.length === 1 ? longer[0] : undefined;
    if (long === undefined) continue;
    const at = named.find(({ name }) => name === short)?.at;
    if (at === undefined) continue;
    yield {
      at,
      quote: short,
      message: `清单中既有“${short}”，又有“${long}”，疑为同一机构。`,
      remedy: "核对后统一名称；确为两个机构的可以说明理由后保留。",
      severity: "hint",
    };
  }
}

/** 县劳动监察大队 beside 劳动监察大队: with and without the level. One finding for each office. */
function* withLevel(named: readonly Named[]): Generator<Hit> {
  const names = new Set(named.map(({ name }) => name));
  for (const long of names) {
    const bare = long.replace(/^[省市县区旗州]/u, "");
    if (bare === long || bare.length < 4 || !names.has(bare) || !OFFICE.test(bare)) continue;
    const at = named.find(({ name }) => name === bare)?.at;
    if (at === undefined) continue;
    yield {
      at,
      quote: bare,
      message: `清单中既有“${long}”，又有“${bare}”，同一机构名称写法不一。`,
      remedy: "统一名称。",
      severity: "hint",
    };
  }
}

function isSlip(left: string, right: string): boolean {
  const { left: a, right: b } = differenceOf(left, right);
  return (a === "" || b === "") && (a + b).length === 1 && !/[省市县区一二三四五六七八九十\d]/u.test(a + b);
}
