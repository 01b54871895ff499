import { PARTS } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { passageText, type Recognition } from "../passage.ts";

/** No heading is longer. */
const LONGEST_HEADING = 20;

/**
 * A table that has a column for each item (监管事项 | 取水许可 | 采砂 over 监督检查对象 | … | …), laid out again with its first column as
 * header; undefined for any other table. Every cell of the first column must be a heading of one part, and no other cell one.
 */
export function transposedTable(recognition: Recognition, table: Table): Table | undefined {
  if (table.columns < 3 || table.rows.length < 3 || table.rows.length > 12) return undefined;
  const isPlain = table.rows.every((row) => row.every((cell) => cell?.rowSpan === 1 && cell.colSpan === 1));
  if (!isPlain) return undefined;
  const texts = table.rows.map((row) => row.map((cell) => passageText(recognition.document, cell?.lines ?? [])));
  const names = texts.map(([first = ""]) => first);
  const part = PARTS.find((candidate) => names.every((name) => isHeading(recognition, candidate, name)));
  if (part === undefined || new Set(names).size < names.length) return undefined;
  if (texts.some((row) => row.slice(1).some((text) => isHeading(recognition, part, text)))) return undefined;
  return {
    ...table,
    columns: table.rows.length,
    rows: Array.from({ length: table.columns }, (_, column) => table.rows.map((row) => row[column])),
  };
}

function isHeading({ vocabulary }: Recognition, part: (typeof PARTS)[number], text: string): boolean {
  return text !== "" && text.length <= LONGEST_HEADING && vocabulary.columnOf(part, text)?.remainder === "";
}
