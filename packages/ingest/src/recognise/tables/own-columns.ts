import type { Cell, Table } from "../../blocks.ts";

type Row = Table["rows"][number];

/**
 * A table without the columns in which none of its texts begins, where other parts of the sheet, or a title, made them: those behind its last text,
 * and those that its merged cells cover (主要职责 over two columns on every row). What stands beside each other is then next to each other.
 */
export function ownColumns(table: Table): Table {
  const begins = new Array<boolean>(table.columns).fill(false);
  const covered = new Array<boolean>(table.columns).fill(false);
  for (const row of table.rows) {
    let filled = 0;
    for (const [column, cell] of row.entries())
      if (isFilled(cell)) {
        filled += 1;
        begins[column] = true;
      }
    if (filled < 2) continue;
    for (const [column, cell] of row.entries())
      if (isFilled(cell) && cell.colSpan > 1) covered.fill(true, column + 1, column + cell.colSpan);
  }
  const last = begins.lastIndexOf(true);
  const kept = begins.map((isBegun, column) => isBegun || (column <= last && covered[column] !== true));
  const columns = kept.filter(Boolean).length;
  if (columns < 2 || columns === table.columns) return table;
  return { ...table, columns, rows: table.rows.map((row) => keptCells(row, kept)) };
}

/** The cells of a row in the columns that are kept; an empty one that begins in another goes on in those it reaches. */
function keptCells(row: Row, kept: readonly boolean[]): Row {
  const cells: Row = [];
  let open: { cell: Cell; end: number } | undefined;
  for (const [column, cell] of row.entries()) {
    if (cell !== undefined) open = { cell, end: column + cell.colSpan };
    if (kept[column] !== true) continue;
    if (open === undefined || column >= open.end) {
      cells.push(undefined);
      continue;
    }
    cells.push({ ...open.cell, colSpan: kept.slice(column, open.end).filter(Boolean).length });
    open = undefined;
  }
  return cells;
}

function isFilled(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.lines.length > 0;
}
