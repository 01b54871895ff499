import type { Part } from "@qingdan/model";
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
  if (starts === undefined) return partsUnderOneHead(recognition, table);
  const pieces: Piece[] = [];
  for (const [at, start] of starts.entries()) {
    const rows = table.rows.slice(start, starts[at + 1]).map((row) => row.slice(1));
    pieces.push({ kind: "paragraph", lines: [...(table.rows[start]?.[0]?.lines ?? [])] });
    pieces.push({ ...table, columns: table.columns - 1, rows });
  }
  return pieces;
}

/**
 * A table whose first column, under a heading of any words (清单类别), names the part of each row, all under one head: falls into a title and a table with that
 * head a part. undefined for any other table.
 */
function partsUnderOneHead({ document, vocabulary, furniture }: Recognition, table: Table): Piece[] | undefined {
  const partAt = (row: Table["rows"][number]): Part | undefined =>
    vocabulary.partOf(passageText(document, row[0]?.lines ?? []));
  const filledIn = (row: Table["rows"][number]): number => row.filter((cell) => (cell?.lines.length ?? 0) > 0).length;
  const at = table.rows.findIndex((row) => filledIn(row) > 1);
  const head = table.rows[at];
  if (table.columns < 4 || head?.[0] === undefined || head[0].lines.length === 0 || partAt(head) !== undefined)
    return undefined;
  const below = table.rows.slice(at + 1);
  if (below[0] === undefined || partAt(below[0]) === undefined) return undefined;
  const isNamed = ([cell]: Table["rows"][number]): boolean => cell !== undefined && cell.lines.length > 0;
  if (!below.every((row) => !isNamed(row) || partAt(row) !== undefined)) return undefined;
  if (new Set(below.filter(isNamed).map(partAt)).size < 2) return undefined;
  const pieces: Piece[] = at === 0 ? [] : [{ ...table, rows: table.rows.slice(0, at) }];
  let last: Part | undefined;
  let rows: Table["rows"] = [];
  for (const line of head[0].lines) furniture.push({ reason: "header", start: line.start, end: line.end });
  for (const row of below) {
    const part = partAt(row);
    const lines = row[0]?.lines ?? [];
    if (part !== undefined && part !== last) {
      rows = [head.slice(1)];
      pieces.push({ kind: "paragraph", lines: [...lines] }, { ...table, part, columns: table.columns - 1, rows });
    } else for (const { start, end } of lines) furniture.push({ reason: "repeated group", start, end });
    last = part ?? last;
    rows.push(row.slice(1));
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
