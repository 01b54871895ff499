import type { Table } from "../../blocks.ts";
import type { HeaderColumn } from "../header/header.ts";
import { passageText, type Recognition } from "../passage.ts";

const TICK = /^[√✓✔☑●○◎★☆■▲Vv是有1]$/u;
/** What a cell that is not ticked may say. */
const CROSS = /^[×xX✗✘否无—\-／/]?$/u;
/** How many rows tell whether a column is ticked. */
const SAMPLE = 40;

/** True for a cell that says no more than that its heading holds. */
export function isTick(text: string): boolean {
  return TICK.test(text.trim());
}

/**
 * 相关部门 | 牵头 | 配合 with ticks below 牵头 and 配合: they say in which way the department beside them takes part, and name none. Without a
 * field of their own they are kept as they stand.
 */
export function withoutTicked(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const departments = columns.filter(({ field, lines }) => field === "department" && lines.length > 0);
  if (departments.length < 2) return columns;
  const ticked = departments.filter((column) => holdsTicks(recognition, table, row, column, columns.indexOf(column)));
  if (ticked.length === 0 || ticked.length === departments.length) return columns;
  return columns.map((column) => (ticked.includes(column) ? { ...column, field: undefined } : column));
}

function holdsTicks(
  { document }: Recognition,
  table: Table,
  row: number,
  { heading }: HeaderColumn,
  column: number,
): boolean {
  // The lower level of the head, and the head once more behind a page end, stand between the cells.
  const texts = table.rows
    .slice(row + 1, row + 1 + SAMPLE)
    .filter((cells) => cells.filter((cell) => cell !== undefined && cell.lines.length > 0).length > 1)
    .map((cells) => passageText(document, cells[column]?.lines ?? []).trim())
    .filter((text) => text === "" || !heading.includes(text));
  return texts.some(isTick) && texts.every((text) => isTick(text) || CROSS.test(text));
}
