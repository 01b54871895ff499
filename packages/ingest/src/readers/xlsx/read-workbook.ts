import type { Diagnostic } from "@qingdan/model";
import { type OfficePackage, openOfficePackage, type Relationship } from "../../office-package.ts";
import { readOfficeProperties } from "../../office-properties.ts";
import { refuse } from "../../refuse.ts";
import { parseXml } from "../../xml.ts";
import type { ZipLimits } from "../../zip.ts";
import { createSheetMemory, readSheet } from "./read-sheet.ts";
import type { SheetContext } from "./sheet-context.ts";
import { decodeCellText, readSharedStrings } from "./read-strings.ts";
import { readTextBoxes } from "./read-text-boxes.ts";
import { readCellStyles } from "./read-styles.ts";
import type { CellComment, Sheet, Workbook } from "./workbook.ts";

/** What a workbook may hold: the limits of the archive, and cells with text (merged ranges counted with them) over all sheets. */
export interface WorkbookLimits extends ZipLimits {
  cells: number;
}

const MAX_CELLS = 600_000;

/**
 * Reads an .xlsx (.xlsm, .xltx) file as Excel, WPS, LibreOffice, openpyxl and others write it, Transitional or Strict, with any prefixes
 * and part names. In: the file's bytes, and its name for messages. Out: every worksheet with its cells as shown.
 *
 * - `cells` is sparse: `sheet.cells.get(row)?.get(column)`, both from 1; cells without text are not there.
 * - Texts are as shown: numbers by their format, without exponents; dates by their format (1900 and 1904 systems, the Chinese built-in
 *   formats included); booleans TRUE and FALSE; formulas by their stored result; line breaks "\n"; nothing is trimmed.
 * - `merges` are as the file lists them, overlapping ones included; `hiddenRows`, `hiddenColumns`, `autoFilter`, `comments`, `textBoxes`, `struck` beside them.
 * - Chart sheets and dialog sheets are left out, with a diagnostic.
 *
 * Synchronous. Throws an InputError where the file is truncated, damaged, over a limit, or no workbook.
 */
export function readWorkbook(bytes: Uint8Array, file = "", limits: Partial<WorkbookLimits> = {}): Workbook {
  const office = openOfficePackage(bytes, file, limits);
  const { entries, date1904 } = readSheetList(office);
  const related = office.relationships(office.mainPart);
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]));
  const context: SheetContext = {
    ...(optionalPart(office, related, "sharedStrings", readSharedStrings) ?? { strings: [], struck: new Set() }),
    styles: optionalPart(office, related, "styles", readCellStyles) ?? [],
    date1904,
    memory: createSheetMemory(),
    budget: { cells: limits.cells ?? MAX_CELLS },
  };
  const diagnostics: Diagnostic[] = [];
  const sheets: Sheet[] = [];
  for (const { name, state, id } of entries) {
    const relationship = byId.get(id);
    if (relationship?.type === "worksheet") {
      const sheet = readSheet(office, relationship.target, { name, state }, context);
      readSheetParts(office, relationship.target, sheet);
      sheets.push(sheet);
      diagnostics.push(...unreadFormulas(file, sheet));
    } else {
      diagnostics.push(notAWorksheet(file, name, relationship));
    }
  }
  return { sheets, properties: readOfficeProperties(office), diagnostics };
}

interface SheetEntry {
  name: string;
  state: Sheet["state"];
  id: string;
}

function readSheetList(office: OfficePackage): { entries: SheetEntry[]; date1904: boolean } {
  if (/\.bin$/iu.test(office.mainPart)) throw binaryWorkbook(office.file);
  const entries: SheetEntry[] = [];
  let root = "";
  let date1904 = false;
  parseXml(
    office.read(office.mainPart),
    { file: office.file, part: office.mainPart },
    {
      open(name, attributes) {
        if (root === "") root = name;
        if (name === "workbookPr") date1904 = /^(?:1|true)$/iu.test(attributes.date1904 ?? "");
        if (name !== "sheet") return;
        const state = attributes.state === "hidden" || attributes.state === "veryHidden" ? attributes.state : "visible";
        entries.push({ name: decodeCellText(attributes.name ?? ""), state, id: attributes["r:id"] ?? "" });
      },
    },
  );
  if (root !== "workbook") throw notAWorkbook(office.file);
  return { entries, date1904 };
}

function optionalPart<T>(
  office: OfficePackage,
  related: readonly Relationship[],
  type: string,
  read: (office: OfficePackage, part: string) => T,
): T | undefined {
  const part = related.find((relationship) => relationship.type === type)?.target;
  return part !== undefined && office.has(part) ? read(office, part) : undefined;
}

/** Comments, text boxes, and filters of tables, which stand in parts of their own. */
function readSheetParts(office: OfficePackage, part: string, sheet: Sheet): void {
  for (const { type, target } of office.relationships(part)) {
    if (!office.has(target)) continue;
    if (type === "drawing") sheet.textBoxes.push(...readTextBoxes(office, target));
    if (type === "comments") sheet.comments.push(...readComments(office, target));
    if (type === "table") readTableFilter(office, target, sheet);
  }
}

function readTableFilter(office: OfficePackage, part: string, sheet: Sheet): void {
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open(name, attributes) {
        if (name === "autoFilter") sheet.autoFilter ??= { ref: attributes.ref ?? "", active: false };
        else if (name === "filterColumn" && sheet.autoFilter) sheet.autoFilter.active = true;
      },
    },
  );
}

function readComments(office: OfficePackage, part: string): CellComment[] {
  const comments: CellComment[] = [];
  const authors: string[] = [];
  let current: CellComment | undefined;
  let reading = false;
  let naming = false;
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open(name, attributes) {
        if (name === "comment")
          current = { cell: attributes.ref ?? "", author: authors[Number(attributes.authorId)] ?? "", text: "" };
        else if (name === "t") reading = current !== undefined;
        else if (name === "author") naming = authors.push("") > 0;
      },
      text(text) {
        if (reading && current) current.text += text;
        else if (naming) authors[authors.length - 1] += text;
      },
      close(name) {
        if (name === "t") reading = false;
        if (name === "author") naming = false;
        if (name !== "comment" || current === undefined) return;
        comments.push({ ...current, text: decodeCellText(current.text) });
        current = undefined;
      },
    },
  );
  return comments;
}

/** Formulas whose result was never stored (written by a program that does not calculate): their text is unknown. */
function unreadFormulas(file: string, sheet: Sheet): Diagnostic[] {
  let count = 0;
  for (const cells of sheet.cells.values()) {
    for (const value of cells.values())
      if (value.kind === "formula" && value.text === "" && value.formula !== "") count++;
  }
  if (count === 0) return [];
  return [
    {
      code: "ingest/formula-without-result",
      severity: "warning",
      place: { file, sheet: sheet.name },
      message: `有 ${count} 个公式单元格没有保存计算结果`,
      remedy: "请用 WPS 或 Excel 打开，保存一次后重新提交",
    },
  ];
}

function notAWorksheet(file: string, sheet: string, relationship: Relationship | undefined): Diagnostic {
  return {
    code: "ingest/not-a-worksheet",
    severity: "warning",
    place: { file, sheet },
    message: relationship === undefined ? "工作表的内容在文件中缺失，未读取" : "图表或对话框工作表没有单元格，未读取",
  };
}

function notAWorkbook(file: string) {
  return refuse(
    "mislabelled",
    file,
    "文件不是 Excel 工作簿（.xlsx），而是其他类型的 Office 文件",
    "修改后的清单请用原来导出的 .xlsx 提交；Word 文件（.docx）只能作为来源文件读取（qingdan ingest）",
  );
}

function binaryWorkbook(file: string) {
  return refuse(
    "unsupported",
    file,
    "文件是二进制工作簿（.xlsb），不能直接读取",
    "请用 Excel 或 WPS 打开后另存为 .xlsx 再提交",
  );
}
