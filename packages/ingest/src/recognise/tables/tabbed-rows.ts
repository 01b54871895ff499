import type { Cell, Line, Table } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { headerAt } from "../header/read-header.ts";
import type { Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/** Fewer columns are a label and its text. */
const FEWEST_COLUMNS = 3;

/** Paragraphs, or the lines of one, whose words tabs part as columns, the first of them the head of a part: one table. Any others stay what they are. */
export function joinTabbedRows(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  if (!recognition.document.text.includes("\t")) return [...pieces];
  const joined: Piece[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const printed = rowsOf(recognition, pieces[index]);
    // A tab in front of the head and of all rows is their indent.
    const indent = Math.max(0, printed[0]?.findIndex(({ lines }) => lines.length > 0) ?? 0);
    const rows = printed.map((row) => row.slice(indent));
    let last = index;
    while (rows.length > 0) {
      const next = rowsOf(recognition, pieces[last + 1]).map((row) => row.slice(indent));
      if (next.length === 0 || !fit(rows, next)) break;
      rows.push(...next);
      last += 1;
    }
    const table = rows.length > 1 && fit(rows, rows) ? tableOf(recognition, rows) : undefined;
    joined.push(table ?? (pieces[index] as Piece));
    if (table !== undefined) index = last;
  }
  return joined;
}

/** True for rows that are not longer than the head, which is the first of a table. */
function fit([head = []]: readonly Cell[][], rows: readonly Cell[][]): boolean {
  return head.length >= FEWEST_COLUMNS && rows.every(({ length }) => length > 1 && length <= head.length);
}

function tableOf(recognition: Recognition, rows: readonly Cell[][]): Table | undefined {
  const columns = rows[0]?.length ?? 0;
  const filled = rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => cellOf([]))]);
  const table: Table = { kind: "table", columns, rows: filled };
  return headerAt(recognition, table, 0) === undefined ? undefined : table;
}

/** The cells of the lines of a paragraph; [] where tabs do not part all of them: one in front of a text is its indent. */
function rowsOf({ document }: Recognition, piece: Piece | undefined): Cell[][] {
  const rows: Cell[][] = [];
  for (const line of piece?.kind === "paragraph" ? piece.lines : []) {
    let from = line.start;
    while (document.text.charAt(from - 1) === "\t") from -= 1;
    const texts = document.text.slice(from, line.end).split("\t");
    if (texts.length < 2 || (texts.length === 2 && line.start > from)) return [];
    const cells = texts.map((text) => {
      const range = trimRange(document.text, from, from + text.length);
      from += text.length + 1;
      return cellOf(range.end > range.start ? [range] : []);
    });
    rows.push(cells);
  }
  return rows;
}

function cellOf(lines: Line[]): Cell {
  return { lines, rowSpan: 1, colSpan: 1 };
}
