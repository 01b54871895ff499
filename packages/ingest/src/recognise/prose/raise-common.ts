import type { Recognition } from "../passage.ts";
import type { Row } from "../tables/read-rows.ts";

/** 相关依据：… on a line of its own behind all departments of a matter is the matter's: as in a table it stands on the first of them. */
export function raiseCommon({ document }: Recognition, rows: readonly Row[]): void {
  let from = 0;
  for (const [index, row] of rows.entries()) {
    if (row.fields["serial"] !== undefined) from = index;
    const first = rows[from];
    const isLast = rows[index + 1] === undefined || rows[index + 1]?.fields["serial"] !== undefined;
    if (!isLast || first === undefined || first === row) continue;
    const group = rows.slice(from, index);
    const end = row.fields["responsibility"]?.at(-1)?.end ?? 0;
    for (const field of ["basis", "example", "remark"]) {
      const lines = row.fields[field];
      const isOwnLine = lines !== undefined && document.text.slice(end, lines[0]?.start).includes("\n");
      if (!isOwnLine || group.some((other) => other.fields[field] !== undefined)) continue;
      first.fields[field] = lines;
      delete row.fields[field];
    }
  }
}
