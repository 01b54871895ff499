import type { Line } from "../blocks.ts";

/** The lines of the last cell of a row in a dump, with the blank lines in front of each. */
export interface LastCell {
  lines: readonly Line[];
  blanksBefore: readonly number[];
}

/** How many blank lines end the last cell of a row: one may stand inside a cell, more do not. */
const BLANKS_THAT_END_A_TABLE = 2;

/** Where a row stands in its table; above another table a page end has not just repeated the header. */
export type RowPlace = "inside" | "last" | "above another table";

/** How the text of a line is read, and which texts, beyond the titles of parts that the vocabulary knows, stand in no cell (附件4, 填表人：…). */
export interface LineReading {
  textOf(line: Line): string;
  isTitle(text: string): boolean;
}

/** No title of a table is longer. */
const LONGEST_TITLE = 40;

/**
 * The index of the line with which the prose behind a table begins in the last cell of a row; -1 where all lines are the cell's. In the last
 * row of a table one blank line is enough where the cell has nothing above it, or where the line is the title of the next part or table.
 */
export function proseInLastCell(
  { lines, blanksBefore }: LastCell,
  place: RowPlace,
  { textOf, isTitle }: LineReading,
): number {
  if (place !== "inside" && (blanksBefore[0] ?? 0) > 0) return 0;
  const cut = blanksBefore.findIndex((blanks) => blanks >= BLANKS_THAT_END_A_TABLE);
  if (cut >= 0 || place === "inside") return cut;
  const next = lines.findIndex((line, at) => (blanksBefore[at] ?? 0) > 0 && isTitle(textOf(line)));
  if (next >= 0 || place !== "above another table") return next;
  const end = lines.length - 1;
  const title = textOf(lines[end] ?? { start: 0, end: 0 });
  const couldBeTitle = title.length <= LONGEST_TITLE && /\p{Script=Han}{2}/u.test(title) && !looksLikeProse(title);
  return couldBeTitle && (blanksBefore[end] ?? 0) > 0 ? end : -1;
}

/** The first line that may stand behind the table as well as in its very last cell: one blank line stands in front of it. */
export function doubtfulLine({ lines, blanksBefore }: LastCell): Line | undefined {
  return lines[blanksBefore.findIndex((blanks) => blanks > 0)];
}

/** True for a cell that has a blank line above one of its lines. */
export function hasBlankLines({ blanksBefore }: LastCell): boolean {
  return blanksBefore.some((blanks) => blanks > 0);
}

/** True for a line that ends as a sentence does: no name, number or telephone. */
export function looksLikeProse(line: string): boolean {
  return /[。；：！？]$/u.test(line);
}
