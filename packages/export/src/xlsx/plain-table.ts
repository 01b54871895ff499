import { CELL_LIMIT, LISTS_SHEET, type Diagnostic, type Place } from "@qingdan/model";
import { cleanText, escapeXml, splitText } from "../clean-text.ts";
import { isCentred, plainWidths } from "../plain-columns.ts";
import type { CellKind, PlainColumn, PlainTable } from "../plain-table.ts";
import { coreProperties } from "../properties.ts";
import type { Template } from "../template.ts";
import { textWidth } from "../text-lines.ts";
import { packPart, writeZip } from "../zip/write-zip.ts";
import { columnLetters } from "./cell-names.ts";
import { cellXml } from "./cell-xml.ts";
import { plainSheet } from "./hidden-sheets.ts";
import { packageParts, type SheetEntry } from "./package-parts.ts";
import { TITLE_HEIGHT, UNIT_LINE_HEIGHT } from "./page-widths.ts";
import { printableWidth, printedHeight } from "./printed-pages.ts";
import { INNER_MARGIN, LOWEST_ROW, textHeight } from "./row-heights.ts";
import { sheetNames } from "./sheet-names.ts";
import { mergesXml, worksheet } from "./sheet-xml.ts";
import type { Look, WorkbookSkeleton } from "./skeleton.ts";
import { typedCell, withTypedLooks } from "./typed-cells.ts";
import type { WorkbookMaker } from "./workbook.ts";

const NARROWEST = 8;
const WIDEST = 60;
const LOWEST_HEADER = 26;
/** Print in which a form is read and signed, in points. */
const SMALLEST_PRINT = 9;
/** Excel's highest row, in points. */
const HIGHEST = 409;

/** Writes a plain table: title, header, rows as text, or as what their columns say, with borders, frozen header, heights computed. The same table gives the same bytes. */
export function writePlainTable(
  maker: WorkbookMaker,
  given: PlainTable,
): { bytes: Uint8Array; diagnostics: Diagnostic[] } {
  const { skeleton } = maker;
  // A title needs a cell to stand in, even where there is no column.
  const table = given.columns.length > 0 ? given : { ...given, columns: [{ heading: "" }] };
  const [name = "Sheet1"] = sheetNames([table.title]);
  const widths = columnWidths(table, maker.template);
  const typed = table.columns.some(({ kind }) => kind !== undefined)
    ? withTypedLooks(skeleton.constantParts.get("xl/styles.xml") ?? "", skeleton.looks.text)
    : undefined;
  const rows = plainRows(table, name, widths, typed?.looks, maker);
  const { validations, lists } = choices(table, rows.headerRow, rows.lastRow);
  const main = worksheet([
    headOf(rows, table.columns.length, skeleton),
    colsOf(table.columns, widths, skeleton),
    "<sheetData>",
    ...rows.xml,
    "</sheetData>",
    mergesXml(rows.merges),
    validations,
    skeleton.sheetTail,
  ]);
  const shown = { name, hidden: false, repeatsHeader: true, comments: false, headerRow: rows.headerRow };
  const entries: SheetEntry[] = [shown];
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
  return { bytes: writeZip(parts), diagnostics: rows.diagnostics };
}

/** The rows of a plain table as XML in pieces, and where its header and its last row stand, from 1. */
interface PlainRows {
  xml: string[];
  merges: string[];
  headerRow: number;
  lastRow: number;
  diagnostics: Diagnostic[];
}

function plainRows(
  table: PlainTable,
  sheet: string,
  widths: readonly number[],
  typedLooks: Readonly<Record<CellKind, number>> | undefined,
  { skeleton, template }: WorkbookMaker,
): PlainRows {
  const rows: PlainRows = { xml: [], merges: [], headerRow: 0, lastRow: 0, diagnostics: [] };
  const centred = centredColumns(table);
  const add = (look: Look, texts: readonly string[], height: number): void => {
    rows.lastRow += 1;
    const cells = table.columns.map((column, index) => {
      const cell = `${columnLetters(index)}${rows.lastRow}`;
      const place = { sheet, cell };
      const text = cleanText(texts[index] ?? "", place, (diagnostic) => rows.diagnostics.push(diagnostic));
      if (look === "text" && column.kind !== undefined && typedLooks !== undefined) {
        const typed = typedCell(cell, typedLooks[column.kind], column.kind, text);
        if (typed !== undefined) return typed;
      }
      const style = skeleton.looks[look === "text" && centred[index] === true ? "centred" : look];
      return cellXml(cell, style, cut(text, place, rows.diagnostics));
    });
    // A row of texts becomes higher by itself where a person writes more into it.
    const fixed = look === "text" ? "" : ' customHeight="1"';
    rows.xml.push(`<row r="${rows.lastRow}" ht="${Math.min(HIGHEST, height)}"${fixed}>${cells.join("")}</row>`);
  };
  const full = (look: Look, text: string, height: number): void => {
    add(look, [text], height);
    const last = table.columns.length - 1;
    if (last > 0) rows.merges.push(`A${rows.lastRow}:${columnLetters(last)}${rows.lastRow}`);
  };
  const heightOf = (texts: readonly string[], least: number): number =>
    Math.max(least, ...texts.map((text, index) => textHeight(text, widths[index] ?? 0, template.excel.lineHeight)));
  if (table.showsTitle !== false) full("title", table.title, TITLE_HEIGHT);
  for (const line of table.lines ?? []) full("unitLine", line, UNIT_LINE_HEIGHT);
  const headings = table.columns.map(({ heading }) => heading);
  add("header", headings, heightOf(headings, LOWEST_HEADER));
  rows.headerRow = rows.lastRow;
  for (const texts of table.rows) add("text", texts, heightOf(texts, LOWEST_ROW));
  return rows;
}

/** Results of queries stand as they come; a form's short entries stand in the middle. */
function centredColumns({ columns, rows, showsTitle }: PlainTable): boolean[] {
  return columns.map((column, index) =>
    showsTitle === false ? column.centred === true : isCentred(column, rows, index),
  );
}

/** The skeleton's head of a sheet with this table's size, and its header frozen. */
function headOf({ headerRow, lastRow }: PlainRows, columns: number, { sheetHead }: WorkbookSkeleton): string {
  return sheetHead
    .replace("<sheetViews>", `<dimension ref="A1:${columnLetters(columns - 1)}${lastRow}"/><sheetViews>`)
    .replace(/ySplit="\d+"/u, `ySplit="${headerRow}"`)
    .replace(/topLeftCell="[A-Z]+\d+"/u, `topLeftCell="A${headerRow + 1}"`)
    .replace(/(activeCell|sqref)="A4"/gu, `$1="A${headerRow + 1}"`);
}

function colsOf(columns: readonly PlainColumn[], widths: readonly number[], { looks }: WorkbookSkeleton): string {
  const cols = columns.map(
    ({ hidden }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widths[index]}" style="${looks.spareText}"${hidden === true ? ' hidden="1"' : ""} customWidth="1"/>`,
  );
  return `<cols>${cols.join("")}</cols>`;
}

/** As wide as their texts want; those of a table with a title, which is made to be printed, share the width of a page where that is too much. */
function columnWidths({ columns, rows, showsTitle }: PlainTable, { excel }: Template): number[] {
  const natural = columns.map((column, index) => column.width ?? naturalWidth(column.heading, rows, index));
  const shown = [...columns.keys()].filter((index) => columns[index]?.hidden !== true);
  const total = Math.floor(printableWidth(SMALLEST_PRINT / excel.textSize));
  if (showsTitle === false || shown.reduce((sum, index) => sum + (natural[index] ?? 0), 0) <= total) return natural;
  const pick = <Item>(items: readonly Item[]): Item[] => shown.flatMap((index) => items.slice(index, index + 1));
  const shares = plainWidths(
    pick(columns),
    pick(columns).map(({ heading }) => heading),
    rows.map(pick),
    { total, frame: INNER_MARGIN, wholeHeading: 8, pageLines: printedHeight(total) / excel.lineHeight },
  );
  for (const [place, index] of shown.entries()) natural[index] = Math.floor((shares[place] ?? 0) * 10) / 10;
  return natural;
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
function cut(text: string, place: Place, diagnostics: Diagnostic[]): string {
  if (text.length <= CELL_LIMIT) return text;
  diagnostics.push({
    code: "export/cut-text",
    severity: "warning",
    place,
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
