import { symbolText } from "../symbols.ts";
import { dateSerial, formatNumber } from "./number-format.ts";
import { decodeCellText } from "./read-strings.ts";
import type { SheetContext } from "./sheet-context.ts";
import type { CellValue } from "./workbook.ts";

/** A cell while it is being read. */
export interface OpenCell {
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

/** Whether words of a cell, or all of it, are struck through. */
export function isStruck({ struck, style, type, value }: OpenCell, context: SheetContext): boolean {
  return struck || context.styles[style]?.struck === true || (type === "s" && context.struck.has(Number(value)));
}

/** The value as the sheet shows it, or undefined for a cell that shows nothing. A formula without a stored result shows nothing either. */
export function cellValue(cell: OpenCell, context: SheetContext): CellValue | undefined {
  const value = printed(cell, context);
  const symbols = context.styles[cell.style]?.symbols;
  if (symbols !== undefined && value.kind === "text") value.text = symbolText(symbols, value.text);
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
