import type { Table } from "../../blocks.ts";
import { headerAt } from "../header/read-header.ts";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/**
 * A table whose first column names the parts of the list, each over the rows of its own head and its rows, or one part over all of them: falls
 * into a title and a table a part. undefined for any other table.
 */
export function partColumn(recognition: Recognition, table: Table): Piece[] | undefined {
  // What stands over all columns above and below the parts is title and note.
  const isOverAll = (row: Table["rows"][number]): boolean => (row[0]?.colSpan ?? 1) >= table.columns;
  const first = table.rows.findIndex((row) => !isOverAll(row));
  const behind = table.rows.findLastIndex((row) => !isOverAll(row)) + 1;
  if (first > 0 || (first === 0 && behind < table.rows.length)) {
    const inside = partColumn(recognition, { ...table, rows: table.rows.slice(first, behind) });
    const outside = (rows: Table["rows"]): Piece[] => (rows.length === 0 ? [] : [{ ...table, rows }]);
    if (inside === undefined) return undefined;
    return [...outside(table.rows.slice(0, first)), ...inside, ...outside(table.rows.slice(behind))];
  }
  const starts = startsOf(recognition, table);
  if (starts === undefined) return undefined;
  const pieces: Piece[] = [];
  for (const [at, start] of starts.entries()) {
    const rows = table.rows.slice(start, starts[at + 1]).map((row) => row.slice(1));
    pieces.push({ kind: "paragraph", lines: [...(table.rows[start]?.[0]?.lines ?? [])] });
    pieces.push({ ...table, columns: table.columns - 1, rows });
  }
  return pieces;
}

/** The rows in which the parts begin. */
function startsOf(recognition: Recognition, table: Table): number[] | undefined {
  if (table.columns < 4) return undefined;
  const starts: number[] = [];
  for (const [index, row] of table.rows.entries()) {
    const cell = row[0];
    if (cell === undefined || (cell.lines.length === 0 && index > 0)) continue;
    const names = recognition.vocabulary.partOf(passageText(recognition.document, cell.lines)) !== undefined;
    // Every name stands beside a head of its own; 主要职责 over a column does not.
    if (!names || cell.colSpan > 1 || !isHead(recognition, table, index)) return undefined;
    starts.push(index);
  }
  const isOverAll = table.rows.length > 1 && table.rows[0]?.[0]?.rowSpan === table.rows.length;
  return starts.length >= 2 || isOverAll ? starts : undefined;
}

/** Whether a head begins in a row behind its first cell. */
function isHead(recognition: Recognition, table: Table, index: number): boolean {
  const rows = table.rows.slice(index).map((cells) => cells.slice(1));
  return headerAt(recognition, { ...table, columns: table.columns - 1, rows }, 0) !== undefined;
}
