/** A table as the widths that the texts of its cells take on one line. */
export interface TableExtent {
  /** How many groups of rows there are, and the cell widths of one of them, row by row; only some groups are ever asked for. */
  count: number;
  group: (index: number) => readonly (readonly number[])[];
  /** Columns that are merged over the rows of a group; their text stands in a group's first row only. */
  merged: readonly boolean[];
  /** No column becomes narrower than this. */
  least: readonly number[];
}

const MOST_GROUPS = 24;
const STEPS = 24;

/**
 * Widths that make a table low: starting from the least widths, each step widens the column that saves most height. Widths and the
 * total are in any one unit. Where even the least widths do not fit, they are scaled down.
 */
export function contentWidths(extent: TableExtent, total: number): number[] {
  const { least } = extent;
  const sum = least.reduce((all, width) => all + width, 0);
  if (sum >= total) return least.map((width) => (width * total) / sum);
  const widths = Float64Array.from(least);
  const step = (total - sum) / STEPS;
  const sample = sampleOf(extent);
  const gains = new Float64Array(widths.length);
  const saved = new Float64Array(widths.length);
  for (let turn = 0; turn < STEPS; turn += 1) {
    measureGains(sample, widths, step, gains, saved);
    let best = 0;
    for (let column = 1; column < gains.length; column += 1)
      if ((gains[column] ?? 0) > (gains[best] ?? 0)) best = column;
    if ((gains[best] ?? 0) <= 0) {
      // Nothing to save any more: the rest is shared out.
      const rest = ((STEPS - turn) * step) / widths.length;
      return Array.from(widths, (width) => width + rest);
    }
    widths[best] = (widths[best] ?? 0) + step;
  }
  return [...widths];
}

/** The cell widths of some groups, one behind the other: looked at again with each step, so they stand close together. */
interface Sample {
  cells: Float64Array;
  /** How many rows each group has. */
  rows: number[];
  merged: readonly number[];
  own: readonly number[];
}

/** A long table is judged by groups taken evenly from all of it. */
function sampleOf({ count, group, merged }: TableExtent): Sample {
  const every = Math.max(1, Math.ceil(count / MOST_GROUPS));
  const cells: number[] = [];
  const rows: number[] = [];
  for (let index = 0; index < count; index += every) {
    const widths = group(index);
    rows.push(widths.length);
    for (const row of widths) cells.push(...row);
  }
  const columns = [...merged.keys()];
  return {
    cells: Float64Array.from(cells),
    rows,
    merged: columns.filter((column) => merged[column] === true),
    own: columns.filter((column) => merged[column] !== true),
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
      gains[highest] = (gains[highest] ?? 0) + high - Math.max(sum, second, (high * width) / (width + step));
    } else {
      for (const column of own) gains[column] = (gains[column] ?? 0) + Math.min(saved[column] ?? 0, sum - high);
    }
  }
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
    saved[highest] = (saved[highest] ?? 0) + high - Math.max(second, (high * width) / (width + step));
  }
  return high;
}
