import {
  FORM_VERSION,
  formSheet,
  PART_OF_TABLE,
  PARTS,
  tableOfKey,
  type Diagnostic,
  type Part,
  type Vocabulary,
} from "@qingdan/model";
import type { Sheet, Workbook } from "../readers/xlsx/workbook.ts";
import type { EditedSheet, EditedWorkbook } from "./edited-workbook.ts";
import { findSheets } from "./find-sheets.ts";
import { problem } from "./problems.ts";
import { readEditedSheet } from "./read-edited-sheet.ts";
import { readIdentity, readMeta } from "./read-identity.ts";
import { reportTextBoxes } from "./report-sheet.ts";
import { wordsOnInstructions } from "./words-on-instructions.ts";

/**
 * An edited workbook of the standard form, sheet by sheet. In: the workbook as `readWorkbook` gives it. Out: which bureau and revision it
 * says it is, the rows of every part that it has with their cells by field, and what a person should know (in Chinese, with sheet and
 * cell). Nothing is compared yet: that is `editedList`.
 */
export function readEditedWorkbook(workbook: Workbook, vocabulary: Vocabulary): EditedWorkbook {
  const meta = readMeta(workbook);
  const { found, problems } = findSheets(workbook, meta, vocabulary);
  problems.push(...wordsOnInstructions(workbook, meta), ...reportTextBoxes(workbook.sheets));
  // Formulas without a result are told cell by cell, where they stand in a row of the list.
  const all = [...workbook.diagnostics.filter(({ code }) => code !== "ingest/formula-without-result"), ...problems];
  const house = meta?.values["form"] === "house";
  const sheets: EditedSheet[] = [];
  for (const part of PARTS) {
    const of = found.get(part);
    const edited = of?.sheets.map((sheet) => readEditedSheet(sheet, part, vocabulary, { house, problems: all })) ?? [];
    for (const [index, one] of edited.entries()) if (one === undefined) all.push(noHeader(of?.sheets[index], part));
    const whole = joinSheets(edited.filter((one) => one !== undefined));
    if (whole === undefined) continue;
    whole.complete &&= of?.all === true && !edited.includes(undefined);
    const stranger = strangerPart(whole);
    if (stranger !== undefined) all.push(otherPart(whole, stranger));
    sheets.push(whole);
  }
  const identity = readIdentity(
    workbook,
    meta,
    [...found.values()].flatMap((one) => one.sheets),
    vocabulary,
  );
  if (identity.unreadableVersion !== undefined) all.push(unreadableVersion(identity.unreadableVersion));
  return { identity, sheets, parts: new Set(found.keys()), problems: all };
}

function unreadableVersion(text: string): Diagnostic {
  const message = `文件记载的表样版本“${text}”不是版本号（隐藏的标识被改动过），按本程序的表样版本${FORM_VERSION}读入。`;
  const remedy = "请核对各项修改；如与填报不符，请将修改填入重新导出的工作簿后报送。";
  return problem("warning", "form-version-unreadable", {}, message, remedy);
}

/** The part that most rows of a sheet belong to by their keys, where it is another one than that of the sheet. */
function strangerPart({ part, rows }: EditedSheet): Part | undefined {
  const parts = rows.flatMap(({ keys }) => {
    const table = tableOfKey(keys[0] ?? "");
    return table === undefined || table === "note" ? [] : [PART_OF_TABLE[table]];
  });
  const strangers = parts.filter((one) => one !== part);
  return strangers.length * 2 > parts.length ? strangers[0] : undefined;
}

function otherPart({ part, name }: EditedSheet, stranger: Part): Diagnostic {
  const message = `工作表“${name}”里是“${formSheet(stranger).title}”的内容，与“${formSheet(part).title}”对不上。`;
  const remedy = "工作表的名称可能被互换，请恢复各表原来的名称后重新报送。";
  return problem("error", "sheet-of-other-part", { sheet: name }, message, remedy);
}

function noHeader(sheet: Sheet | undefined, part: Part): Diagnostic {
  const message = `没有找到“${formSheet(part).title}”的表头，该表按未修改处理。`;
  const remedy = "请恢复表头一行的栏目名称后重新报送。";
  return problem("warning", "header-missing", { sheet: sheet?.name ?? "" }, message, remedy);
}

/** The sheets of one part as one: their rows one after the other. */
function joinSheets([first, ...others]: readonly EditedSheet[]): EditedSheet | undefined {
  return others.reduce<EditedSheet | undefined>(
    (whole, one) =>
      whole && {
        ...whole,
        columns: [
          ...whole.columns,
          ...one.columns.filter(({ field }) => !whole.columns.some((own) => own.field === field)),
        ],
        rows: [...whole.rows, ...one.rows],
        lines: [...whole.lines, ...one.lines],
        statement: whole.statement || one.statement,
        statementCell: whole.statementCell || one.statementCell,
        keyed: whole.keyed || one.keyed,
        complete: whole.complete && one.complete,
      },
    first,
  );
}
