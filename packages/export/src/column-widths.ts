import { textWidth } from "./text-lines.ts";

/** A table as the widths that the texts of its cells take on one line. */
export interface TableExtent {
  /** How many groups of rows there are, and the cell widths of one of them, row by row. */
  count: number;
  group: (index: number) => readonly (readonly number[])[];
  /** Columns that are merged over the rows of a group; their text stands in a group's first row only. */
  merged: readonly boolean[];
  /** No column becomes narrower than this. */
  least: readonly number[];
  /** No column becomes much wider than this, if it is given. */
  most?: readonly number[];
  /** How many lines stand on a page: where the table has room, no column is so narrow that a text of it needs more. */
  pageLines: number;
  /** What of a column's width is no room for text. */
  frame: number;
  /** Whether a merged text that is longer than a page can go on on the next one: then no other column gives way for it at any price. */
  mergedMayGoOn?: boolean;
}

const MOST_GROUPS = 24;
/** The room is given out in these parts: large ones first, then small ones, so that like columns become alike. */
const STEPS: readonly number[] = [
  ...Array.from({ length: 12 }, () => 1 / 16),
  ...Array.from({ length: 12 }, () => 1 / 48),
];
/** The part of a page that a text may take, so counted, and of the table, that the columns may take for it. */
const PAGE_SHARE = 0.85;
const TABLE_SHARE = 0.95;
/** So much lower a table must become to have a merged text go on on the next page for it. */
const WORTH_A_CUT = 0.85;
/** What a line break counts, in half-widths. */
const LINE_BREAK = 12;
/** A text of more characters is taken for Chinese, two half-widths each. */
const SHORT = 40;

/** The width of a text that may wrap: all its lines together, since each line break takes at least one line of its own. */
export function wrappedWidth(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks += 1;
  return (text.length > SHORT ? text.length * 2 : textWidth(text)) + LINE_BREAK * breaks;
}

/**
 * Widths that make a table low: starting from the least widths, each step widens the column that saves most height. Widths and the
 * total are in any one unit. Where even the least widths do not fit, they are scaled down.
 */
export function contentWidths(extent: TableExtent, total: number): number[] {
  const sum = extent.least.reduce((all, width) => all + width, 0);
  if (sum >= total) return extent.least.map((width) => (width * total) / sum);
  const sample = sampleOf(extent);
  const whole = grown(pageWidths(extent, sample, total), extent, sample, total);
  if (extent.mergedMayGoOn !== true || !sample.merged.some((column) => isOverPage(extent, sample, column)))
    return whole;
  const cut = grown(pageWidths(extent, sample, total, sample.own), extent, sample, total);
  return heightOf(sample, cut) < heightOf(sample, whole) * WORTH_A_CUT ? cut : whole;
}

/** How high the rows of a table are in columns of these widths, in lines: the mean of them. */
export function meanRowHeight(extent: TableExtent, widths: readonly number[]): number {
  const sample = sampleOf(extent);
  const rows = sample.rows.reduce((sum, count) => sum + count, 0);
  // A line holds whole characters only.
  const rooms = widths.map((width) => Math.max(2, Math.floor((width - extent.frame) / 2) * 2));
  return rows === 0 ? 0 : heightOf(sample, rooms) / rows;
}

/** Some first widths, widened step by step to `total`. */
function grown(widths: Float64Array, extent: TableExtent, sample: Sample, total: number): number[] {
  const room = total - widths.reduce((all, width) => all + width, 0);
  let given = 0;
  const gains = new Float64Array(widths.length);
  const saved = new Float64Array(widths.length);
  for (const part of STEPS) {
    const step = room * part;
    measureGains(sample, widths, step, gains, saved);
    let best = 0;
    for (let column = 0; column < gains.length; column += 1) {
      if ((widths[column] ?? 0) >= (extent.most?.[column] ?? total)) gains[column] = 0;
      if ((gains[column] ?? 0) > (gains[best] ?? 0)) best = column;
    }
    if ((gains[best] ?? 0) <= 0) {
      // Nothing to save any more: the rest is shared out.
      const rest = (room - given) / widths.length;
      return Array.from(widths, (width) => width + rest);
    }
    widths[best] = (widths[best] ?? 0) + step;
    given += step;
  }
  return [...widths];
}

/** The least widths, raised so that no text of some columns is higher than a page, if the table has room for all of that. */
function pageWidths(
  extent: TableExtent,
  sample: Sample,
  total: number,
  columns: readonly number[] = [...extent.least.keys()],
): Float64Array {
  const widths = Float64Array.from(extent.least);
  for (const column of columns) widths[column] = Math.max(widths[column] ?? 0, pageWidth(extent, sample, column));
  const sum = widths.reduce((all, width) => all + width, 0);
  return sum > total * TABLE_SHARE ? Float64Array.from(extent.least) : widths;
}

/** How wide a column must be that none of its texts is higher than a page. */
function pageWidth({ pageLines, frame }: TableExtent, { longest }: Sample, column: number): number {
  const text = longest[column] ?? 0;
  return text > 0 ? text / (pageLines * PAGE_SHARE) + frame : 0;
}

function isOverPage(extent: TableExtent, sample: Sample, column: number): boolean {
  return pageWidth(extent, sample, column) > (extent.least[column] ?? 0);
}

/** How high the sample is in columns of these widths, in lines. */
function heightOf({ cells, rows, merged, own }: Sample, widths: readonly number[]): number {
  let all = 0;
  let start = 0;
  const linesIn = (column: number): number => (cells[start + column] ?? 0) / (widths[column] ?? 1);
  for (const count of rows) {
    const mergedLines = Math.max(0, ...merged.map(linesIn));
    let ownLines = 0;
    for (let row = 0; row < count; row += 1) {
      ownLines += Math.max(1, ...own.map(linesIn));
      start += widths.length;
    }
    all += Math.max(mergedLines, ownLines);
  }
  return all;
}

/** What the widths are found by. */
interface Sample {
  /** The cell widths of some groups, one behind the other: looked at again with each step, so they stand close together. */
  cells: Float64Array;
  /** How many rows each of these groups has. */
  rows: number[];
  merged: readonly number[];
  own: readonly number[];
  /** The widest cell of each column in all groups. */
  longest: Float64Array;
}

/** A long table is judged by groups taken evenly from all of it. */
function sampleOf({ count, group, merged }: TableExtent): Sample {
  const every = Math.max(1, Math.ceil(count / MOST_GROUPS));
  const longest = new Float64Array(merged.length);
  const cells: number[] = [];
  const rows: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const widths = group(index);
    const isSampled = index % every === 0;
    if (isSampled) rows.push(widths.length);
    for (const row of widths) {
      for (let column = 0; column < row.length; column += 1) {
        const width = row[column] ?? 0;
        if (width > (longest[column] ?? 0)) longest[column] = width;
        if (isSampled) cells.push(width);
      }
    }
  }
  const columns = [...merged.keys()];
  return {
    cells: Float64Array.from(cells),
    rows,
    merged: columns.filter((column) => merged[column] === true),
    own: columns.filter((column) => merged[column] !== true),
    longest,
  };
}

/** Sets `gains` to how much lower the sample becomes when one column alone is one step wider. `saved` is room to work in. */
function measureGains(
  { cells, rows, merged, own }: Sample,
  widths: Float64Array,
  step: number,
  gains: Float64Array,
  saved: Float64Array,
): void {
  gains.fill(0);
  let start = 0;
  for (const count of rows) {
    let high = 0;
    let second = 0;
    let highest = -1;
    for (const column of merged) {
      const height = (cells[start + column] ?? 0) / (widths[column] ?? 1);
      if (height > high) {
        second = high;
        high = height;
        highest = column;
      } else if (height > second) second = height;
    }
    saved.fill(0);
    let sum = 0;
    for (let row = 0; row < count; row += 1) {
      sum += rowHeight(cells, start, own, widths, step, saved);
      start += widths.length;
    }
    if (high > sum) {
      const width = widths[highest] ?? 1;
      gains[highest] = (gains[highest] ?? 0) + gain(high, (high * width) / (width + step), Math.max(sum, second));
    } else {
      for (const column of own) gains[column] = (gains[column] ?? 0) + Math.min(saved[column] ?? 0, sum - high);
    }
  }
}

/**
 * What is gained where the highest cell becomes lower: what it stands out over the next one, and half of what the row would become lower if that
 * gave way, too. Without the second half two columns of equally long texts, before and after a change, would both stay narrow.
 */
function gain(high: number, lowered: number, next: number): number {
  return high - lowered - Math.max(0, next - lowered) / 2;
}

/** The height of a row's own cells; adds to `saved` what the highest of them would save. */
function rowHeight(
  cells: Float64Array,
  start: number,
  own: readonly number[],
  widths: Float64Array,
  step: number,
  saved: Float64Array,
): number {
  let high = 1;
  let second = 1;
  let highest = -1;
  for (const column of own) {
    const height = (cells[start + column] ?? 0) / (widths[column] ?? 1);
    if (height > high) {
      second = high;
      high = height;
      highest = column;
    } else if (height > second) second = height;
  }
  if (highest >= 0) {
    const width = widths[highest] ?? 1;
    saved[highest] = (saved[highest] ?? 0) + gain(high, (high * width) / (width + step), second);
  }
  return high;
}
