import { refuse } from "../../refuse.ts";
import type { CellRange } from "./cell-reference.ts";
import type { Sheet } from "./workbook.ts";

/** A rectangle in a grid: indexes from 0, both ends included. */
export interface GridRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The rows and columns of a sheet that a table shows, as the sheet's numbers, and the merged ranges among them. */
export interface SheetGrid {
  rows: number[];
  columns: number[];
  /** Merged ranges that hold, by the index of their upper left cell (row index × columns + column index). */
  merges: Map<number, GridRange>;
  /** 1 where a merged range covers the position, its own upper left cell left out. */
  covered: Uint8Array;
  /** Merged ranges of the file that overlap another one, or would hide text that differs from what they show. */
  dropped: { overlapping: CellRange[]; hiding: CellRange[] };
}

/** Blank rows and columns beyond this many in a run show nothing to a reader; one of them stays. */
const LONGEST_BLANK_RUN = 50;
const MAX_GRID = 4_000_000;

/**
 * Lays a sheet out as a grid: blank rows and columns at its edges trimmed, `leftOut` columns left out, merged ranges clipped to what is
 * shown. Of overlapping merged ranges the first holds. Throws an InputError where the grid would be too large to be a list.
 */
export function layOutSheet(sheet: Sheet, leftOut: ReadonlySet<number>, file: string): SheetGrid {
  const used = new Set<number>();
  const rowNumbers: number[] = [];
  for (const [row, cells] of sheet.cells) {
    let any = false;
    for (const column of cells.keys()) {
      if (leftOut.has(column)) continue;
      used.add(column);
      any = true;
    }
    if (any) rowNumbers.push(row);
  }
  const rows = withShortGaps(rowNumbers);
  const columns = withShortGaps([...used].sort((first, second) => first - second)).filter(
    (column) => !leftOut.has(column),
  );
  if (rows.length * columns.length > MAX_GRID) {
    throw refuse(
      "too-large",
      { file, sheet: sheet.name },
      "工作表的范围过大，不是正常的清单",
      "请删除远离表格的零散内容后另存再提交",
    );
  }
  const grid: SheetGrid = {
    rows,
    columns,
    merges: new Map(),
    covered: new Uint8Array(rows.length * columns.length),
    dropped: { overlapping: [], hiding: [] },
  };
  for (const merge of sheet.merges) applyMerge(grid, sheet, merge);
  return grid;
}

function withShortGaps(numbers: readonly number[]): number[] {
  const result: number[] = [];
  numbers.forEach((number, index) => {
    const before = numbers[index - 1] ?? number - 1;
    const gap = number - before - 1;
    const from = gap > LONGEST_BLANK_RUN ? number - 1 : before + 1;
    for (let blank = from; blank < number; blank++) result.push(blank);
    result.push(number);
  });
  return result;
}

function applyMerge(grid: SheetGrid, sheet: Sheet, merge: CellRange): void {
  const top = firstAtLeast(grid.rows, merge.top);
  const left = firstAtLeast(grid.columns, merge.left);
  const bottom = firstAtLeast(grid.rows, merge.bottom + 1) - 1;
  const right = firstAtLeast(grid.columns, merge.right + 1) - 1;
  if (bottom < top || right < left || (bottom === top && right === left)) return;
  const width = grid.columns.length;
  const anchor = top * width + left;
  const shown = textAt(grid, sheet, top, left);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const index = row * width + column;
      if (grid.covered[index] === 1 || grid.merges.has(index)) {
        grid.dropped.overlapping.push(merge);
        return;
      }
      const text = textAt(grid, sheet, row, column);
      if (text !== "" && text !== shown) {
        grid.dropped.hiding.push(merge);
        return;
      }
    }
  }
  for (let row = top; row <= bottom; row++) grid.covered.fill(1, row * width + left, row * width + right + 1);
  grid.covered[anchor] = 0;
  grid.merges.set(anchor, { top, left, bottom, right });
}

/** The text of the cell at a position of the grid; "" where it is blank. */
export function textAt(grid: SheetGrid, sheet: Sheet, row: number, column: number): string {
  return sheet.cells.get(grid.rows[row] ?? 0)?.get(grid.columns[column] ?? 0)?.text ?? "";
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
