import type { WorkbookIdentity } from "@qingdan/ingest";
import { matchForm, type Bureau, type Diagnostic } from "@qingdan/model";

/** Tells, once, that a 填报日期 was written anew: the date of a list is its source's, and is not taken from a workbook. */
export function changedDates({ dates }: WorkbookIdentity, { issued }: Bureau): Diagnostic[] {
  const changed = dates.find(({ text }) => text !== "" && numbersOf(text) !== numbersOf(issued));
  if (changed === undefined) return [];
  const message = `填报日期“${changed.text}”不属于清单内容，没有读入。`;
  return [
    { code: "import/date-not-read", severity: "hint", place: { sheet: changed.sheet, cell: changed.cell }, message },
  ];
}

/** 2015年7月3日 and 2015-07-03 are the same numbers. */
function numbersOf(text: string): string {
  return (matchForm(text).match(/\d+/gu) ?? []).map(Number).join("-");
}
