import type { Diagnostic } from "@qingdan/model";
import { sameCell, type BasePart, type BaseRow } from "./base-part.ts";
import type { EditedRow, EditedSheet } from "./edited-workbook.ts";
import { problem } from "./problems.ts";

/** What a row may call itself after its key was judged. */
export interface ClaimedRow extends EditedRow {
  /** The base row that this row is, by its key. */
  base: BaseRow | undefined;
  /** True for a row that carries the key of another row: a copy, which is a new row. */
  copy: boolean;
}

/** The base row that a row's keys name: by its own key, or by its group's where it has no other. */
export function namedRow(row: EditedRow, base: BasePart): BaseRow | undefined {
  const [group = "", member = ""] = row.keys;
  if (member !== "") return base.members.get(member);
  const named = group === "" ? undefined : base.groups.get(group);
  return named?.member === "" ? named : undefined;
}

/**
 * Judges the keys of a sheet's rows. A key that stands on several rows belongs to the row most like the base (the fingerprint of the
 * export counts for nothing: it was copied too); the others are copies, that is new rows. A key that the base does not know is none.
 */
export function claimKeys(sheet: EditedSheet, base: BasePart, problems: Diagnostic[]): ClaimedRow[] {
  const claimants = new Map<BaseRow, EditedRow[]>();
  const named = new Map(sheet.rows.map((row) => [row, namedRow(row, base)]));
  for (const [row, baseRow] of named) {
    if (baseRow === undefined) continue;
    const rows = claimants.get(baseRow);
    if (rows === undefined) claimants.set(baseRow, [row]);
    else rows.push(row);
  }
  const owners = ownersOf(sheet.rows, base.rows, claimants);
  const strangers: EditedRow[] = [];
  const claimed = sheet.rows.map((row) => {
    const baseRow = named.get(row);
    const copy = baseRow !== undefined && owners.get(baseRow) !== row;
    if (baseRow === undefined && (row.keys.at(-1) ?? "") !== "") strangers.push(row);
    return { ...row, base: copy ? undefined : baseRow, copy };
  });
  reportStrangers(strangers, problems);
  return claimed;
}

/** Tells of rows that were copied from others; what their content turned out to be another row of the base is none of them. */
export function reportCopies(rows: ReadonlySet<EditedRow>, problems: Diagnostic[]): void {
  for (const row of rows)
    problems.push(problem("hint", "key-copied", placeOf(row), "该行由另一行复制而来，按新增处理。"));
}

const placeOf = (row: EditedRow): { sheet: string; cell: string } => ({
  sheet: row.sheet,
  cell: Object.values(row.cells).find(({ origin }) => origin === row.row)?.address ?? `A${row.row}`,
});

/** Tells of rows whose keys the base does not know: pasted from another list or another sheet. Many of them are told once. */
function reportStrangers(rows: readonly EditedRow[], problems: Diagnostic[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const which = rows.length === 1 ? "该行" : `自该行起有${rows.length}行`;
  const message = `${which}的隐藏标识不属于该表导出时的版次（可能由别的表或文件粘贴而来），按内容识别。`;
  problems.push(problem("warning", "key-unknown", placeOf(first), message, "请核对各行是否属于本部门、本部分。"));
}

/**
 * Which row each base row is, of those that carry its key: the one most like it. Where several are equally like it, a group was copied
 * whole, and only some of its rows were edited since: the one that stands next to the owner of the base's neighbour, else the first.
 */
function ownersOf(
  rows: readonly EditedRow[],
  baseRows: readonly BaseRow[],
  claimants: ReadonlyMap<BaseRow, readonly EditedRow[]>,
): Map<BaseRow, EditedRow> {
  const best = new Map([...claimants].map(([baseRow, claiming]) => [baseRow, mostLike(claiming, baseRow)]));
  const owners = new Map<BaseRow, EditedRow>();
  for (const [baseRow, [first, second]] of best) {
    if (first !== undefined && second === undefined) owners.set(baseRow, first);
  }
  const place = new Map(rows.map((row, index) => [row, index]));
  const settle = (baseRow: BaseRow, neighbour: BaseRow | undefined, distance: 1 | -1): void => {
    const beside = neighbour === undefined ? undefined : owners.get(neighbour);
    if (owners.has(baseRow) || beside === undefined || neighbour?.group !== baseRow.group) return;
    const row = rows[(place.get(beside) ?? 0) + distance];
    if (row !== undefined && best.get(baseRow)?.includes(row)) owners.set(baseRow, row);
  };
  for (const [index, baseRow] of baseRows.entries()) settle(baseRow, baseRows[index - 1], 1);
  for (const [index, baseRow] of [...baseRows.entries()].toReversed()) settle(baseRow, baseRows[index + 1], -1);
  for (const [baseRow, [first]] of best) {
    if (first !== undefined && !owners.has(baseRow)) owners.set(baseRow, first);
  }
  return owners;
}

/** The rows that are most like a base row: several where they are equally so. */
function mostLike(rows: readonly EditedRow[], base: BaseRow): EditedRow[] {
  if (rows.length < 2) return [...rows];
  const scores = rows.map((row) => {
    const cells = Object.entries(row.cells);
    return cells.reduce((sum, [field, { text }]) => sum + likeness(field, text, base.cells[field] ?? ""), 0);
  });
  const highest = Math.max(...scores);
  return rows.filter((_, index) => scores[index] === highest);
}

/** 1 for the same text, less for one that only begins and ends alike, 0 for another one. A serial says little: rows are renumbered. */
export function likeness(field: string, text: string, base: string): number {
  if (sameCell(field, text, base)) return field === "serial" ? 0.1 : 1;
  if (field === "serial") return 0;
  const longest = Math.max(text.length, base.length);
  const shortest = Math.min(text.length, base.length);
  let shared = 0;
  while (shared < shortest && text[shared] === base[shared]) shared += 1;
  const start = shared;
  while (shared < shortest && text.at(start - shared - 1) === base.at(start - shared - 1)) shared += 1;
  return (shared / longest) * 0.9;
}
