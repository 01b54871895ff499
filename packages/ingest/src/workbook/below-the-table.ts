import { matchForm, type Diagnostic } from "@qingdan/model";
import type { EditedSheet } from "./edited-workbook.ts";
import { problem } from "./problems.ts";

/** 填表人：张三, 审核：, 单位负责人（签字）： and the like, in their match form. */
const SIGNATURE_LABEL =
  /^(?:(?:填表|填报|制表|经办|审核|复核|审批|校对|签发)(?:人员?|者|领导)?|(?:单位|部门|分管|主要|主管)?(?:负责人|领导))(?:\((?:签字|签名|签章|盖章)\))?:/u;
const SEAL = /^\(?(?:盖章|公章|单位公章|签章|签字|签名)\)?:?$/u;
const BESIDE = /^(?:(?:联系)?电话|手机|日期|填表日期|填报日期|联系人):|^\d{2,4}年\d{1,2}月(?:\d{1,2}日)?$/u;

/** True for the texts of a row under which people sign: names of who filled in and checked the form, a seal, beside them a date or a phone. */
export function isSignature(texts: readonly string[]): boolean {
  const words = texts.map(matchForm);
  const signs = (text: string): boolean => SIGNATURE_LABEL.test(text) || SEAL.test(text);
  return words.some(signs) && words.every((text) => signs(text) || BESIDE.test(text));
}

/**
 * Tells of new rows that stand apart from the table: below a note, or below a blank row, with no row of the list under them. They are read
 * as new rows; whether they were meant as such, only a person can tell. `blank`: the rows of the sheet in which nothing stands.
 */
export function reportBelowTable(sheet: EditedSheet, blank: readonly number[], problems: Diagnostic[]): void {
  const last = sheet.rows.findLastIndex(({ keys }) => keys.length > 0);
  const end = sheet.rows[last]?.row;
  if (end === undefined) return;
  const breaks = [...blank, ...sheet.lines.filter(({ before }) => !before).map(({ row }) => row)];
  const apart = sheet.rows.slice(last + 1).filter(({ row }) => breaks.some((at) => at > end && at < row));
  const [first] = apart;
  if (first === undefined) return;
  const cell = Object.values(first.cells).find(({ origin, text }) => origin === first.row && text.trim() !== "");
  const rows = apart.length === 1 ? "该行" : `自该行起的${apart.length}行`;
  const message = `${rows}写在表后的注之下，或与表格隔有空行，按新增的行读入。`;
  const remedy = "请核对；如不是清单事项，请写作表后“注：”一行。";
  const place = { sheet: sheet.name, cell: cell?.address ?? `A${first.row}` };
  problems.push(problem("warning", "row-below-table", place, message, remedy));
}
