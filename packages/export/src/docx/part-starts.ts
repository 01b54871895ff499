import type { PlanColumn, TablePlan } from "../plan.ts";
import { type BodyWriter, LINES_WITH_HEADING } from "./body-writer.ts";

/** What the place of a part depends on. */
export interface PartStart {
  hasRows: boolean;
  /** Whether it wants turned pages; where it has no rows, whether the next part that has some does. */
  isWide: boolean;
  /** Lines that stand together where it has no rows, and where it has some: its headings and what it says instead of rows. */
  lines: number;
  /** The lines of the parts without rows that follow it, up to the next one with rows. */
  following?: readonly number[];
  /** The height of its table in twips, if it has nothing but a low one: measured where it matters. */
  tableHeight?: (() => number) | undefined;
}

/**
 * Begins the parts of a document, one after the other. A part with rows begins a page, but low tables share one if they stand on it as a whole.
 * A part without rows has no page of its own: it stands below the part before it, with an empty line between them, and where that leaves no
 * room, over the next one. Where some such parts have room for themselves but not for empty lines, these give way.
 */
export function partStarts(body: BodyWriter): (part: PartStart) => void {
  let isFirst = true;
  /** Whether this page holds rows of a part, or the end of them. */
  let isTaken = true;
  /** Whether the parts without rows that come now stand close together. */
  let isClose = false;
  /** The page on which the part before begins. */
  let page = 0;
  const fitsBelow = ({ isWide, lines, following = [], tableHeight }: PartStart): boolean => {
    if (tableHeight === undefined || isWide !== body.isTurned || page !== body.page) return false;
    const all = linesOf([lines, ...following]) + EMPTY_LINE;
    // Fewer lines behind it, and the heading itself would go to the next page.
    const least = lines + EMPTY_LINE + LINES_WITH_HEADING + 1;
    return body.hasRoom(Math.max(all, least)) && body.hasRoom(all, tableHeight());
  };
  return (part) => {
    const { hasRows, isWide, lines, following = [] } = part;
    const all = [lines, ...following];
    if (hasRows) isClose = false;
    else isClose ||= !body.hasRoom(linesOf(all) + all.length * EMPTY_LINE) && body.hasRoom(linesOf(all));
    const goesOn = hasRows ? !isTaken || fitsBelow(part) : isClose || body.hasRoom(lines + EMPTY_LINE);
    const isBelow = !isFirst && goesOn;
    if (!isBelow) {
      body.newPart(isWide);
      isClose = false;
    } else if (!isClose) body.emptyLine();
    isTaken = hasRows || (isBelow && isTaken);
    page = body.page;
    isFirst = false;
  };
}

const EMPTY_LINE = 1;

function linesOf(parts: readonly number[]): number {
  return parts.reduce((sum, lines) => sum + lines, 0);
}

/** A table of more rows is not looked at: it is hardly low. */
const FEW_ROWS = 8;

/** Tells the height of a part that is a table of few rows without notes; undefined for all others. */
export function lowTable(
  body: BodyWriter,
  { rows, statement, notesBefore, notesAfter }: TablePlan,
  columns: readonly PlanColumn[],
): (() => number) | undefined {
  if (statement !== "" || rows.length > FEW_ROWS || notesBefore.length + notesAfter.length > 0) return undefined;
  return () => body.tableHeight(columns, rows);
}

/** The lines of some headings, counted well: a long one may take two. */
export function headingLines(titles: readonly string[]): number {
  return titles.reduce((sum, title) => sum + (title.length > SURELY_ONE_LINE ? 2 : 1), 0);
}

/**
 * Lines that stand on the page of a heading with what it has instead of rows. One more is counted for programs that part lines in ways of their
 * own: where nothing can be parted, that is the statement itself, but notes beside it can be.
 */
export function linesWithStatement({
  title,
  statement,
  notesBefore,
  notesAfter,
}: Pick<TablePlan, "title" | "statement" | "notesBefore" | "notesAfter">): number {
  return headingLines([title, statement]) > 2 || notesBefore.length + notesAfter.length > 0 ? 1 : 0;
}

/** So many characters stand on one line of text in any font. */
const SURELY_ONE_LINE = 20;

/** The lines of the parts without rows that follow each part; `lines` of those with rows are undefined. */
export function followingLines(lines: readonly (number | undefined)[]): number[][] {
  return lines.map((_, index) => {
    const behind = lines.slice(index + 1);
    const next = behind.indexOf(undefined);
    return (next < 0 ? behind : behind.slice(0, next)).filter((each) => each !== undefined);
  });
}
