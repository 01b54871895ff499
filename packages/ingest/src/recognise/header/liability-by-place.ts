import type { HeaderColumn } from "./header.ts";

/** The columns of liability from the left, and what a heading in other words must say to be one of them. */
const COLUMNS: readonly { field: string; words: RegExp }[] = [
  { field: "subject", words: /人员|人$|主体|对象|单位|部门|机构|岗位/u },
  { field: "circumstance", words: /情形|情况|行为|事项|事由|表现|违[法规纪]|失职|渎职/u },
  { field: "basis", words: /依据|法律|法规|条款|条文|规定/u },
];

/**
 * Of 追责对象, 追责情形 and 追责依据 the one that is missing is the unknown column in its place between the other two, if its heading is about that: 责任人员类别
 * right in front of 追责情形. A guess.
 */
export function liabilityByPlace(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const indexOf = (wanted: string): number => columns.findIndex(({ field }) => field === wanted);
  const [missing, ...others] = COLUMNS.filter(({ field }) => indexOf(field) < 0);
  if (missing === undefined || others.length > 0) return [...columns];
  const [before, behind] = [-1, 1].map((step) => COLUMNS[COLUMNS.indexOf(missing) + step]?.field);
  const at = before === undefined ? indexOf(behind ?? "") - 1 : indexOf(before) + 1;
  const column = columns[at];
  const isBetween = behind === undefined || at + 1 === indexOf(behind);
  if (!isBetween || column === undefined || column.field !== undefined || column.lines.length === 0)
    return [...columns];
  if (!missing.words.test(column.heading)) return [...columns];
  return columns.map((own) => (own === column ? { ...own, field: missing.field, guessed: true } : own));
}
