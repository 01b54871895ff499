import { leadingNumber, serialValue } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import type { HeaderColumn } from "./header.ts";
import { passageText, type Recognition } from "../passage.ts";

/** How many rows tell whether a column holds numbers. */
const SAMPLE = 12;

/**
 * 主要内容 over two columns with nothing below it, of which the first holds nothing but numbers ((1), 2.) and the second the texts: the heading is
 * that of the texts, and the numbers count the rows of each group, as a second 序号 does.
 */
export function numbersUnderHeading(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const result = [...columns];
  const below = table.rows.slice(row + 1, row + 1 + SAMPLE);
  const textsOf = (at: number): string[] =>
    below
      // A row over all columns (一、取水许可监管) is of none of them.
      .filter((cells) => !cells.some((cell) => (cell?.colSpan ?? 1) === cells.length))
      .map((cells) => passageText(recognition.document, cells[at]?.lines ?? []).trim())
      .filter((text) => text !== "");
  for (const [at, column] of columns.entries()) {
    const next = columns[at + 1];
    // In a .csv, which has no merged cells, the second column has no heading.
    const isOver = (other: HeaderColumn | undefined): boolean =>
      other?.lines.length === 0 &&
      (other.heading === column.heading || (other.heading === "" && column.field !== "serial"));
    const isOverBoth = isOver(next);
    const isOverMore = isOver(columns[at + 2]);
    if (!isOverBoth || isOverMore || column.lines.length === 0 || column.field === undefined) continue;
    const numbers = textsOf(at);
    if (numbers.length < 2 || !numbers.every(isNumber) || textsOf(at + 1).every(isNumber)) continue;
    result[at] = { field: "serial", heading: "", remainder: "", lines: [], doubled: true, noHeading: true };
    result[at + 1] = { ...column };
  }
  return result;
}

function isNumber(text: string): boolean {
  return serialValue(text) !== undefined || leadingNumber(text)?.length === text.length;
}
