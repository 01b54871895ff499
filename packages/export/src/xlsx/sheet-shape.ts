import { centredFields } from "../centred-fields.ts";
import type { PlanColumn, TablePlan } from "../plan.ts";
import type { Template } from "../template.ts";
import { textWidth } from "../text-lines.ts";
import { columnLetters } from "./cell-names.ts";
import { columnTexts, columnWidths, sumOf, type ColumnTexts } from "./sheet-columns.ts";
import { printableWidth, printedHeight } from "./printed-pages.ts";
import { textHeight } from "./row-heights.ts";
import { isSurelyLow, pageWidths, TITLE_HEIGHT, UNIT_LINE_HEIGHT } from "./page-widths.ts";
import type { TextSize } from "./text-sizes.ts";

/** The height of a line over a sheet's header for each point of its size. */
const LINE_PER_POINT = 1.4;
const LOWEST_HEADER = 30;
/** What rounding may take from a printed page, in points. */
const ROUNDING = 6;

/** Print that can be read well, in points: a sheet is not made so wide that its texts would come out smaller. */
const SMALLEST_PRINT = 7;
/** A sheet is widened up to this many characters more than it needs. */
const WIDENING = 4;
/** How far columns of long texts may give way where a sheet is too wide to be read in print, and the least that is left, in characters. */
const GIVING_WAY = 2 / 3;
const NARROWEST = 8;
/** The sizes of text from which one is chosen, the first that does. */
const SIZES: readonly TextSize[] = ["text", "smaller", "smallest"];

/** The texts under a sheet's title; "" where there is no date. */
export interface SheetHead {
  unitLine: string;
  dateLine: string;
}

/**
 * Where the date stands in the row of 填报单位: in cells of its own from this column on, from 0; at the right end of the row, where no
 * cells are merged and both texts reach over the empty ones between them; in the bureau's cell, behind it or on a line of its own below it.
 * `none` is for no date.
 */
export type UnitLine = { date: "cells"; column: number } | { date: "end" | "behind" | "below" | "none" };

/** The text of the cell of 填报单位, with the date where that stands there. */
export function unitText({ date }: UnitLine, { unitLine, dateLine }: SheetHead): string {
  if (date === "behind") return `${unitLine}　${dateLine}`;
  return date === "below" ? `${unitLine}\n${dateLine}` : unitLine;
}

/** What the rows of one sheet have in common: its columns, and what a printed page of it holds. Heights are in points. */
export interface SheetShape {
  columns: readonly PlanColumn[];
  /** In characters of the standard font, and how many of them stand in a line of the sheet's text; `total` is all of them. */
  widths: readonly number[];
  textWidths: readonly number[];
  total: number;
  letters: readonly string[];
  lastLetters: string;
  /** The letters of the hidden column, which is the last. */
  keyLetters: string;
  lineHeight: number;
  titleHeight: number;
  unitLineHeight: number;
  unitLine: UnitLine;
  headerHeight: number;
  pageHeight: number;
  /** The most that a row can be high, if it is not to be parted by the end of a page; and the first row, under the sheet's title. */
  room: number;
  firstRoom: number;
  /** How a text is set that would be higher than a page otherwise. */
  smaller: TextSize;
  /** Fields of short entries, which stand in the middle. */
  centred: ReadonlySet<string>;
}

/**
 * The shape of a plan's sheet: as wide as the template says, but so many columns that their print would become too small are narrower. Where
 * a text would then be higher than a page, the sheet is made wider, as long as its print, which becomes smaller, can be read well; and where
 * that is not enough, such a text alone is set smaller.
 */
export function sheetShape(plan: TablePlan, head: SheetHead, template: Template): SheetShape {
  const centred = centredFields(plan.columns, plan.rows);
  const columns = columnTexts(plan, centred, template);
  const shaped = (widths: readonly number[]): SheetShape => shapeOf(plan, widths, centred, head, template);
  const readable = Math.floor(printableWidth(SMALLEST_PRINT / template.excel.textSize));
  const fixed = columns.widths.reduce((sum, width, index) => sum + (columns.flexible.includes(index) ? 0 : width), 0);
  const usual = shaped(usualWidths(columns, template, { readable, fixed }));
  if (!hasTextOverPage(columns, usual)) return usual;
  const most = Math.max(usual.total, readable);
  const leastAt = (total: number, size: TextSize): number[] | undefined =>
    pageWidths(columns, template, size, { total, fixed });
  for (const smaller of SIZES) {
    let total = most;
    let least = leastAt(total, smaller);
    if (least === undefined) continue;
    // As narrow as it can be, so that its print is as large as it can be. A narrower sheet has lower pages and needs no less than this one, so the first
    // try is near that.
    let low = smaller === "text" ? Math.max(usual.total, Math.floor(fixed + sumOf(least))) : total;
    for (let tried = low + WIDENING; total - low > WIDENING; tried = Math.floor((low + total) / 2)) {
      const found = leastAt(tried, smaller);
      if (found === undefined) low = tried;
      else [total, least] = [tried, found];
    }
    return { ...shaped(columnWidths({ ...columns, least }, template, total)), smaller };
  }
  return usual;
}

/**
 * The template's widths. The columns of long texts share what a few columns leave of the page's width, and give way where there are so many
 * columns that print would become too small.
 */
function usualWidths(
  columns: ColumnTexts,
  template: Template,
  { readable, fixed }: { readable: number; fixed: number },
): number[] {
  const total = sumOf(columns.widths);
  const page = Math.floor(printableWidth(1));
  if (total < page && columns.flexible.length > 0) return columnWidths(columns, template, page);
  if (total <= readable) return columnWidths(columns, template);
  const least = columns.least.map((width) => Math.max(NARROWEST, width * GIVING_WAY));
  return columnWidths({ ...columns, least }, template, Math.max(readable, fixed + sumOf(least)));
}

function shapeOf(
  { title, columns }: TablePlan,
  widths: readonly number[],
  centred: ReadonlySet<string>,
  { unitLine, dateLine }: SheetHead,
  template: Template,
): SheetShape {
  const { lineHeight, textSize, titleSize, unitLineSize } = template.excel;
  const total = sumOf(widths);
  // Widths are counted in characters of 10.5 points.
  const textWidths = widths.map((width) => (width * 10.5) / textSize);
  const headings = columns.map(({ heading }, index) => textHeight(heading, textWidths[index] ?? 0, lineHeight));
  const headerHeight = Math.max(LOWEST_HEADER, ...headings);
  const pageHeight = printedHeight(total);
  const place = unitLineOf(widths, widthOf(unitLine, unitLineSize), widthOf(dateLine, unitLineSize));
  const titleHeight = lineHeightOf(title, total, titleSize, TITLE_HEIGHT);
  const isWhole = place.date === "below" || place.date === "none";
  const wrapped = isWhole ? unitText(place, { unitLine, dateLine }) : "";
  const unitLineHeight = lineHeightOf(wrapped, total, unitLineSize, UNIT_LINE_HEIGHT);
  const room = pageHeight - headerHeight - ROUNDING;
  return {
    columns,
    widths,
    textWidths,
    total,
    letters: columns.map((_, index) => columnLetters(index)),
    lastLetters: columnLetters(columns.length - 1),
    keyLetters: columnLetters(columns.length),
    lineHeight,
    titleHeight,
    unitLineHeight,
    unitLine: place,
    headerHeight,
    pageHeight,
    room,
    firstRoom: room - titleHeight - unitLineHeight,
    smaller: "text",
    centred,
  };
}

/** The width of a text of this size on one line, in characters of the standard font. */
function widthOf(text: string, size: number): number {
  return text === "" ? 0 : (textWidth(text) * size) / 10.5 + 2;
}

/** What a text of this size needs in a cell `width` characters wide, in points. */
function lineHeightOf(text: string, width: number, size: number, least: number): number {
  return Math.max(least, textHeight(text, (width * 10.5) / size, size * LINE_PER_POINT));
}

/** The date takes as many of the last columns as it needs, if the others have room for the bureau. Widths are those of the texts on one line. */
function unitLineOf(widths: readonly number[], unit: number, date: number): UnitLine {
  if (date === 0) return { date: "none" };
  const total = sumOf(widths);
  let right = 0;
  for (let column = widths.length - 1; column > 0; column -= 1) {
    right += widths[column] ?? 0;
    if (right >= date && total - right >= unit) return { date: "cells", column };
  }
  if (unit + date > total) return { date: "below" };
  // A text reaches as far as the next one begins: that of the bureau up to the last cell.
  return { date: unit <= total - (widths.at(-1) ?? 0) ? "end" : "behind" };
}

function hasTextOverPage(
  { texts, flexible }: ColumnTexts,
  { textWidths, lineHeight, room, firstRoom }: SheetShape,
): boolean {
  for (const [row, cells] of texts.entries()) {
    const most = row === 0 ? firstRoom : room;
    for (const [at, text] of cells.entries()) {
      const width = textWidths[flexible[at] ?? 0] ?? 0;
      if (isSurelyLow(text, width, most / lineHeight)) continue;
      if (textHeight(text, width, lineHeight) > most) return true;
    }
  }
  return false;
}
