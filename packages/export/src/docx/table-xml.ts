import { escapeSingleLine } from "../clean-text.ts";
import { countLines, textWidth } from "../text-lines.ts";
import { runs } from "./runs.ts";
import { USUAL_TYPE, type TableType } from "./styles.ts";

/** Inner margins of cells in twips: left and right together, top and bottom together. */
export const SIDES = 160;
export const TOP_AND_BOTTOM = 80;
/** What a cell may be narrower than computed, in half-widths. */
export const ROUNDING = 0.25;
/** What borders add to a row, and a little room for rounding. */
export const SLACK = 20;

/** Widths in half-widths as whole twips that together are exactly `total`: the widest takes what rounding leaves. */
export function toTwips(widths: readonly number[], half: number, total: number): number[] {
  const twips = widths.map((value) => Math.floor(value * half));
  const rest = total - twips.reduce((sum, value) => sum + value, 0);
  const widest = twips.indexOf(Math.max(...twips));
  twips[widest] = (twips[widest] ?? 0) + rest;
  return twips;
}

/** The end of a table. */
export const TABLE_END = "</w:tbl>";

/** The beginning of a table: borders, inner margins, widths of columns in twips. */
export function tableHead(widths: readonly number[]): string {
  const total = widths.reduce((sum, value) => sum + value, 0);
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("");
  const grid = widths.map((value) => `<w:gridCol w:w="${value}"/>`).join("");
  const half = { sides: SIDES / 2, ends: TOP_AND_BOTTOM / 2 };
  const margin = (name: string, value: number): string => `<w:${name} w:w="${value}" w:type="dxa"/>`;
  const margins =
    margin("top", half.ends) + margin("left", half.sides) + margin("bottom", half.ends) + margin("right", half.sides);
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>`;
}

/** What a header row is set by: widths of columns and its height in twips, what a line of text has in half-widths of `half` twips. */
export interface HeaderLook {
  widths: readonly number[];
  height: number;
  rooms: readonly number[];
  half: number;
  /** The style of its paragraphs. */
  style?: string;
}

/** The header row, repeated on every page. */
export function headerRow(
  headings: readonly string[],
  { widths, height, rooms, half, style = USUAL_TYPE.header }: HeaderLook,
): string {
  const cells = headings.map((heading, index) => {
    const indent = Math.floor((evenIndent(heading, rooms[index] ?? 0) * half) / 2);
    const narrowed = indent > 0 ? `<w:ind w:left="${indent}" w:right="${indent}"/>` : "";
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${narrowed}</w:pPr>${runs(heading)}</w:p></w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/><w:tblHeader/></w:trPr>${cells.join("")}</w:tr>`;
}

/** By how much a heading's room is made narrower, so that its lines are alike: 调整|依据 and not 调整依|据. */
function evenIndent(heading: string, room: number): number {
  const width = textWidth(heading);
  if (width <= room || heading.includes("\n")) return 0;
  const lines = countLines(heading, room);
  let even = Math.ceil(width / lines / 2) * 2;
  while (even < room && countLines(heading, even) > lines) even += 2;
  return Math.max(0, room - even - ROUNDING);
}

/** The beginning of a row at least `height` twips high; one that is not `whole` may be parted by a page break. */
export function rowStart(height: number, whole: boolean): string {
  return whole ? `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr>` : "<w:tr>";
}

/** A row that stands on the page of the row below it: Word asks each of its paragraphs, LibreOffice the first. */
export function keptWithNext(row: string): string {
  return row.replaceAll(/<w:pPr><w:pStyle [^>]*>/gu, "$&<w:keepNext/>");
}

/** The XML that the cells of one column share. */
export interface ColumnCells {
  centred: boolean;
  /** The style of its paragraphs. */
  style: string;
  /** The beginning of a cell: its width. */
  start: string;
  /** A cell of one line up to its text, and from there on. */
  beforeLine: string;
  /** A cell without text, and one that a merged cell above covers. */
  empty: string;
  carriedOn: string;
}

const AFTER_LINE = "</w:t></w:r></w:p></w:tc>";

/** The shared XML of a column `width` twips wide. */
export function columnCells(width: number, centred: boolean, type: TableType = USUAL_TYPE): ColumnCells {
  const start = `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`;
  const style = centred ? type.centred : type.text;
  const text = `<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return {
    centred,
    style,
    start,
    beforeLine: flat(start, text, '<w:r><w:t xml:space="preserve">'),
    empty: flat(start, text, "</w:p></w:tc>"),
    carriedOn: flat(start, `<w:vMerge/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${type.text}"/></w:pPr></w:p></w:tc>`),
  };
}

/** The pieces joined into one: what is put together with + is put together again wherever it is used. */
function flat(...pieces: readonly string[]): string {
  return pieces.join("");
}

/**
 * A cell of clean text. `merge` is XML about the cells below it; `mark` is the style and bookmark of a group's cell that goes on from
 * the page before, or the style of smaller type.
 */
export function cell(
  column: ColumnCells,
  text: string,
  merge = "",
  mark?: { style: string; bookmark: string },
): string {
  if (merge === "" && mark === undefined) {
    if (text === "") return column.empty;
    const line = escapeSingleLine(text);
    if (line !== undefined) return column.beforeLine + line + AFTER_LINE;
  }
  const style = mark?.style ?? column.style;
  const align = mark !== undefined && column.centred ? '<w:jc w:val="center"/>' : "";
  return `${column.start}${merge}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${align}</w:pPr>${mark?.bookmark ?? ""}${runs(text)}</w:p></w:tc>`;
}
