import { countLines } from "../text-lines.ts";

/** Excel's highest row, in points; a little less is used, so that rounding never cuts. */
const HIGHEST_ROW = 405;
/** Room above and below the text, in points. */
const PADDING = 6;
const LOWEST_ROW = 21;
/** What borders and the cell's inner margin take from a column's width, in half-widths. */
const INNER_MARGIN = 1.5;

/** The height in points that a wrapped text needs in a cell. `width` is the cell's width in characters, `lineHeight` in points. */
export function textHeight(text: string, width: number, lineHeight: number): number {
  const lines = countLines(text, Math.max(2, width - INNER_MARGIN));
  return lines === 0 ? 0 : lines * lineHeight + PADDING;
}

/**
 * The heights of a group's rows: each high enough for its own cells (`own`), and all together for the cells that are merged over
 * them (`merged`). What is missing is shared out evenly.
 */
export function groupHeights(own: readonly number[], merged: number): number[] {
  const heights = own.map((height) => Math.max(LOWEST_ROW, height));
  const sum = heights.reduce((total, height) => total + height, 0);
  const share = Math.max(0, merged - sum) / heights.length;
  return heights.map((height) => Math.ceil(height + share));
}

/** How many rows of the sheet a row of this height takes. */
export function physicalRows(height: number): number {
  return Math.max(1, Math.ceil(height / HIGHEST_ROW));
}
