import type { Part } from "@qingdan/model";
import type { Cell, Table } from "../../blocks.ts";
import type { HeaderColumn } from "./header.ts";
import { passageText, type Recognition } from "../passage.ts";

/** The fields of the groups of a part and of their rows. */
export const GROUP_AND_ROWS: Partial<Record<Part, readonly [group: string, rows: string]>> = {
  duties: ["duty", "task"],
  services: ["name", "content"],
};

/**
 * Two columns of one field right behind each other (职责事项 | 具体工作事项) are the group and its rows, where the form has both and no other
 * column is the one that is missing. A guess.
 */
export function groupAndRow(part: Part, columns: HeaderColumn[]): HeaderColumn[] {
  const [group, rows] = GROUP_AND_ROWS[part] ?? [];
  if (group === undefined || rows === undefined) return columns;
  const isOf = (field: string): HeaderColumn[] => columns.filter((column) => column.field === field);
  const pair = isOf(group).length === 0 ? isOf(rows) : isOf(rows).length === 0 ? isOf(group) : [];
  const [first, second] = pair;
  const between = columns.slice(columns.indexOf(first as HeaderColumn) + 1, columns.indexOf(second as HeaderColumn));
  const isPair = pair.length === 2 && between.every(({ field }) => field === "serial");
  // Below one heading over both the first is the column, and the second explains it.
  if (!isPair || second?.lines.length === 0 || pair.some(({ heading }) => heading.includes("\n"))) return columns;
  const guesses = new Map([
    [first, group],
    [second, rows],
  ]);
  return columns.map((column) => {
    const field = guesses.get(column);
    return field === undefined || field === column.field ? column : { ...column, field, guessed: true };
  });
}

/**
 * Of two columns of shares with the departments between them (职责边界 | 相关部门 | 具体职责) the first is of the matters, where no other column is. A
 * guess.
 */
export function matterInFront(part: Part, columns: HeaderColumn[]): HeaderColumn[] {
  if (part !== "boundaries" || columns.some(({ field }) => field === "matter")) return columns;
  const shares = columns.filter(({ field, lines }) => field === "responsibility" && lines.length > 0);
  const [first, second] = shares.map((column) => columns.indexOf(column));
  const departments = columns.flatMap(({ field }, index) => (field === "department" ? [index] : []));
  const isFirst = shares.length === 2 && first !== undefined && second !== undefined && departments.length === 1;
  const isBetween = isFirst && departments.every((at) => first < at && at < second);
  return isBetween
    ? columns.map((column, index) => (index === first ? { ...column, field: "matter", guessed: true } : column))
    : columns;
}

/**
 * A 序号 between the column of the groups and that of their rows counts the rows, where no row goes without one: it is no serial of the
 * groups (主要职责 | 序号 | 具体工作事项).
 */
export function countingSerials(part: Part, table: Table, row: number, columns: HeaderColumn[]): HeaderColumn[] {
  const at = columns.findIndex(({ field }) => field === "serial");
  const [group, rows] = GROUP_AND_ROWS[part] ?? [];
  if (group === undefined || at < 1 || columns[at - 1]?.field !== group || columns[at + 1]?.field !== rows)
    return columns;
  const below = table.rows.slice(row + 1);
  const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cell.lines.length > 0;
  const countsRows = below.every((cells) => isFilled(cells[at]) || !isFilled(cells[at + 1]));
  return countsRows ? columns.map((column, index) => (index === at ? { ...column, doubled: true } : column)) : columns;
}

/** What programs call the column of their own that counts rows, if anything. */
const INDEX_HEADING = /^(?:index|unnamed: ?\d+)?$/iu;

/**
 * A first column without a heading that counts all rows from 0 or 1, beside a 序号 of the table's own: programs write it in front of what they
 * export, and it is no more than a second serial.
 */
export function rowIndex(recognition: Recognition, table: Table, row: number, columns: HeaderColumn[]): HeaderColumn[] {
  const [first, ...others] = columns;
  if (first === undefined || first.field !== undefined || !INDEX_HEADING.test(first.heading)) return columns;
  if (!others.some(({ field }) => field === "serial")) return columns;
  const below = table.rows
    .slice(row + 1)
    .filter((cells) => cells.some((cell) => cell !== undefined && cell.lines.length > 0));
  const counts = below.map((cells) => passageText(recognition.document, cells[0]?.lines ?? []));
  const from = Number(counts[0]);
  const isIndex = counts.length >= 2 && from <= 1 && counts.every((text, at) => text === String(from + at));
  return isIndex ? [{ ...first, field: "serial", doubled: true }, ...others] : columns;
}

/** 子项 · 子项名称: the name of what a row is about, where another column says it. */
const SUBITEM = /^(?:子项|分项|小项)(?:名称)?$/u;

/** 子项名称 in front of 服务内容 (or of 具体工作事项) names what that says: of the two it is the one that is kept as a note. */
export function subitems(columns: HeaderColumn[]): HeaderColumn[] {
  const isSubitem = ({ heading }: HeaderColumn): boolean =>
    heading.includes("项") && SUBITEM.test(heading.replace(/[\s\u3000]+/gu, ""));
  const at = columns.findIndex(isSubitem);
  const own = columns[at];
  const isSaid = own?.field !== undefined && columns.some((column) => column !== own && column.field === own.field);
  return isSaid ? columns.map((column) => (column === own ? { ...column, field: undefined } : column)) : columns;
}
