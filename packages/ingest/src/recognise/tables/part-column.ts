import type { Part } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { headerAt, readHeader } from "../header/read-header.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
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
 * A table whose first column, under a heading of any words (清单类别), names the part of each row, all under one head; the second column, where the first
 * has a name on every row (单位名称). Falls into a title and a table with that head a part. undefined for any other table.
 */
function partsUnderOneHead(recognition: Recognition, table: Table): Piece[] | undefined {
  const at = table.rows.findIndex((row) => row.filter(isFilled).length > 1);
  const head = table.rows[at];
  const below = table.rows.slice(at + 1);
  if (table.columns < 4 || head === undefined || below[0] === undefined) return undefined;
  const column = below[0].slice(0, 2).findIndex((cell) => partOf(recognition, cell) !== undefined);
  const isNamed = (row: Table["rows"][number]): boolean => isFilled(row[column]);
  if (column < 0 || !isNamed(head) || partOf(recognition, head[column]) !== undefined) return undefined;
  if (column > 0 && !below.every((row) => row.slice(0, 2).every(isFilled))) return undefined;
  const names = new Set(below.filter(isNamed).map((row) => partOf(recognition, row[column])));
  if (names.size < 2 || names.has(undefined)) return undefined;
  const without = (row: Table["rows"][number]): Table["rows"][number] => row.filter((_, index) => index !== column);
  const pieces: Piece[] = at === 0 ? [] : [{ ...table, rows: table.rows.slice(0, at) }];
  const again: Line[] = [];
  const tables = new Map<Part, Table["rows"]>();
  let part: Part | undefined;
  for (const row of below) {
    const own = partOf(recognition, row[column]) ?? part;
    const lines = row[column]?.lines ?? [];
    // Behind names of their own the rows of a part may stand apart; else the order of the rows is all that tells which group they are of.
    const known = own === undefined || (column === 0 && own !== part) ? undefined : tables.get(own);
    const rows = known ?? [without(head)];
    if (known !== undefined) again.push(...lines);
    else if (own !== undefined) {
      tables.set(own, rows);
      pieces.push({ kind: "paragraph", lines: [...lines] });
      pieces.push({ ...table, part: own, columns: table.columns - 1, rows });
    }
    rows.push(without(row));
    part = own;
  }
  // The head stands for all of them: it must be one for each.
  const isHeaded = (piece: Piece): boolean =>
    piece.kind === "paragraph" || piece.part === undefined || readHeader(recognition, piece, piece.part) !== undefined;
  if (!pieces.every(isHeaded)) return undefined;
  markFurniture(recognition, "header", head[column]?.lines ?? []);
  markFurniture(recognition, "repeated group", again);
  return pieces;
}

function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.lines.length > 0;
}

function partOf({ document, vocabulary }: Recognition, cell: Cell | undefined): Part | undefined {
  return cell === undefined || cell.lines.length === 0
    ? undefined
    : vocabulary.partOf(passageText(document, cell.lines));
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
