import { physicalRows, raiseRows } from "./row-heights.ts";
import { pieceHeight, type PrintedPages } from "./printed-pages.ts";

/** A text in cells that are merged over the rows from `from` to before `to`, and the height that it needs, in points. */
export interface Stretch {
  from: number;
  to: number;
  height: number;
}

/** A row of a group as it stands in the sheet: over `physical` rows that are each `height` points high. */
export interface PlacedRow {
  height: number;
  physical: number;
  /** Higher than a page: the ends of pages part it. */
  isParted: boolean;
}

/** A page this full may end before a group that would go over its edge. */
const FULL = 2 / 3;

/**
 * Puts the rows of a group down on `pages`. `own` are the heights that they need for cells of their own, `stretches` the texts that are
 * merged over them. `isParted` is true where the group goes over the edge of a page: then each stretch has room for its text on the page on
 * which it begins, if the text stands on top and is no higher than a page.
 */
export function layGroup(
  own: readonly number[],
  stretches: readonly Stretch[],
  pages: PrintedPages,
): { rows: PlacedRow[]; isParted: boolean } {
  const heights = [...own];
  for (const { from, to, height } of stretches) raiseRows(heights, from, to, height);
  if (heights.length > 1) pages.merged();
  const total = heights.reduce((sum, height) => sum + height, 0);
  if (total > pages.remaining && total <= pages.room && pages.fullness >= FULL) pages.end();
  if (total <= pages.remaining) return { rows: heights.map((height) => putDown(height, pages)), isParted: false };
  const rows: PlacedRow[] = [];
  let isParted = false;
  for (let row = 0; row < heights.length; row += 1) {
    const isHigher = (heights[row] ?? 0) > pages.room;
    if (!isHigher && (heights[row] ?? 0) > pages.remaining) pages.end();
    const begun = stretches.filter(({ from, height }) => from === row && height <= pages.room);
    if (!isHigher && !begun.every((stretch) => fits(heights, stretch, pages))) pages.end();
    for (const stretch of isHigher ? [] : begun) {
      const { to, reachesEnd } = partHere(heights, stretch, pages);
      if (!reachesEnd) raiseRows(heights, row, Math.max(row + 1, to), stretch.height);
    }
    if (isHigher || (row > 0 && pages.isNew)) isParted = true;
    rows.push(putDown(heights[row] ?? 0, pages));
  }
  return { rows, isParted };
}

/** Puts down one row of a group: on one page, or, where it is higher than that, over as many rows of the sheet as fill pages. */
export function putDown(height: number, pages: PrintedPages): PlacedRow {
  const isParted = height > pages.room;
  const physical = isParted ? Math.ceil(height / pieceHeight(pages.room)) : physicalRows(height);
  const each = Math.ceil(height / physical);
  if (isParted) for (let piece = 0; piece < physical; piece += 1) pages.rows(each);
  else pages.rows(each, physical);
  if (physical > 1) pages.merged();
  return { height: each, physical, isParted };
}

/** Whether the text of a stretch stands on this page, or reaches the end of its rows on it. */
function fits(heights: readonly number[], stretch: Stretch, pages: PrintedPages): boolean {
  return stretch.height <= pages.remaining || partHere(heights, stretch, pages).reachesEnd;
}

/** The row up to which a stretch stands on the page on which it begins. */
function partHere(
  heights: readonly number[],
  { from, to }: Stretch,
  pages: PrintedPages,
): { to: number; reachesEnd: boolean } {
  let left = pages.remaining;
  let row = from;
  while (row < to && (heights[row] ?? 0) <= left) {
    left -= heights[row] ?? 0;
    row += 1;
  }
  return { to: row, reachesEnd: row === to };
}
