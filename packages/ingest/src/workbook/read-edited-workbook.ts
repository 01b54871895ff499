import { formSheet, PARTS, type Diagnostic, type Vocabulary } from "@qingdan/model";
import type { Workbook } from "../readers/xlsx/workbook.ts";
import type { EditedSheet, EditedWorkbook } from "./edited-workbook.ts";
import { findSheets } from "./find-sheets.ts";
import { problem } from "./problems.ts";
import { readEditedSheet } from "./read-edited-sheet.ts";
import { readIdentity, readMeta } from "./read-identity.ts";

/**
 * An edited workbook of the standard form, sheet by sheet. In: the workbook as `readWorkbook` gives it. Out: which bureau and revision it
 * says it is, the rows of every part that it has with their cells by field, and what a person should know (in Chinese, with sheet and
 * cell). Nothing is compared yet: that is `editedList`.
 */
export function readEditedWorkbook(workbook: Workbook, vocabulary: Vocabulary): EditedWorkbook {
  const meta = readMeta(workbook);
  const { found, problems } = findSheets(workbook, meta, vocabulary);
  const all: Diagnostic[] = [...workbook.diagnostics, ...problems];
  const sheets: EditedSheet[] = [];
  for (const part of PARTS) {
    const sheet = found.get(part);
    if (sheet === undefined) continue;
    const edited = readEditedSheet(sheet, part, vocabulary, all);
    if (edited !== undefined) {
      sheets.push(edited);
      continue;
    }
    const message = `没有找到“${formSheet(part).title}”的表头，该部分按未修改处理。`;
    all.push(
      problem("warning", "header-missing", { sheet: sheet.name }, message, "请恢复表头一行的栏目名称后重新报送。"),
    );
  }
  const identity = readIdentity(workbook, meta, [...found.values()], vocabulary);
  return { identity, sheets, problems: all };
}
