import { CELL_LIMIT, LISTS_SHEET, type Diagnostic } from "@qingdan/model";
import { cleanText, escapeXml, splitText } from "../clean-text.ts";
import type { PlainTable } from "../plain-table.ts";
import { coreProperties } from "../properties.ts";
import { countLines, textWidth } from "../text-lines.ts";
import { packPart, writeZip } from "../zip/write-zip.ts";
import { columnLetters } from "./cell-names.ts";
import { cellXml } from "./cell-xml.ts";
import { plainSheet } from "./hidden-sheets.ts";
import { packageParts, type SheetEntry } from "./package-parts.ts";
import { sheetNames } from "./sheet-names.ts";
import type { Look } from "./skeleton.ts";
import { typedCell, withTypedLooks } from "./typed-cells.ts";
import type { WorkbookMaker } from "./workbook.ts";

const NARROWEST = 8;
const WIDEST = 60;

/** Writes a plain table: title, header, rows as text, or as what their columns say, with borders, frozen header, heights computed. The same table gives the same bytes. */
export function writePlainTable(
  maker: WorkbookMaker,
  given: PlainTable,
): { bytes: Uint8Array; diagnostics: Diagnostic[] } {
  const { skeleton, template } = maker;
  const diagnostics: Diagnostic[] = [];
  // A title needs a cell to stand in, even where there is no column.
  const table = given.columns.length > 0 ? given : { ...given, columns: [{ heading: "" }] };
  const [name = "Sheet1"] = sheetNames([table.title]);
  const widths = table.columns.map((column, index) => column.width ?? naturalWidth(column.heading, table.rows, index));
  const last = table.columns.length - 1;
  const typed = table.columns.some(({ kind }) => kind !== undefined)
    ? withTypedLooks(skeleton.constantParts.get("xl/styles.xml") ?? "", skeleton.looks.text)
    : undefined;
  const merges: string[] = [];
  let xml = "";
  let row = 0;
  const add = (look: Look, texts: readonly string[], height: number): void => {
    row += 1;
    const cells = table.columns.map((column, index) => {
      const text = cleanText(texts[index] ?? "", { sheet: name, cell: `${columnLetters(index)}${row}` }, (diagnostic) =>
        diagnostics.push(diagnostic),
      );
      const cell = `${columnLetters(index)}${row}`;
      const value =
        typed === undefined || column.kind === undefined || look !== "text"
          ? undefined
          : typedCell(cell, typed.looks[column.kind], column.kind, text);
      if (value !== undefined) return value;
      const style = skeleton.looks[look === "text" && column.centred === true ? "centred" : look];
      return cellXml(cell, style, cut(text, name, index, row, diagnostics));
    });
    xml += `<row r="${row}" ht="${Math.min(409, height)}" customHeight="1">${cells.join("")}</row>`;
  };
  const full = (look: Look, text: string, height: number): void => {
    add(look, [text], height);
    if (last > 0) merges.push(`A${row}:${columnLetters(last)}${row}`);
  };
  const heightOf = (texts: readonly string[]): number =>
    Math.max(1, ...texts.map((text, index) => countLines(text, Math.max(2, (widths[index] ?? 0) - 1.5)))) *
      template.excel.lineHeight +
    6;
  if (table.showsTitle !== false) full("title", table.title, 42);
  for (const line of table.lines ?? []) full("unitLine", line, 24);
  const headings = table.columns.map(({ heading }) => heading);
  add("header", headings, Math.max(26, heightOf(headings)));
  const headerRow = row;
  for (const texts of table.rows) add("text", texts, Math.max(21, heightOf(texts)));
  const sheet = skeleton.sheetHead
    .replace("<sheetViews>", `<dimension ref="A1:${columnLetters(Math.max(0, last))}${row}"/><sheetViews>`)
    .replace(/ySplit="\d+"/u, `ySplit="${headerRow}"`)
    .replace(/topLeftCell="[A-Z]+\d+"/u, `topLeftCell="A${headerRow + 1}"`)
    .replace(/(activeCell|sqref)="A4"/gu, `$1="A${headerRow + 1}"`);
  const cols = table.columns.map(
    ({ hidden }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widths[index]}" style="${skeleton.looks.spareText}"${hidden === true ? ' hidden="1"' : ""} customWidth="1"/>`,
  );
  const merge =
    merges.length === 0
      ? ""
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  const { validations, lists } = choices(table, headerRow, row);
  const main = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">${sheet}${cols.length === 0 ? "" : `<cols>${cols.join("")}</cols>`}<sheetData>${xml}</sheetData>${merge}${validations}${skeleton.sheetTail}</worksheet>`;
  const entries: SheetEntry[] = [{ name, hidden: false, repeatsHeader: true, comments: false, headerRow }];
  const parts = [packPart("xl/worksheets/sheet1.xml", main)];
  if (lists.length > 0) {
    entries.push({ name: LISTS_SHEET, hidden: true, repeatsHeader: false, comments: false });
    parts.push(packPart("xl/worksheets/sheet2.xml", plainSheet(lists)));
  }
  for (const [part, content] of packageParts(entries, false)) parts.push(packPart(part, content));
  for (const [part, content] of skeleton.constantParts)
    parts.push(packPart(part, part === "xl/styles.xml" && typed !== undefined ? typed.styles : content));
  parts.push(
    packPart("docProps/core.xml", coreProperties({ title: table.title, bureauId: "", revision: "", form: "table" })),
  );
  return { bytes: writeZip(parts), diagnostics };
}

/** As wide as the longest line, within bounds. */
function naturalWidth(heading: string, rows: readonly (readonly string[])[], index: number): number {
  let width = textWidth(heading) + 2;
  for (const row of rows.slice(0, 500)) {
    for (const line of (row[index] ?? "").slice(0, 400).split("\n")) width = Math.max(width, textWidth(line) + 2);
    if (width >= WIDEST) return WIDEST;
  }
  return Math.max(NARROWEST, Math.ceil(width));
}

/** A result that is too long for a cell is shown as far as it goes, and that is told. */
function cut(text: string, sheet: string, column: number, row: number, diagnostics: Diagnostic[]): string {
  if (text.length <= CELL_LIMIT) return text;
  diagnostics.push({
    code: "export/cut-text",
    severity: "warning",
    place: { sheet, cell: `${columnLetters(column)}${row}` },
    message: `文字超过一个单元格所能容纳的${CELL_LIMIT}个字符，此处只写入前${CELL_LIMIT}个字符。`,
    remedy: "需要全文的，请改用 csv 或 json 格式。",
  });
  return splitText(text, CELL_LIMIT)[0] ?? "";
}

function choices(table: PlainTable, headerRow: number, lastRow: number): { validations: string; lists: string[][] } {
  const offered = table.columns.flatMap(({ choices: entries }, index) =>
    entries === undefined || entries.length === 0 ? [] : [{ index, entries }],
  );
  if (offered.length === 0) return { validations: "", lists: [] };
  const height = Math.max(...offered.map(({ entries }) => entries.length));
  const lists = Array.from({ length: height }, (_, row) => offered.map(({ entries }) => entries[row] ?? ""));
  const xml = offered.map(({ index, entries }, place) => {
    const letters = columnLetters(index);
    const list = columnLetters(place);
    const range = `${letters}${headerRow + 1}:${letters}${Math.max(lastRow, headerRow + 1) + 200}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>${escapeXml(`'${LISTS_SHEET}'!$${list}$1:$${list}$${entries.length}`)}</formula1></dataValidation>`;
  });
  return { validations: `<dataValidations count="${xml.length}">${xml.join("")}</dataValidations>`, lists };
}
