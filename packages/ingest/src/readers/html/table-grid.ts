import type { DraftCell, DraftTable } from "../../draft.ts";
import { refuse } from "../../refuse.ts";

/** A row as the page writes it. Rows of one section (thead, tbody, tfoot) share its number; a rowspan ends with its section. */
export interface HtmlRow {
  section: number;
  header: boolean;
  cells: DraftCell[];
}

const MAX_GRID = 4_000_000;
/** No list has so many columns. */
const MAX_COLUMNS = 2_000;
/** Pages write colspan="100" to mean "all"; columns beyond these in which no cell begins are dropped. */
const COLUMNS_TAKEN_AS_WRITTEN = 64;

/**
 * Lays rows out as a grid by the table model of HTML: a cell takes the next free position; rowSpan 0 reaches to the end of its section; a
 * span that runs into another cell ends before it.
 */
export function layOutTable(rows: readonly HtmlRow[], file: string): DraftTable {
  const grid: (DraftCell | undefined)[][] = rows.map(() => []);
  const taken: boolean[][] = rows.map(() => []);
  const ends = sectionEnds(rows);
  let columns = 0;
  let lastStart = 0;
  let positions = 0;
  rows.forEach((row, rowIndex) => {
    const rowsLeft = (ends[rowIndex] as number) - rowIndex;
    let column = 0;
    for (const cell of row.cells) {
      while (taken[rowIndex]?.[column] === true) column++;
      let span = 1;
      while (span < cell.colSpan && taken[rowIndex]?.[column + span] !== true) span++;
      cell.colSpan = span;
      cell.rowSpan = cell.rowSpan === 0 ? rowsLeft : Math.min(cell.rowSpan, rowsLeft);
      positions += cell.colSpan * cell.rowSpan;
      if (positions > MAX_GRID || column > MAX_COLUMNS) throw tooLarge(file);
      for (let down = 0; down < cell.rowSpan; down++) {
        for (let right = 0; right < span; right++) (taken[rowIndex + down] as boolean[])[column + right] = true;
      }
      (grid[rowIndex] as (DraftCell | undefined)[])[column] = cell;
      lastStart = Math.max(lastStart, column);
      column += span;
      columns = Math.max(columns, column);
    }
  });
  if (columns > COLUMNS_TAKEN_AS_WRITTEN)
    columns = clipColumns(grid, Math.max(lastStart + 1, COLUMNS_TAKEN_AS_WRITTEN));
  if (columns * rows.length > MAX_GRID) throw tooLarge(file);
  const firstBody = rows.findIndex((row) => !row.header);
  const headerRows = firstBody < 0 ? 0 : firstBody;
  const filled = grid.map((row) => Array.from({ length: columns }, (_, column) => row[column]));
  return { kind: "table", columns, rows: filled, ...(headerRows === 0 ? {} : { headerRows }) };
}

/** For each row, the index of the first row after its section. */
function sectionEnds(rows: readonly HtmlRow[]): number[] {
  const ends: number[] = new Array(rows.length).fill(rows.length);
  for (let index = rows.length - 2; index >= 0; index--) {
    ends[index] = rows[index]?.section === rows[index + 1]?.section ? (ends[index + 1] as number) : index + 1;
  }
  return ends;
}

function clipColumns(grid: readonly (DraftCell | undefined)[][], columns: number): number {
  for (const row of grid) {
    row.forEach((cell, column) => {
      if (cell !== undefined) cell.colSpan = Math.max(1, Math.min(cell.colSpan, columns - column));
    });
  }
  return columns;
}

function tooLarge(file: string) {
  return refuse(
    "too-large",
    file,
    "网页中的表格过大，不是正常的清单",
    "请把清单内容复制到 Word 或 Excel，另存后再提交",
  );
}
