import { textWidth } from "../text-lines.ts";
import { runs } from "./runs.ts";
import { STYLES } from "./styles.ts";

/** Inner margins of cells in twips: left and right together, top and bottom together. */
export const SIDES = 160;
export const TOP_AND_BOTTOM = 80;
/** What a cell may be narrower than computed, in half-widths. */
export const ROUNDING = 0.25;
/** What borders add to a row, and a little room for rounding. */
export const SLACK = 20;

/** The width of a text that may wrap: all its lines together, since each line break takes at least one line of its own. */
export function longestLine(text: string): number {
  if (!text.includes("\n")) return textWidth(text);
  return textWidth(text.replaceAll("\n", "")) + 8 * (text.split("\n").length - 1);
}

/** Widths in half-widths as whole twips that together are exactly `total`: the widest takes what rounding leaves. */
export function toTwips(widths: readonly number[], half: number, total: number): number[] {
  const twips = widths.map((value) => Math.floor(value * half));
  const rest = total - twips.reduce((sum, value) => sum + value, 0);
  const widest = twips.indexOf(Math.max(...twips));
  twips[widest] = (twips[widest] ?? 0) + rest;
  return twips;
}

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

/** The header row, repeated on every page. `tcPr` are the cells' widths as XML. */
export function headerRow(headings: readonly string[], tcPr: readonly string[], height: number): string {
  const cells = headings.map(
    (heading, index) =>
      `<w:tc><w:tcPr>${tcPr[index]}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${STYLES.header}"/></w:pPr>${runs(heading)}</w:p></w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/><w:tblHeader/></w:trPr>${cells.join("")}</w:tr>`;
}

/** The beginning of a row at least `height` twips high; one that is not `whole` may be parted by a page break. */
export function rowStart(height: number, whole: boolean): string {
  return whole ? `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr>` : "<w:tr>";
}

/** A cell of clean text. `mark` is the style and bookmark of a group's cell that goes on from the page before. */
export function cell(
  text: string,
  properties: string,
  centred: boolean,
  mark: { style: string; bookmark: string } | undefined,
): string {
  const style = mark?.style ?? (centred ? STYLES.centred : STYLES.text);
  const align = mark !== undefined && centred ? '<w:jc w:val="center"/>' : "";
  return `<w:tc><w:tcPr>${properties}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${align}</w:pPr>${mark?.bookmark ?? ""}${runs(text)}</w:p></w:tc>`;
}
