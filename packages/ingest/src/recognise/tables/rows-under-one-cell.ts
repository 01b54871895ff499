import type { Row } from "./read-rows.ts";

/**
 * The rows, with those under a cell of `field` that reaches down over them as parts of its row: what the row says in the fields `of` is printed in
 * several cells. `isRest` tells such a row from one that begins something of its own.
 */
export function withRowsUnder(
  rows: readonly Row[],
  field: string,
  of: readonly string[],
  isRest: (row: Row) => boolean,
): Row[] {
  const whole: Row[] = [];
  for (const row of rows) {
    const above = whole.at(-1);
    const isUnder = row.covered.has(field) && row.fields[field] === undefined && isRest(row);
    if (above?.fields[field] === undefined || !isUnder) {
      whole.push(row);
      continue;
    }
    const joined = { ...above, fields: { ...above.fields }, extras: [...above.extras, ...row.extras] };
    for (const own of of) {
      const lines = [...(above.fields[own] ?? []), ...(row.fields[own] ?? [])];
      if (lines.length > 0) joined.fields[own] = lines;
    }
    whole[whole.length - 1] = joined;
  }
  return whole;
}
