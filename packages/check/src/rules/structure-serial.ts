import { serialValue, type NodeTable, type ResponsibilityList } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import type { Hit, Rule } from "../rule.ts";

interface Numbered {
  key: string;
  serial: string;
  words: string;
}

/** The numbered series of a list. Regimes under a group heading are a series of their own, or go on with the numbers of the group before. */
function* series(list: ResponsibilityList): Generator<[table: NodeTable, rows: Numbered[]]> {
  yield ["duty", (list.duties ?? []).map(({ key, serial, text }) => ({ key, serial, words: text }))];
  yield ["boundary", (list.boundaries ?? []).map(({ key, serial, matter }) => ({ key, serial, words: matter }))];
  const groups = new Map<string, Numbered[]>();
  for (const { key, serial, title, group } of list.oversight ?? []) {
    const before = [...groups.values()].at(-1);
    const goesOn = serialValue(serial) === (serialValue(before?.at(-1)?.serial ?? "") ?? Number.NaN) + 1;
    const rows = groups.get(group) ?? (before !== undefined && goesOn ? before : []);
    groups.set(group, rows);
    rows.push({ key, serial, words: title });
  }
  for (const rows of new Set(groups.values())) yield ["regime", rows];
  yield ["service", (list.services ?? []).map(({ key, serial, name }) => ({ key, serial, words: name }))];
  const { liabilities = [], mechanism } = list.accountability ?? {};
  yield ["liability", liabilities.map(({ key, serial, circumstance }) => ({ key, serial, words: circumstance }))];
  yield ["mechanism", (mechanism?.sections ?? []).map(({ key, serial, title }) => ({ key, serial, words: title }))];
}

export const structureSerial: Rule = {
  id: "structure/serial",
  title: "序号重复、跳号、倒序或者缺失",
  severity: "warning",
  source: "form",
  reason: "序号应当从1起连续编排，每项一个。",
  *check({ list }) {
    for (const [table, rows] of series(list)) {
      if (rows.some(({ serial }) => serial.trim() !== "")) yield* inSeries(table, rows);
    }
  },
};

/** Half-width brackets among full-width ones are the odd ones out, however many they are. */
const styleOf = (serial: string): "half" | "full" => (/[()]/u.test(serial) ? "half" : "full");

function* inSeries(table: NodeTable, rows: readonly Numbered[]): Generator<Hit> {
  const used = new Map<number, Numbered>();
  const halves = rows.filter(({ serial }) => styleOf(serial) === "half").length;
  const usual = halves === rows.length ? "half" : "full";
  let last = 0;
  for (const row of rows) {
    const at = { table, key: row.key, field: "serial" };
    const value = serialValue(row.serial);
    const about = excerpt(row.words.replace(/\s+/gu, ""), 20);
    if (value === undefined) {
      const message = row.serial.trim() === "" ? `“${about}”没有序号。` : `“${row.serial}”不是序号。`;
      yield { at, quote: row.serial || about, message, remedy: "补编序号。" };
      continue;
    }
    const before = used.get(value);
    if (before !== undefined) {
      const same = before.words === row.words ? "，内容也相同" : "，内容不同";
      yield {
        at,
        quote: row.serial,
        message: `序号“${row.serial}”重复${same}：“${about}”。`,
        remedy: "合并为一项或者重新编号。",
      };
    } else if (value < last) {
      yield {
        at,
        quote: row.serial,
        message: `序号“${row.serial}”排在“${last}”之后，顺序颠倒。`,
        remedy: "按顺序重新编号。",
      };
    } else if (value > last + 1) {
      const missing = value === last + 2 ? `“${last + 1}”` : `“${last + 1}”至“${value - 1}”`;
      yield {
        at,
        quote: row.serial,
        message: last === 0 ? `序号从“${value}”开始，缺${missing}。` : `序号从“${last}”跳到“${value}”，缺${missing}。`,
        remedy: "核对是否漏项，重新编号。",
      };
    }
    const style = styleOf(row.serial);
    if (before === undefined && style !== usual) {
      yield {
        at,
        quote: row.serial,
        message: `序号“${row.serial}”的括号与其他序号不一致。`,
        remedy: "统一为全角括号。",
        severity: "hint",
      };
    }
    used.set(value, row);
    last = Math.max(last, value);
  }
}
