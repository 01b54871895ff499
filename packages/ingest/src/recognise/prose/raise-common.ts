import type { Part } from "@qingdan/model";
import { markFurniture, type Recognition } from "../passage.ts";
import type { Row } from "../tables/read-rows.ts";
import { FIELDS } from "./prose-labels.ts";
import { namesSame } from "./split-shares.ts";

/** What a line of its own behind all rows of a group may say of the group. */
const COMMON: Partial<Record<Part, readonly string[]>> = {
  duties: ["unit", "remark"],
  boundaries: ["basis", "example", "remark"],
  services: ["agency", "phone", "remark"],
};

/**
 * 相关依据：… on a line of its own behind all departments of a matter, 责任科室：… behind all tasks of a duty, is the group's: as in a table it stands on the
 * first of them. Tasks and contents may each have such a line: then it is theirs wherever it stands.
 */
export function raiseCommon({ document }: Recognition, part: Part, rows: readonly Row[]): void {
  const { group = "", row: body = "" } = FIELDS[part] ?? {};
  const groups: Row[][] = [];
  for (const row of rows) {
    const begins = row.fields["serial"] !== undefined || row.fields[group] !== undefined;
    if (begins || groups.length === 0) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  for (const field of COMMON[part] ?? []) {
    const several = groups.filter((own) => own.filter(({ fields }) => fields[field] !== undefined).length > 1);
    if (several.length > 0 && part !== "boundaries") continue;
    for (const own of groups) {
      const [first, last] = [own[0], own.at(-1)];
      const lines = last?.fields[field];
      if (first === undefined || last === undefined || first === last || lines === undefined) continue;
      if (several.includes(own)) continue;
      const end = last.fields[body]?.at(-1)?.end ?? 0;
      if (!document.text.slice(end, lines[0]?.start).includes("\n")) continue;
      first.fields[field] = lines;
      delete last.fields[field];
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
