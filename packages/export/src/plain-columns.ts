import { contentWidths, wrappedWidth } from "./column-widths.ts";
import type { PlainColumn } from "./plain-table.ts";
import { longestWord, textWidth } from "./text-lines.ts";

/** No column without a width of its own becomes narrower, in half-widths: three characters stand on a line. */
const NARROWEST = 6;
/** Numbers and Latin words up to this width, such as telephone numbers, are not torn. */
const LONGEST_WHOLE = 16;
/** One endless text does not take the room of all other columns: it counts as one of this many half-widths. */
const LONGEST_JUDGED = 2000;

/** What the columns of a plain table share. Widths are in half-widths. */
export interface PlainRoom {
  total: number;
  /** What of a column is no room for text. */
  frame: number;
  /** A heading that is no longer stands on one line. */
  wholeHeading: number;
  /** How many lines stand on a page. */
  pageLines: number;
}

/** The widths of columns that share the width of a page, so that the table becomes low, in half-widths. Texts are those that are shown. */
export function plainWidths(
  columns: readonly PlainColumn[],
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { total, frame, wholeHeading, pageLines }: PlainRoom,
): number[] {
  const least = columns.map(({ width }, index) => {
    const heading = textWidth(headings[index] ?? "");
    if (width !== undefined) return width + frame;
    const narrowest = heading <= wholeHeading ? heading : Math.max(NARROWEST, Math.ceil(heading / 4) * 2);
    return Math.max(narrowest, widestWord(rows, index)) + frame;
  });
  const group = (index: number): number[][] => [
    (rows[index] ?? []).map((text) => Math.min(LONGEST_JUDGED, wrappedWidth(text))),
  ];
  const extent = { count: rows.length, group, merged: columns.map(() => false), least, pageLines, frame };
  return contentWidths(extent, total);
}

/** The widest number or Latin word of a column, of those that are to stand on one line. */
function widestWord(rows: readonly (readonly string[])[], index: number): number {
  const words = rows.map((texts) => longestWord(texts[index] ?? ""));
  return Math.max(0, ...words.filter((width) => width <= LONGEST_WHOLE));
}

/** Serials and other short entries stand in the middle, also where nobody says so. */
export function isCentred(column: PlainColumn, rows: readonly (readonly string[])[], index: number): boolean {
  return column.centred ?? rows.every((cells) => textWidth(cells[index] ?? "") <= NARROWEST);
}
