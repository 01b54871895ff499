import type { Line, Table } from "../../blocks.ts";

/** The texts of a table that nobody can read: the cells of each row below each other, as one text, so that the row stays together. */
export function linesOfRows({ rows }: Table): Line[][] {
  return rows.map((row) => row.flatMap((cell) => cell?.lines ?? [])).filter((lines) => lines.length > 0);
}
