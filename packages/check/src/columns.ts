import type { Part, ResponsibilityList } from "@qingdan/model";

/** True where the source prints a column for `field`, or, where it prints no table at all, where any value is there. */
export function hasColumn(list: ResponsibilityList, part: Part, field: string): boolean {
  return list.printed.parts.some(
    (printed) => printed.part === part && printed.columns.some((column) => column.field === field),
  );
}

/** True for a cell that holds no letter, no digit and no Chinese character. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
