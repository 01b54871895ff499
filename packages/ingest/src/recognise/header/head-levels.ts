import type { Cell, Line, Table } from "../../blocks.ts";
import { passageText, type Recognition } from "../passage.ts";

/** One cell of a head; a heading over several columns stands in each of them, its lines in the first. */
export interface Heading {
  text: string;
  lines: Line[];
  spans: boolean;
}

/**
 * The cells of a row of a head. Where the format knows no merged cells (.csv), a heading reaches over the empty cells behind it if the row below
 * names a column under each of them, and nothing else.
 */
function headCells(table: Table, row: number): Table["rows"][number] {
  const upper = table.rows[row] ?? [];
  const lower = table.rows[row + 1];
  const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cell.lines.length > 0;
  if (lower === undefined || !lower.some(isFilled) || upper.some((cell) => (cell?.colSpan ?? 1) > 1)) return upper;
  const widths = upper.map((cell, column) => {
    if (!isFilled(cell)) return 0;
    const next = upper.findIndex((other, at) => at > column && (other === undefined || isFilled(other)));
    const width = (next < 0 ? upper.length : next) - column;
    const named = lower.slice(column, column + width).findLastIndex(isFilled) + 1;
    return named >= 2 && lower.slice(column, column + named).every(isFilled) ? named : 1;
  });
  const covers = (column: number): boolean =>
    widths.some((width, at) => width >= 2 && column >= at && column < at + width);
  if (!widths.some((width) => width >= 2) || lower.some((cell, column) => isFilled(cell) && !covers(column)))
    return upper;
  return upper.map((cell, column) => {
    const width = widths[column] ?? 0;
    if (cell !== undefined && width >= 2) return { ...cell, colSpan: width };
    return covers(column) ? undefined : cell;
  });
}

/** The headings of a row by column; a heading over several columns stands in each of them. */
export function headingRow(recognition: Recognition, table: Table, row: number): Heading[] {
  const headings: Heading[] = Array.from({ length: table.columns }, () => ({ text: "", lines: [], spans: false }));
  for (const [column, cell] of headCells(table, row).entries()) {
    if (cell === undefined) continue;
    const text = passageText(recognition.document, cell.lines);
    for (let at = column; at < Math.min(table.columns, column + cell.colSpan); at += 1) {
      headings[at] = { text, lines: at === column ? cell.lines : [], spans: cell.colSpan > 1 };
    }
  }
  return headings;
}

/** No head has more levels below its first. */
const MOST_LEVELS = 2;

/** The rows of a head below its first: as long as a heading spans several columns and the row below names them. */
export function lowerLevels(recognition: Recognition, table: Table, row: number): Heading[][] {
  const levels: Heading[][] = [];
  while (levels.length < MOST_LEVELS && isDivided(table, row, row + levels.length))
    levels.push(headingRow(recognition, table, row + levels.length + 1));
  return levels;
}

/** True where a heading in the row `last` of a head that begins at `first` spans several columns and the row below names them. */
function isDivided(table: Table, first: number, last: number): boolean {
  const upper = headCells(table, last);
  const lower = table.rows[last + 1];
  if (lower === undefined) return false;
  const wide = (cell: Cell | undefined): boolean => cell !== undefined && cell.colSpan > 1 && cell.lines.length > 0;
  const named = upper.some((cell, column) => {
    const below = wide(cell) ? lower.slice(column, column + (cell?.colSpan ?? 1)) : [];
    const filled = below.filter((candidate) => candidate !== undefined && candidate.lines.length > 0);
    // 监督检查 alone below 事中事后监管制度, as wide as that: the row below it names the columns.
    const isWithin = filled.length === 1 && (filled[0]?.colSpan ?? 1) <= (cell?.colSpan ?? 1);
    return filled.length >= 2 || (isWithin && first === last && isDividedBelow(table, last + 1));
  });
  if (!named) return false;
  // The other headings reach down into that row, or it is empty there.
  return lower.every((below, column) => {
    if (below === undefined || below.lines.length === 0) return true;
    return (
      upper.some((cell, at) => wide(cell) && column >= at && column < at + (cell?.colSpan ?? 1)) ||
      (first < last && isUnder(table, first, last, column))
    );
  });
}

/** True where each cell of a row spans several columns, each of which the row below names. */
function isDividedBelow(table: Table, row: number): boolean {
  const filled = [...(table.rows[row] ?? []).entries()].filter(([, cell]) => (cell?.lines.length ?? 0) > 0);
  return filled.every(([column, cell]) => {
    const width = cell?.colSpan ?? 1;
    const below = (table.rows[row + 1] ?? []).slice(column, column + width);
    return width > 1 && below.length === width && below.every((candidate) => (candidate?.lines.length ?? 0) > 0);
  });
}

/** True where a heading above the row `last` spans a column that is no wide heading's in that row. */
function isUnder(table: Table, first: number, last: number, column: number): boolean {
  return table.rows
    .slice(first, last)
    .some((cells) =>
      cells.some((cell, at) => cell !== undefined && cell.colSpan > 1 && column >= at && column < at + cell.colSpan),
    );
}
