import { markFurniture, type Recognition } from "../passage.ts";
import type { Row } from "../tables/read-rows.ts";
import { namesSame } from "./split-shares.ts";

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

/**
 * 相关部门：县水务局、县公安局 above 县水务局：… and 县公安局：…: where the lines below name the same departments, each with its share, the names stand
 * there, and the first share is that of the row which the list began.
 */
export function takeListedNames(recognition: Recognition, rows: Row[]): void {
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const { department, responsibility } = (rows[at] as Row).fields;
    if (department === undefined || responsibility !== undefined) continue;
    const next = rows.findIndex((row, index) => index > at && row.fields["serial"] !== undefined);
    const shares = rows.slice(at + 1, next < 0 ? rows.length : next);
    const [first] = shares;
    const names = shares.map(({ fields }) => fields["department"] ?? []);
    const haveShares = shares.every(({ fields }) => fields["responsibility"] !== undefined);
    if (first === undefined || shares.length < 2 || !haveShares || !namesSame(recognition, department, names)) continue;
    markFurniture(recognition, "duplicate", department);
    const own = rows[at] as Row;
    own.fields = { ...own.fields, ...first.fields };
    own.lines.push(...first.lines);
    rows.splice(at + 1, 1);
  }
}
