import type { Part } from "@qingdan/model";
import type { Recognition } from "../passage.ts";
import type { HeaderColumn } from "./header.ts";

/**
 * 相关部门及职责分工 over as many columns as it names, with nothing below it: each column has the name of its place. Only where the form knows all of
 * the names, each another column that no other heading is of.
 */
export function joinedHeadings({ vocabulary }: Recognition, part: Part, columns: HeaderColumn[]): HeaderColumn[] {
  const result = [...columns];
  for (const [start, { heading, lines }] of columns.entries()) {
    const isCovered = (at: number): boolean => columns[at]?.heading === heading && columns[at].lines.length === 0;
    if (lines.length === 0 || heading === "") continue;
    let end = start + 1;
    while (isCovered(end)) end += 1;
    const names = heading.split(/[及和与、]/u).map((name) => name.trim());
    if (end - start < 2 || names.length !== end - start) continue;
    const fields = names
      .map((name) => vocabulary.columnOf(part, name))
      .map((known) => (known?.remainder === "" ? known.field : undefined));
    const others = columns.filter((_, at) => at < start || at >= end).map(({ field }) => field);
    const areOwn = fields.every(
      (field, at) => field !== undefined && fields.indexOf(field) === at && !others.includes(field),
    );
    if (!areOwn) continue;
    for (const [at, field] of fields.entries()) {
      const column = columns[start + at] as HeaderColumn;
      result[start + at] = { field, heading: names[at] ?? "", remainder: "", lines: column.lines };
    }
  }
  return result;
}

/** What 承办机构及联系电话 is a column of. */
const JOINT = "agency+phone";

/** 办公地址 under 承办机构及联系方式: nobody knows what a column of both holds where each of the two has a column of its own. */
export function withoutJoint(columns: HeaderColumn[]): HeaderColumn[] {
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  if (!has(JOINT) || !JOINT.split("+").every(has)) return columns;
  return columns.map((column) => (column.field === JOINT ? { ...column, field: undefined } : column));
}
