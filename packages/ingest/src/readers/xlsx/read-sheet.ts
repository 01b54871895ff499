import { refuse } from "../../refuse.ts";
import type { OfficePackage } from "../../office-package.ts";
import { parseXml, type XmlAttributes } from "../../xml.ts";
import { columnName, LAST_COLUMN, LAST_ROW, parseCellRange, parseCellReference } from "./cell-reference.ts";
import { dateSerial, formatNumber } from "./number-format.ts";
import { decodeCellText } from "./read-strings.ts";
import { isOn, type CellStyle } from "./read-styles.ts";
import type { CellValue, Sheet } from "./workbook.ts";

/** What the sheets of a workbook share. */
export interface SheetContext {
  strings: readonly string[];
  /** The shared strings with words struck through. */
  struck: ReadonlySet<number>;
  /** Cell styles by their index. */
  styles: readonly CellStyle[];
  date1904: boolean;
  /** Cells that may still be read, over all sheets; merges are counted with them. */
  budget: { cells: number };
}

/** A cell while it is being read. */
interface OpenCell {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  formula: string | undefined;
  /** True where words of an inline text are struck through. */
  struck: boolean;
}

const TRUE = /^(?:1|true)$/iu;

/**
 * What nearly all of a sheet is, as every program writes it: formatted cells without content (they only count columns), cells that hold
 * one value or one text without references, rows of blank cells, and merges. Groups: the last blank cell; reference, style, type, value,
 * inline text; blank row; merge.
 */
const PLAIN_CELLS = new RegExp(
  [
    /(?:<c r="([A-Z]{1,3}[1-9]\d{0,6})"(?: s="\d+")?\/>)+/,
    /<c r="([A-Z]{1,3}[1-9]\d{0,6})"(?: s="(\d+)")?(?: t="([A-Za-z]+)")?>(?:<v>([^<&\]]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<&\]]*)<\/t><\/is>)<\/c>/,
    /<row r="([1-9]\d{0,6})"(?: spans="[\d: ]+")?(?: s="\d+" customFormat="1")?(?: ht="[\d.]+")?(?: customHeight="1")?>(?:<c r="[A-Z]{1,3}[1-9]\d{0,6}"(?: s="\d+")?\/>)*<\/row>/,
    /<mergeCell ref="([A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6})"\/>/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "uy",
);

/** Reads one worksheet part. Cells without text, validations, drawings and extensions are passed over. */
export function readSheet(
  office: OfficePackage,
  part: string,
  about: Pick<Sheet, "name" | "state">,
  context: SheetContext,
): Sheet {
  const sheet: Sheet = {
    ...about,
    cells: new Map(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    maxRow: 0,
    maxColumn: 0,
    comments: [],
    struck: [],
  };
  const hiddenColumns: [number, number][] = [];
  let row = 0;
  let column = 0;
  let cell: OpenCell | undefined;
  let target: "value" | "inline" | "formula" | undefined;
  let phonetic = 0;

  const merge = (reference: string): void => {
    const range = parseCellRange(reference);
    spend(context, office.file, sheet.name);
    if (range !== undefined && (range.top < range.bottom || range.left < range.right)) sheet.merges.push(range);
  };
  const open = (name: string, attributes: XmlAttributes): void => {
    switch (name) {
      case "c": {
        const at = attributes.r === undefined ? undefined : parseCellReference(attributes.r);
        row = at?.row || row;
        column = at?.column || column + 1;
        cell = {
          row,
          column,
          type: attributes.t ?? "n",
          style: Number(attributes.s ?? 0),
          value: "",
          inline: "",
          formula: undefined,
          struck: false,
        };
        break;
      }
      case "v":
        target = cell && "value";
        break;
      case "t":
        target = cell && phonetic === 0 ? "inline" : undefined;
        break;
      case "f":
        target = cell && "formula";
        if (cell) cell.formula = "";
        break;
      case "rPh":
        phonetic++;
        break;
      case "strike":
        if (cell && isOn(attributes)) cell.struck = true;
        break;
      case "row":
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        column = 0;
        if (TRUE.test(attributes.hidden ?? "")) sheet.hiddenRows.add(row);
        break;
      case "col":
        if (TRUE.test(attributes.hidden ?? "")) hiddenColumns.push([Number(attributes.min), Number(attributes.max)]);
        break;
      case "mergeCell":
        merge(attributes.ref ?? "");
        break;
      case "autoFilter":
        sheet.autoFilter = { ref: attributes.ref ?? "", active: false };
        break;
      case "filterColumn":
        break;
      case "filters":
      case "customFilters":
      case "dynamicFilter":
      case "top10":
      case "colorFilter":
      case "iconFilter":
        if (sheet.autoFilter) sheet.autoFilter.active = true;
        break;
    }
  };

  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open,
      shortcut: PLAIN_CELLS,
      taken(match) {
        if (match[8] !== undefined) return merge(match[8]);
        if (match[7] !== undefined) {
          row = Number(match[7]);
          column = 0;
          return;
        }
        const blank = match[1];
        const at = parseCellReference(blank ?? (match[2] as string));
        row = at?.row || row;
        column = at?.column || column;
        if (blank !== undefined) return;
        const whole: OpenCell = {
          row,
          column,
          type: match[4] ?? "n",
          style: Number(match[3] ?? 0),
          value: match[5] ?? "",
          inline: match[6] ?? "",
          formula: undefined,
          struck: false,
        };
        storeCell(sheet, whole, context, office.file);
      },
      text(text) {
        if (target === undefined || cell === undefined) return;
        if (target === "formula") cell.formula += text;
        else cell[target] += text;
      },
      close(name) {
        if (name === "c") {
          if (cell !== undefined) storeCell(sheet, cell, context, office.file);
          cell = undefined;
          target = undefined;
        } else if (name === "v" || name === "t" || name === "f") target = undefined;
        else if (name === "rPh") phonetic--;
      },
    },
  );
  for (const [from, to] of hiddenColumns) {
    for (let index = from; index <= Math.min(to, sheet.maxColumn); index++) sheet.hiddenColumns.add(index);
  }
  return inOrder(sheet);
}

function storeCell(sheet: Sheet, cell: OpenCell, context: SheetContext, file: string): void {
  const value = cellValue(cell, context);
  if (value === undefined) return;
  if (!(cell.row >= 1 && cell.row <= LAST_ROW && cell.column <= LAST_COLUMN)) throw outside(file, sheet.name);
  spend(context, file, sheet.name);
  let cells = sheet.cells.get(cell.row);
  if (cells === undefined) sheet.cells.set(cell.row, (cells = new Map()));
  cells.set(cell.column, value);
  if (isStruck(cell, context)) sheet.struck.push(`${columnName(cell.column)}${cell.row}`);
  if (cell.row > sheet.maxRow) sheet.maxRow = cell.row;
  if (cell.column > sheet.maxColumn) sheet.maxColumn = cell.column;
}

function isStruck({ struck, style, type, value }: OpenCell, context: SheetContext): boolean {
  return struck || context.styles[style]?.struck === true || (type === "s" && context.struck.has(Number(value)));
}

/** The value as the sheet shows it, or undefined for a cell that shows nothing. A formula without a stored result shows nothing either. */
function cellValue(cell: OpenCell, context: SheetContext): CellValue | undefined {
  const value = printed(cell, context);
  // A text result of no characters is a result; no result at all is reported.
  if (value.text === "" && (cell.formula === undefined || cell.type === "str")) return undefined;
  const format = context.styles[cell.style]?.format;
  if (format !== undefined && format !== "General") value.format = format;
  return cell.formula === undefined ? value : { ...value, kind: "formula", formula: cell.formula };
}

function printed(cell: OpenCell, context: SheetContext): CellValue {
  switch (cell.type) {
    case "s":
      return { text: cell.value === "" ? "" : (context.strings[Number(cell.value)] ?? ""), kind: "text" };
    case "str":
      return { text: decodeCellText(cell.value), kind: "text" };
    case "inlineStr":
      return { text: decodeCellText(cell.inline === "" ? cell.value : cell.inline), kind: "text" };
    case "b":
      return { text: cell.value === "" ? "" : TRUE.test(cell.value.trim()) ? "TRUE" : "FALSE", kind: "boolean" };
    case "e":
      return { text: cell.value, kind: "error" };
    case "d":
      return isoDate(cell, context);
    default: {
      const raw = cell.value.trim();
      if (raw === "") return { text: "", kind: "number" };
      if (raw === "true" || raw === "false") return { text: raw.toUpperCase(), kind: "boolean" };
      return formatNumber(raw, context.styles[cell.style]?.format ?? "General", context.date1904);
    }
  }
}

/** Dates written as ISO text (Strict files); without a date format they are printed as they stand. */
function isoDate(cell: OpenCell, context: SheetContext): CellValue {
  const serial = dateSerial(cell.value);
  if (serial === undefined) return { text: cell.value, kind: "date" };
  const format = context.styles[cell.style]?.format ?? "General";
  const code = format === "General" ? (Number.isInteger(serial) ? "yyyy-mm-dd" : "yyyy-mm-dd h:mm") : format;
  return { text: formatNumber(String(serial), code, false).text, kind: "date" };
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

function outside(file: string, sheet: string) {
  return refuse(
    "damaged",
    { file, sheet },
    "工作表中有超出表格范围的单元格，文件可能已损坏",
    "请用 WPS 或 Excel 打开并修复后另存一份再提交",
  );
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
