import { HEADER_ROW } from "@qingdan/model";
import type { SheetShape } from "./sheet-shape.ts";
import type { WorkbookSkeleton } from "./skeleton.ts";
import { XML_DECLARATION } from "../xml-declaration.ts";

/** A drop-down on a column: the formula that names its entries. */
export interface DropDown {
  field: string;
  formula: string;
}

/** What a sheet holds, ready to be put into the skeleton. */
export interface SheetParts {
  /** The XML of its rows, in pieces. */
  rows: readonly string[];
  merges: readonly string[];
  dropDowns: readonly DropDown[];
  /** The styles of the columns' empty cells. */
  columnStyles: readonly number[];
  /** The first and the last spare row. */
  spare: readonly [first: number, last: number];
  /** The rows behind which a printed page ends. */
  breaks: readonly number[];
}

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"';
const KEY_WIDTH = 12;

/** A worksheet's part in pieces, which stand in the order that the format prescribes. */
export function sheetXml(parts: SheetParts, shape: SheetShape, skeleton: WorkbookSkeleton): string[] {
  const [, last] = parts.spare;
  const dimension = `<dimension ref="A1:${shape.keyLetters}${last}"/>`;
  return worksheet([
    skeleton.sheetHead.replace("<sheetViews>", `${dimension}<sheetViews>`),
    colsXml(parts.columnStyles, shape, skeleton.looks.key),
    "<sheetData>",
    ...parts.rows,
    "</sheetData>",
    mergesXml(parts.merges),
    spareBorders(parts.spare, shape),
    validationsXml(parts, shape),
    skeleton.sheetTail,
    breaksXml(parts.breaks),
  ]);
}

/** The part of a worksheet around its pieces; its end is the last of them. */
export function worksheet(pieces: readonly string[]): string[] {
  return [`${XML_DECLARATION}<worksheet ${NAMESPACES}>`, ...pieces, "</worksheet>"];
}

function colsXml(styles: readonly number[], { widths }: SheetShape, keyStyle: number): string {
  const col = (number: number, width: number, style: number, hidden = ""): string =>
    `<col min="${number}" max="${number}" width="${width}" style="${style}"${hidden} customWidth="1"/>`;
  const cols = widths.map((width, index) => col(index + 1, width, styles[index] ?? 0));
  return `<cols>${cols.join("")}${col(widths.length + 1, KEY_WIDTH, keyStyle, ' hidden="1"')}</cols>`;
}

/** The merged cells of a sheet, by their ranges. */
export function mergesXml(merges: readonly string[]): string {
  if (merges.length === 0) return "";
  return `<mergeCells count="${merges.length}"><mergeCell ref="${merges.join('"/><mergeCell ref="')}"/></mergeCells>`;
}

/** A spare row gets its borders as soon as something stands in it. */
function spareBorders([first, last]: readonly [number, number], { lastLetters }: SheetShape): string {
  return `<conditionalFormatting sqref="A${first}:${lastLetters}${last}"><cfRule type="expression" dxfId="0" priority="1"><formula>COUNTA($A${first}:$${lastLetters}${first})&gt;0</formula></cfRule></conditionalFormatting>`;
}

function validationsXml({ dropDowns, spare: [, last] }: SheetParts, { columns, letters }: SheetShape): string {
  const first = HEADER_ROW + 1;
  const validations = dropDowns.flatMap(({ field, formula }) => {
    const name = letters[columns.findIndex((column) => column.field === field)];
    if (name === undefined) return [];
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${name}${first}:${name}${last}"><formula1>${formula}</formula1></dataValidation>`;
  });
  if (validations.length === 0) return "";
  return `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`;
}

function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`);
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks.join("")}</rowBreaks>`;
}
