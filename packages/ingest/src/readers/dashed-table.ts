import { displayWidth } from "@qingdan/model";
import type { Cell, Furniture, Line, Table } from "../blocks.ts";
import { markedEnd, trimRange } from "../text-lines.ts";

/** The line that says by groups of dashes where the columns of a table begin and end. */
const COLUMNS = /^[ ]{0,3}-{2,}(?: +-{2,})+[ ]*$/u;
/** The line over and under a table whose rows blank lines part. */
const FRAME = /^[ ]{0,3}-{10,}[ ]*$/u;
/** No header is higher. */
const MOST_HEADER_LINES = 8;
/** How far a cell may begin from where its column does: the width of some characters is a matter of taste. */
const MOST_SHIFT = 6;

/** True for a text with tables whose columns stand under groups of dashes, as pandoc writes Markdown and plain text. */
export function looksLikeDashedText(text: string): boolean {
  return /^[ ]{0,3}-{4,}(?: +-{2,})+[ ]*\r?$/mu.test(text);
}

/** Where a table begins, its columns are named, and it ends: indices of lines. */
interface Frame {
  header: number;
  columns: number;
  end: number;
  /** The line behind the table. */
  next: number;
  /** Rows are parted by blank lines; else each line is one. */
  isSpaced: boolean;
}

/** The table that begins at a line, and the index of the line behind it; undefined where none does. `lines` are as printed. */
export function readDashedTable(
  text: string,
  lines: readonly Line[],
  at: number,
  furniture: Furniture[],
): { table: Table; next: number } | undefined {
  const frame = frameAt(text, lines, at);
  if (frame === undefined) return undefined;
  const printed = (index: number): string => textOf(text, lines[index]);
  const starts = columnStarts(printed(frame.columns));
  const isRule = (line: Line): boolean => COLUMNS.test(textOf(text, line)) || FRAME.test(textOf(text, line));
  for (const line of lines.slice(at, frame.next).filter(isRule))
    furniture.push({ reason: "markup", ...trimRange(text, line.start, line.end) });
  const words = (from: number, to: number): Line[] => lines.slice(from, to).filter((line) => !isRule(line));
  const rows: Cell[][] = [];
  if (frame.header < frame.columns) rows.push(rowOf(text, words(frame.header, frame.columns), starts, furniture));
  let open: Line[] = [];
  const endRow = (): void => {
    if (open.length > 0) rows.push(rowOf(text, open, starts, furniture));
    open = [];
  };
  for (const line of words(frame.columns + 1, frame.end)) {
    if (textOf(text, line).trim() === "") endRow();
    else {
      open.push(line);
      if (!frame.isSpaced) endRow();
    }
  }
  endRow();
  return { table: { kind: "table", columns: starts.length, rows }, next: frame.next };
}

function frameAt(text: string, lines: readonly Line[], at: number): Frame | undefined {
  const printed = (index: number): string => textOf(text, lines[index]);
  const isBlank = (index: number): boolean => printed(index).trim() === "";
  const endOf = (from: number, isEnd: (index: number) => boolean): number => {
    for (let index = from; index < lines.length; index += 1) if (isEnd(index)) return index;
    return -1;
  };
  if (COLUMNS.test(printed(at))) {
    const end = endOf(at + 1, (index) => COLUMNS.test(printed(index)));
    const isSpaced = lines.slice(at + 1, end).some((line) => textOf(text, line).trim() === "");
    return end < 0 ? undefined : { header: at, columns: at, end, next: end + 1, isSpaced };
  }
  if (FRAME.test(printed(at))) {
    const columns = endOf(at + 1, (index) => COLUMNS.test(printed(index)));
    if (columns < 0 || columns - at > MOST_HEADER_LINES) return undefined;
    const end = endOf(columns + 1, (index) => FRAME.test(printed(index)));
    return end < 0 ? undefined : { header: at + 1, columns, end, next: end + 1, isSpaced: true };
  }
  if (isBlank(at) || !COLUMNS.test(printed(at + 1))) return undefined;
  const end = endOf(at + 2, (index) => isBlank(index) || COLUMNS.test(printed(index)));
  const last = end < 0 ? lines.length : end;
  return { header: at, columns: at + 1, end: last, next: last, isSpaced: false };
}

function textOf(text: string, line: Line | undefined): string {
  return line === undefined ? "" : text.slice(line.start, line.end);
}

/** Where the groups of dashes begin, in characters of a terminal. */
function columnStarts(line: string): number[] {
  return [...line.matchAll(/-+/gu)].map(({ index }) => index);
}

/** The cells of a row of one or more lines; a line goes on with the one above it. */
function rowOf(text: string, lines: readonly Line[], starts: readonly number[], furniture: Furniture[]): Cell[] {
  const cells = starts.map((): Cell => ({ lines: [], rowSpan: 1, colSpan: 1 }));
  const ended = new Set<Cell>();
  for (const line of lines) {
    const content = textOf(text, line);
    const cuts = cutsOf(content, starts);
    for (const [column, from] of cuts.entries()) {
      const range = trimRange(text, line.start + from, line.start + (cuts[column + 1] ?? content.length));
      const cell = cells[column];
      if (range.end <= range.start || cell === undefined) continue;
      const { line: own, ends } = markedEnd(text, range, furniture);
      if (cell.lines.length === 0) cell.lines.push(own);
      else cell.lines.push({ ...own, soft: true, ...(ended.has(cell) ? {} : { glued: true }) });
      if (ends) ended.add(cell);
      else ended.delete(cell);
    }
  }
  return cells;
}

/** Where a line is cut into cells: at the starts of the columns, or at the nearest gap where text stands across one. */
function cutsOf(content: string, starts: readonly number[]): number[] {
  const cuts: number[] = [];
  let index = 0;
  let width = 0;
  for (const start of starts) {
    while (index < content.length && width < start) {
      width += displayWidth(content.charAt(index));
      index += 1;
    }
    // A short line has nothing in its last columns.
    cuts.push(cuts.length === 0 ? 0 : Math.min(content.length, nearestGap(content, index, cuts.at(-1) ?? 0)));
  }
  return cuts;
}

function nearestGap(content: string, at: number, after: number): number {
  for (let shift = 0; shift <= MOST_SHIFT; shift += 1) {
    for (const index of [at - shift, at + shift])
      if (index > after && (index >= content.length || content.charAt(index - 1) === " ")) return index;
  }
  return Math.max(at, after);
}
