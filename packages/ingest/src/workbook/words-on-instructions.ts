import { INSTRUCTIONS_SHEET, matchForm, rowFingerprint, type Diagnostic } from "@qingdan/model";
import { columnName } from "../readers/xlsx/cell-reference.ts";
import type { Workbook } from "../readers/xlsx/workbook.ts";
import { problem } from "./problems.ts";
import type { MetaSheet } from "./read-identity.ts";

/**
 * Tells of cells on the sheet 填写说明 whose text is none of those that were exported, with sheet and cell: what an official writes there is no
 * item of the list, and must not go unseen. Nothing is told of workbooks whose hidden sheet does not say what stood there.
 */
export function wordsOnInstructions(workbook: Workbook, meta: MetaSheet | undefined): Diagnostic[] {
  const [whole, ...each] = meta?.values["instructions"]?.split(" ") ?? [];
  const sheet = workbook.sheets.find(({ name }) => matchForm(name) === INSTRUCTIONS_SHEET);
  if (sheet === undefined || whole === undefined) return [];
  if (rowFingerprint([...sheet.cells.values()].flatMap((row) => [...row.values()].map(({ text }) => text))) === whole)
    return [];
  const exported = new Set(each);
  const problems: Diagnostic[] = [];
  for (const [row, cells] of sheet.cells) {
    for (const [column, { text }] of cells) {
      if (text.trim() === "" || exported.has(rowFingerprint([text]))) continue;
      const place = { sheet: sheet.name, cell: `${columnName(column)}${row}` };
      const message = `“${text.trim()}”写在“${INSTRUCTIONS_SHEET}”中，不属于清单的内容，没有读入。`;
      problems.push(
        problem("warning", "words-on-instructions", place, message, "如是对清单的修改，请填入相应的表中。"),
      );
    }
  }
  return problems;
}
