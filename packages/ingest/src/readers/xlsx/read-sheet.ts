import { refuse } from "../../refuse.ts";
import type { OfficePackage } from "../../office-package.ts";
import { createXmlMemory, parseXml, type XmlAttributes, type XmlMemory } from "../../xml.ts";
import { columnName, LAST_COLUMN, LAST_ROW, parseCellRange, parseCellReference } from "./cell-reference.ts";
import { cellValue, isStruck, type OpenCell } from "./cell-value.ts";
import { PLAIN_CELLS } from "./plain-cells.ts";
import { isOn } from "./read-styles.ts";
import type { SheetContext } from "./sheet-context.ts";
import { emptySheet, type Sheet } from "./workbook.ts";

const TRUE = /^(?:1|true)$/iu;
/** Elements that say that a filter leaves rows out. */
const FILTERS: ReadonlySet<string> = new Set([
  "filters",
  "customFilters",
  "dynamicFilter",
  "top10",
  "colorFilter",
  "iconFilter",
]);

/** Elements that say how a sheet looks, is printed or may be filled in, and nothing of its text. */
const SETTINGS: ReadonlySet<string> = new Set(
  (
    "sheetPr dimension sheetViews sheetFormatPr sheetCalcPr sheetProtection protectedRanges scenarios conditionalFormatting dataValidations " +
    "hyperlinks printOptions pageMargins pageSetup rowBreaks colBreaks cellWatches ignoredErrors drawing legacyDrawing picture " +
    "tableParts extLst phoneticPr"
  ).split(" "),
);

/** What is printed at the head and foot of the pages. */
const HEADS: ReadonlySet<string> = new Set([
  "oddHeader",
  "oddFooter",
  "evenHeader",
  "evenFooter",
  "firstHeader",
  "firstFooter",
]);
/** &C, &"宋体,加粗", &12, &K01+000, &P … in such a text. */
const HEAD_CODES = /&(?:"[^"]*"|\d+|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|.)/gsu;

/** What the sheets of one workbook share while they are read. */
export function createSheetMemory(): XmlMemory {
  return createXmlMemory(SETTINGS);
}

/** How far the reading of a sheet has come. */
interface SheetScan {
  readonly sheet: Sheet;
  readonly context: SheetContext;
  readonly file: string;
  readonly hiddenColumns: [from: number, to: number][];
  row: number;
  column: number;
  cell: OpenCell | undefined;
  /** What the text that comes next belongs to. */
  target: "value" | "inline" | "formula" | "head" | undefined;
  /** The head or foot of the pages that is open. */
  head: string;
  /** How many phonetic runs are open: their text is none of the cell's. */
  phonetic: number;
}

/** Reads one worksheet part. Cells without text, validations, drawings and extensions are passed over. */
export function readSheet(
  office: OfficePackage,
  part: string,
  about: Pick<Sheet, "name" | "state">,
  context: SheetContext,
): Sheet {
  const sheet = emptySheet(about);
  const scan = startScan(sheet, context, office.file);
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open: (name, attributes) => openElement(scan, name, attributes),
      memory: context.memory,
      shortcut: PLAIN_CELLS,
      taken: (match) => takePlain(scan, match),
      text: (text) => takeText(scan, text),
      close: (name) => closeElement(scan, name),
    },
  );
  for (const [from, to] of scan.hiddenColumns) {
    for (let index = from; index <= Math.min(to, sheet.maxColumn); index++) sheet.hiddenColumns.add(index);
  }
  return inOrder(sheet);
}

/** Written out, so that all of them have one shape. */
function startScan(sheet: Sheet, context: SheetContext, file: string): SheetScan {
  return {
    sheet,
    context,
    file,
    hiddenColumns: [],
    row: 0,
    column: 0,
    cell: undefined,
    target: undefined,
    head: "",
    phonetic: 0,
  };
}

function openElement(scan: SheetScan, name: string, attributes: XmlAttributes): void {
  const { sheet, cell } = scan;
  switch (name) {
    case "c":
      openCell(scan, attributes);
      break;
    case "v":
      scan.target = cell && "value";
      break;
    case "t":
      scan.target = cell && scan.phonetic === 0 ? "inline" : undefined;
      break;
    case "f":
      scan.target = openFormula(cell);
      break;
    case "rPh":
      scan.phonetic++;
      break;
    case "strike":
      if (cell && isOn(attributes)) cell.struck = true;
      break;
    case "row":
      scan.row = attributes.r === undefined ? scan.row + 1 : Number(attributes.r);
      scan.column = 0;
      if (TRUE.test(attributes.hidden ?? "")) sheet.hiddenRows.add(scan.row);
      break;
    case "col":
      if (TRUE.test(attributes.hidden ?? "")) scan.hiddenColumns.push([Number(attributes.min), Number(attributes.max)]);
      break;
    case "mergeCell":
      merge(scan, attributes.ref ?? "");
      break;
    case "autoFilter":
      sheet.autoFilter = { ref: attributes.ref ?? "", active: false };
      break;
    default:
      if (HEADS.has(name)) scan.target = "head";
      else if (sheet.autoFilter !== undefined && FILTERS.has(name)) sheet.autoFilter.active = true;
  }
}

function openFormula(cell: OpenCell | undefined): "formula" | undefined {
  if (cell === undefined) return undefined;
  cell.formula = "";
  return "formula";
}

function openCell(scan: SheetScan, attributes: XmlAttributes): void {
  const at = attributes.r === undefined ? undefined : parseCellReference(attributes.r);
  scan.row = at?.row || scan.row;
  scan.column = at?.column || scan.column + 1;
  scan.cell = {
    row: scan.row,
    column: scan.column,
    type: attributes.t ?? "n",
    style: Number(attributes.s ?? 0),
    value: "",
    inline: "",
    formula: undefined,
    struck: false,
  };
}

function takeText(scan: SheetScan, text: string): void {
  const { target, cell } = scan;
  if (target === "head") scan.head += text;
  else if (target === undefined || cell === undefined) return;
  else if (target === "formula") cell.formula += text;
  else cell[target] += text;
}

function closeElement(scan: SheetScan, name: string): void {
  if (name === "c") {
    if (scan.cell !== undefined) storeCell(scan.sheet, scan.cell, scan.context, scan.file);
    scan.cell = undefined;
    scan.target = undefined;
  } else if (name === "v" || name === "t" || name === "f") scan.target = undefined;
  else if (name === "rPh") scan.phonetic--;
  else if (HEADS.has(name)) closeHead(scan);
}

/** Keeps the words of a head or foot of the pages, without the codes of fonts, page numbers and dates in it. */
function closeHead(scan: SheetScan): void {
  const words = scan.head.replace(HEAD_CODES, (code) => (code === "&&" ? "&" : " ")).trim();
  if (/\p{L}/u.test(words)) scan.sheet.pageHeads.push(words);
  scan.head = "";
  scan.target = undefined;
}

/** A match of PLAIN_CELLS. */
function takePlain(scan: SheetScan, match: RegExpExecArray): void {
  const [, reference, style, lastBlank, type, value, inline, blankRow, lastBlankRow, nextRow, range] = match;
  if (range !== undefined) return merge(scan, range);
  const row = lastBlankRow ?? blankRow ?? nextRow;
  if (row !== undefined) {
    scan.row = Number(row);
    scan.column = 0;
    return;
  }
  const at = parseCellReference(lastBlank ?? (reference as string));
  scan.row = at?.row || scan.row;
  scan.column = at?.column || scan.column;
  if (value === undefined && inline === undefined) return;
  const cell: OpenCell = {
    row: scan.row,
    column: scan.column,
    type: type ?? "n",
    style: Number(style ?? 0),
    value: value ?? "",
    inline: inline ?? "",
    formula: undefined,
    struck: false,
  };
  storeCell(scan.sheet, cell, scan.context, scan.file);
}

function merge({ sheet, context, file }: SheetScan, reference: string): void {
  const range = parseCellRange(reference);
  spend(context, file, sheet.name);
  if (range !== undefined && (range.top < range.bottom || range.left < range.right)) sheet.merges.push(range);
}

function storeCell(sheet: Sheet, cell: OpenCell, context: SheetContext, file: string): void {
  const value = cellValue(cell, context);
  if (value === undefined) {
    const isLost = cell.type === "s" && cell.value !== "" && context.strings[Number(cell.value)] === undefined;
    if (isLost) throw damaged(file, sheet.name, "工作表中有单元格的文字在文件里找不到");
    return;
  }
  if (!(cell.row >= 1 && cell.row <= LAST_ROW && cell.column <= LAST_COLUMN))
    throw damaged(file, sheet.name, "工作表中有超出表格范围的单元格");
  spend(context, file, sheet.name);
  let cells = sheet.cells.get(cell.row);
  if (cells === undefined) sheet.cells.set(cell.row, (cells = new Map()));
  if ((cells.get(cell.column)?.text ?? value.text) !== value.text)
    throw damaged(file, sheet.name, "工作表中同一单元格有两种不同的文字");
  cells.set(cell.column, value);
  if (isStruck(cell, context)) sheet.struck.push(`${columnName(cell.column)}${cell.row}`);
  if (cell.row > sheet.maxRow) sheet.maxRow = cell.row;
  if (cell.column > sheet.maxColumn) sheet.maxColumn = cell.column;
}

function spend(context: SheetContext, file: string, sheet: string): void {
  if (--context.budget.cells >= 0) return;
  throw refuse(
    "too-large",
    { file, sheet },
    "工作簿的单元格过多，超过允许的上限",
    "请核对文件是否正确；确属本单位清单的，请删除无关的工作表后再提交",
  );
}

function damaged(file: string, sheet: string, what: string) {
  return refuse("damaged", { file, sheet }, `${what}，文件可能已损坏`, "请用 WPS 或 Excel 打开并修复后另存一份再提交");
}

/** Rows and cells in ascending order, also where the file has them in another. */
function inOrder(sheet: Sheet): Sheet {
  const ascending = (keys: Iterable<number>): boolean => {
    let last = 0;
    for (const key of keys) {
      if (key < last) return false;
      last = key;
    }
    return true;
  };
  const sorted = <T>(map: Map<number, T>) =>
    ascending(map.keys()) ? map : new Map([...map].sort(([first], [second]) => first - second));
  for (const [row, cells] of sheet.cells) sheet.cells.set(row, sorted(cells));
  sheet.cells = sorted(sheet.cells);
  return sheet;
}
