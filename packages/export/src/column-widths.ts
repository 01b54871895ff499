/** The width of every cell of a table's text on one line: `rows[row][column]`; `group` columns have text on a group's first row only. */
export interface TableExtent {
  /** Groups of rows of cell widths. */
  groups: readonly (readonly (readonly number[])[])[];
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
export function contentWidths({ groups, merged, least }: TableExtent, total: number): number[] {
  const sum = least.reduce((all, width) => all + width, 0);
  if (sum >= total) return least.map((width) => (width * total) / sum);
  const widths = [...least];
  const step = (total - sum) / STEPS;
  // A long table is judged by groups taken evenly from all of it.
  const every = Math.max(1, Math.ceil(groups.length / MOST_GROUPS));
  const sample = groups.filter((_, index) => index % every === 0);
  for (let turn = 0; turn < STEPS; turn += 1) {
    const gains = gainsOf(sample, merged, widths, step);
    let best = 0;
    for (let column = 1; column < gains.length; column += 1)
      if ((gains[column] ?? 0) > (gains[best] ?? 0)) best = column;
    if ((gains[best] ?? 0) <= 0) {
      // Nothing to save any more: the rest is shared out.
      const rest = ((STEPS - turn) * step) / widths.length;
      return widths.map((width) => width + rest);
    }
    widths[best] = (widths[best] ?? 0) + step;
  }
  return widths;
}

/** For each column, how much lower the sample becomes when that column alone is one step wider. */
function gainsOf(
  groups: TableExtent["groups"],
  merged: readonly boolean[],
  widths: readonly number[],
  step: number,
): number[] {
  const gains = widths.map(() => 0);
  for (const rows of groups) {
    let high = 0;
    let second = 0;
    let column = -1;
    for (const [index, isMerged] of merged.entries()) {
      if (!isMerged) continue;
      const height = (rows[0]?.[index] ?? 0) / (widths[index] ?? 1);
      if (height > high) [second, high, column] = [high, height, index];
      else if (height > second) second = height;
    }
    const saved = widths.map(() => 0);
    let own = 0;
    for (const row of rows) own += ownHeight(row, merged, widths, step, saved);
    if (high > own) {
      const wider = (high * (widths[column] ?? 1)) / ((widths[column] ?? 1) + step);
      gains[column] = (gains[column] ?? 0) + high - Math.max(own, second, wider);
    } else {
      for (const [index, value] of saved.entries()) gains[index] = (gains[index] ?? 0) + Math.min(value, own - high);
    }
  }
  return gains;
}

/** The height of a row's own cells; adds to `saved` what the highest of them would save. */
function ownHeight(
  row: readonly number[],
  merged: readonly boolean[],
  widths: readonly number[],
  step: number,
  saved: number[],
): number {
  let high = 1;
  let second = 1;
  let column = -1;
  for (let index = 0; index < row.length; index += 1) {
    if (merged[index] === true) continue;
    const height = (row[index] ?? 0) / (widths[index] ?? 1);
    if (height > high) [second, high, column] = [high, height, index];
    else if (height > second) second = height;
  }
  if (column >= 0) {
    const wider = (high * (widths[column] ?? 1)) / ((widths[column] ?? 1) + step);
    saved[column] = (saved[column] ?? 0) + high - Math.max(second, wider);
  }
  return high;
}
