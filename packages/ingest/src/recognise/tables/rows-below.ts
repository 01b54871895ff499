import type { Table } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import type { Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/** A head with a title above it is no higher. */
const MOST_HEAD_ROWS = 4;
/** So many rows show what columns hold. */
const ENOUGH_ROWS = 12;

/** A head that a row over all columns (一、行政许可类) parts from its rows is judged by the cells of these as well as any other: adds them to it. */
export function judgeByRowsBelow(recognition: Recognition, pieces: readonly Piece[]): void {
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== "table" || piece.rows.length > MOST_HEAD_ROWS) continue;
    const below = rowsBelow(recognition, pieces, at + 1);
    if (below.length > 0) piece.below = below;
  }
}

/** The rows of the tables that go on, behind texts over all columns, with the one in front of `from`: as far as none has a head of its own. */
function rowsBelow(recognition: Recognition, pieces: readonly Piece[], from: number): Table["rows"] {
  const rows: Table["rows"] = [];
  for (const piece of pieces.slice(from)) {
    if (piece.kind === "paragraph") continue;
    if (rows.length > ENOUGH_ROWS || readHeader(recognition, piece) !== undefined) break;
    rows.push(...piece.rows);
  }
  return rows;
}
