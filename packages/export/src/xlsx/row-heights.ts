import { countLines } from "../text-lines.ts";

/** Excel's highest row, in points; a little less is used, so that rounding never cuts. */
export const HIGHEST_ROW = 405;
export const LOWEST_ROW = 21;
/** Room above and below the text, in points. */
const PADDING = 6;
/** What borders and the cell's inner margin take from a column's width, in half-widths. */
export const INNER_MARGIN = 1.5;

/** What a line of text has in a cell `width` characters wide, in half-widths. */
function lineRoom(width: number): number {
  return Math.max(2, width - INNER_MARGIN);
}

/** The height in points that a wrapped text needs in a cell. `width` is the cell's width in characters, `lineHeight` in points. */
export function textHeight(text: string, width: number, lineHeight: number): number {
  const lines = countLines(text, lineRoom(width));
  return lines === 0 ? 0 : lines * lineHeight + PADDING;
}

/** How many lines a cell of this height holds. */
export function linesIn(height: number, lineHeight: number): number {
  return Math.max(1, Math.floor((height - PADDING) / lineHeight));
}

/** How many rows of the sheet a row of this height takes. */
export function physicalRows(height: number): number {
  return Math.max(1, Math.ceil(height / HIGHEST_ROW));
}

/** Makes some rows, from `from` to before `to`, together at least `least` high: what is missing is shared out evenly. */
export function raiseRows(heights: number[], from: number, to: number, least: number): void {
  let sum = 0;
  for (let row = from; row < to; row += 1) sum += heights[row] ?? 0;
  if (sum >= least) return;
  const missing = Math.ceil(least - sum);
  const share = Math.floor(missing / (to - from));
  const rest = missing - share * (to - from);
  for (let row = from; row < to; row += 1) heights[row] = (heights[row] ?? 0) + share + (row - from < rest ? 1 : 0);
}
