import type { Cell, Line, Table } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { headerAt } from "../header/read-header.ts";
import { lineText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/** Fewer columns are a label and its text. */
const FEWEST_COLUMNS = 3;

/** Paragraphs, or the lines of one, whose words tabs part as columns, the first of them the head of a part: one table. Any others stay what they are. */
export function joinTabbedRows(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const rows = rowsOf(recognition, pieces[index]);
    let last = index;
    while (rows.length > 0) {
      const next = rowsOf(recognition, pieces[last + 1]);
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

/** The cells of the lines of a paragraph; [] where tabs do not part all of them. */
function rowsOf({ document }: Recognition, piece: Piece | undefined): Cell[][] {
  const lines = piece?.kind === "paragraph" ? piece.lines : [];
  if (!lines.every((line) => lineText(document, line).includes("\t"))) return [];
  return lines.map((line) => {
    let from = line.start;
    return lineText(document, line)
      .split("\t")
      .map((text) => {
        const range = trimRange(document.text, from, from + text.length);
        from += text.length + 1;
        return cellOf(range.end > range.start ? [range] : []);
      });
  });
}

function cellOf(lines: Line[]): Cell {
  return { lines, rowSpan: 1, colSpan: 1 };
}
