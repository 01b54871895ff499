import type { Line } from "../blocks.ts";

/** The lines of the last cell of a row in a dump, with the blank lines in front of each. */
export interface LastCell {
  lines: readonly Line[];
  blanksBefore: readonly number[];
}

/** How many blank lines end the last cell of a row: one may stand inside a cell, more do not. */
const BLANKS_THAT_END_A_TABLE = 2;

/**
 * The index of the line with which the prose behind a table begins in the last cell of a row; -1 where all lines are the cell's. In the last
 * row of a table one blank line is enough where the cell has nothing above it.
 */
export function proseInLastCell({ blanksBefore }: LastCell, isLastRow: boolean): number {
  if (isLastRow && (blanksBefore[0] ?? 0) > 0) return 0;
  return blanksBefore.findIndex((blanks) => blanks >= BLANKS_THAT_END_A_TABLE);
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
