import type { Boundary, Duty, Liability, Regime, Service } from "@qingdan/model";
import { isBlank } from "../columns.ts";
import { excerpt } from "../excerpt.ts";
import type { Hit, Rule } from "../rule.ts";

export const structureEmptyRow: Rule = {
  id: "structure/empty-row",
  title: "行内主要栏目空白",
  severity: "warning",
  source: "form",
  reason: "一行至少应当有它的主要栏目：具体工作事项、职责分工、监督检查各要素、主要内容、追责情形。",
  *check({ list }) {
    yield* inDuties(list.duties ?? []);
    yield* inBoundaries(list.boundaries ?? []);
    yield* inRegimes(list.oversight ?? []);
    yield* aboveTexts(list.services ?? []);
    yield* amongTexts(list.services ?? []);
    yield* inLiabilities(list.accountability?.liabilities ?? []);
  },
};

function* inDuties(duties: readonly Duty[]): Generator<Hit> {
  for (const { text, tasks } of duties) {
    for (const task of tasks.some((other) => !isBlank(other.text)) ? tasks : []) {
      if (isBlank(task.text))
        yield {
          at: { table: "task", key: task.key, field: "text" },
          quote: task.unit || excerpt(text, 20),
          message: "具体工作事项为空。",
          remedy: "补充内容或者删去该行。",
        };
    }
  }
}

function* inBoundaries(boundaries: readonly Boundary[]): Generator<Hit> {
  for (const { matter, parties } of boundaries) {
    for (const party of parties) {
      if (isBlank(party.responsibility))
        yield {
          at: { table: "party", key: party.key, field: "responsibility" },
          quote: party.department,
          message: `“${matter}”中${party.department}的职责分工为空。`,
          remedy: "补充职责分工。",
        };
      if (isBlank(party.department))
        yield {
          at: { table: "party", key: party.key, field: "department" },
          quote: excerpt(party.responsibility, 20),
          message: `“${matter}”有一行没有写相关部门。`,
          remedy: "补充部门名称。",
        };
    }
  }
}

function* inRegimes(regimes: readonly Regime[]): Generator<Hit> {
  for (const { title, sections } of regimes) {
    for (const section of sections) {
      if (section.heading !== "" && isBlank(section.text) && sections.some((other) => !isBlank(other.text)))
        yield {
          at: { table: "section", key: section.key, field: "text" },
          quote: section.heading,
          message: `“${title}”的${section.heading}没有内容。`,
          remedy: "补充内容。",
        };
    }
  }
}

/** Below the group's first text an empty cell is a merged one; above it, it is empty. */
function* aboveTexts(services: readonly Service[]): Generator<Hit> {
  for (const { name, items } of services) {
    const first = items.findIndex(({ content }) => !isBlank(content));
    for (const { key, agency } of items.slice(0, Math.max(0, first)))
      yield {
        at: { table: "service_item", key, field: "content" },
        quote: agency || name,
        message: `“${name}”的一行主要内容为空。`,
        remedy: "补充主要内容；与上一行相同的应当合并单元格或者重复写明。",
        severity: "hint",
      };
  }
}

/** Where the other rows of a service have texts of their own, an empty one below them is no merged cell. */
function* amongTexts(services: readonly Service[]): Generator<Hit> {
  for (const { name, items } of services) {
    const first = items.findIndex(({ content }) => !isBlank(content));
    const below = first === -1 ? [] : items.slice(first + 1);
    const empty = below.filter(({ content }) => isBlank(content));
    if (empty.length === 0 || empty.length * 2 > below.length) continue;
    for (const { key, agency } of empty)
      yield {
        at: { table: "service_item", key, field: "content" },
        quote: agency || name,
        message: `“${name}”的一行主要内容为空，其他行都有。`,
        remedy: "补充主要内容或者删去该行。",
        severity: "hint",
      };
  }
}

function* inLiabilities(liabilities: readonly Liability[]): Generator<Hit> {
  for (const { key, subject, circumstance } of liabilities)
    if (isBlank(circumstance))
      yield {
        at: { table: "liability", key, field: "circumstance" },
        quote: subject,
        message: "追责情形为空。",
        remedy: "补充追责情形。",
      };
  yield* withoutSubjects(liabilities);
}

/** A table may have no column for them, or print them once, in a cell merged over the rows that they are for. */
function* withoutSubjects(liabilities: readonly Liability[]): Generator<Hit> {
  const first = liabilities.findIndex(({ subject }) => !isBlank(subject));
  if (first === -1) return;
  const below = liabilities.slice(first + 1).filter(({ subject }) => isBlank(subject));
  const merged = below.length * 2 > liabilities.length - first - 1;
  for (const { key, circumstance } of [...liabilities.slice(0, first), ...(merged ? [] : below)])
    yield {
      at: { table: "liability", key, field: "subject" },
      quote: excerpt(circumstance, 20),
      message: "追责对象为空。",
      remedy: "补充追责对象。",
    };
}
