import type { Cell, Table } from "./blocks.ts";

/** The first cell of a table, row by row, that has a text; undefined where none has. */
export function firstCell({ rows }: Pick<Table, "rows">): Cell | undefined {
  for (const row of rows) for (const cell of row) if (cell !== undefined && cell.lines.length > 0) return cell;
  return undefined;
}
