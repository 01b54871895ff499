import { PARTS, serialValue } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";

/** No heading is longer. */
const LONGEST_HEADING = 20;

/**
 * A table that has a column for each item (监管事项 | 取水许可 | 采砂 over 监督检查对象 | … | …), laid out again with its first column as
 * header; undefined for any other table. Every cell of the first column must be a heading of one part, and no other cell one.
 */
export function transposedTable(recognition: Recognition, table: Table): Table | undefined {
  if (table.columns < 3 || table.rows.length < 3 || table.rows.length > 12) return undefined;
  const counted = withoutSerials(recognition, table);
  if (counted !== undefined) {
    const upright = transposedTable(recognition, counted);
    if (upright !== undefined) for (const [cell] of table.rows) markFurniture(recognition, "serial", cell?.lines ?? []);
    return upright;
  }
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

/** The table without a first column 序号 that counts its rows; undefined where there is none. */
function withoutSerials({ document, vocabulary }: Recognition, table: Table): Table | undefined {
  const [head = "", ...numbers] = table.rows.map(([cell]) => passageText(document, cell?.lines ?? []));
  if (table.columns < 4 || vocabulary.columnOf("oversight", head)?.field !== "serial") return undefined;
  if (!numbers.every((text, at) => serialValue(text) === at + 1)) return undefined;
  return { ...table, columns: table.columns - 1, rows: table.rows.map((row) => row.slice(1)) };
}

function isHeading({ vocabulary }: Recognition, part: (typeof PARTS)[number], text: string): boolean {
  return text !== "" && text.length <= LONGEST_HEADING && vocabulary.columnOf(part, text)?.remainder === "";
}
