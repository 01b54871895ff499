import { contentWidths, wrappedWidth } from "../column-widths.ts";
import type { PlanColumn, TablePlan } from "../plan.ts";
import { columnWidth, type Template } from "../template.ts";
import { textWidth } from "../text-lines.ts";
import { columnLetters } from "./cell-names.ts";
import { printableWidth, printedHeight } from "./printed-pages.ts";
import { textHeight } from "./row-heights.ts";
import { isSurelyLow, pageWidths, TITLE_HEIGHT, UNIT_LINE_HEIGHT } from "./page-widths.ts";
import type { TextSize } from "./text-sizes.ts";

/** The height of a line over a sheet's header for each point of its size. */
const LINE_PER_POINT = 1.4;
const LOWEST_HEADER = 30;
/** What rounding may take from a printed page, in points. */
const ROUNDING = 6;

/** Columns of short entries, which stand in the middle; they keep the template's width. */
export const CENTRED: ReadonlySet<string> = new Set(["serial", "unit", "department", "agency", "phone"]);
/** How much narrower than in the template a column of long texts may become, where others need the room. */
const NARROWEST = 0.5;
/** Print that can be read well, in points: a sheet is not made so wide that its texts would come out smaller. */
const SMALLEST_PRINT = 7;
/** A sheet is widened up to this many characters more than it needs. */
const WIDENING = 4;
/** Six Chinese characters. */
const SHORT_HEADING = 12;
/** How many times as wide as in the template it may become. */
const WIDEST = 1.7;
/** Lines that the head of a sheet takes on its first page, counted well. */
const HEAD_LINES = 4;
/** Where the widths see to the height of pages already. */
const ANY_HEIGHT = Number.POSITIVE_INFINITY;
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
}

/**
 * The shape of a plan's sheet: as wide as the template says. Where a text would then be higher than a page, the sheet is made wider, as
 * long as its print, which becomes smaller, can be read well; and where that is not enough, such a text alone is set smaller.
 */
export function sheetShape(plan: TablePlan, head: SheetHead, template: Template): SheetShape {
  const columns = columnTexts(plan, template);
  const usual = shapeOf(plan, columnWidths(columns, template), head, template);
  if (!hasTextOverPage(columns, usual)) return usual;
  const most = Math.max(usual.total, Math.floor(printableWidth(SMALLEST_PRINT / template.excel.textSize)));
  const fixed = columns.widths.reduce((sum, width, index) => sum + (columns.flexible.includes(index) ? 0 : width), 0);
  const leastAt = (total: number, size: TextSize): number[] | undefined =>
    pageWidths(columns, template, size, { total, fixed });
  for (const smaller of SIZES) {
    let total = most;
    let least = leastAt(total, smaller);
    if (least === undefined) continue;
    // As narrow as it can be, so that its print is as large as it can be.
    for (let low = smaller === "text" ? usual.total : total; total - low > WIDENING; ) {
      const middle = Math.floor((low + total) / 2);
      const found = leastAt(middle, smaller);
      if (found === undefined) low = middle;
      else [total, least] = [middle, found];
    }
    return { ...shapeOf(plan, columnWidths({ ...columns, least }, template, total), head, template), smaller };
  }
  return usual;
}

function shapeOf(
  { title, columns }: TablePlan,
  widths: readonly number[],
  { unitLine, dateLine }: SheetHead,
  template: Template,
): SheetShape {
  const { lineHeight, textSize, titleSize, unitLineSize } = template.excel;
  const total = widths.reduce((sum, width) => sum + width, 0);
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
  const total = widths.reduce((sum, width) => sum + width, 0);
  let right = 0;
  for (let column = widths.length - 1; column > 0; column -= 1) {
    right += widths[column] ?? 0;
    if (right >= date && total - right >= unit) return { date: "cells", column };
  }
  if (unit + date > total) return { date: "below" };
  // A text reaches as far as the next one begins: that of the bureau up to the last cell.
  return { date: unit <= total - (widths.at(-1) ?? 0) ? "end" : "behind" };
}

/** The texts of a plan by what they need: the columns that share the room of the sheet, and the others. */
interface ColumnTexts {
  /** The template's widths, and the columns that need not keep them. */
  widths: readonly number[];
  flexible: readonly number[];
  least: readonly number[];
  merged: readonly boolean[];
  /** The texts of flexible columns, and their widths on one line, group by group and row by row. */
  texts: readonly (readonly string[])[];
  extents: readonly (readonly (readonly number[])[])[];
}

function columnTexts({ part, columns, rows }: TablePlan, template: Template): ColumnTexts {
  const isFilled = columns.map(({ field }) => rows.some(({ cells }) => (cells[field] ?? "") !== ""));
  const own = columns.map(({ field }) => columnWidth(template, part, field));
  const widths = own.map((width, index) => {
    if (columns[index]?.field === "serial") return serialWidth(width, rows);
    return isFilled[index] === true || rows.length === 0
      ? width
      : Math.min(width, emptyWidth(columns[index], template));
  });
  const flexible = [...columns.keys()].filter((index) => isFilled[index] === true && !isShort(columns[index]));
  const texts: string[][] = [];
  const extents: number[][][] = [];
  let open: number | undefined;
  for (const { group, cells } of rows) {
    const opens = group !== open;
    open = group;
    const shown = flexible.map((index) => {
      const column = columns[index];
      return column === undefined || (column.group && !opens) ? "" : (cells[column.field] ?? "");
    });
    texts.push(shown);
    if (opens) extents.push([]);
    extents.at(-1)?.push(shown.map(wrappedWidth));
  }
  return {
    widths,
    flexible,
    least: flexible.map((index) => leastWidth(own[index] ?? 0, columns[index])),
    merged: flexible.map((index) => columns[index]?.group === true),
    texts,
    extents,
  };
}

/** Columns of long texts share the room that the sheet has for them, `total` characters if it is given, so that it becomes low. */
function columnWidths(
  { widths, flexible, least, merged, extents }: ColumnTexts,
  template: Template,
  total?: number,
): number[] {
  const result = [...widths];
  const usual = flexible.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const room = total === undefined ? usual : Math.floor(total) - (all - usual);
  const pageLines = total === undefined ? printedHeight(all) / template.excel.lineHeight - HEAD_LINES : ANY_HEIGHT;
  // A sheet that is made wider is so for a few long texts: their columns may take all of that.
  const most = flexible.map((index) => (total === undefined ? (widths[index] ?? 0) * WIDEST : room));
  const group = (at: number): readonly (readonly number[])[] => extents[at] ?? [];
  const extent = { count: extents.length, group, merged, least, most, pageLines, frame: 0 };
  const found = contentWidths(extent, room);
  for (const [at, index] of flexible.entries()) {
    // Rounding down must not take a column the line for which it is so wide.
    result[index] =
      total === undefined ? Math.round(found[at] ?? 0) : Math.max(least[at] ?? 0, Math.floor(found[at] ?? 0));
  }
  return result;
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

/** A heading of a few words stays on one line where the template has room for it. */
function leastWidth(width: number, column: PlanColumn | undefined): number {
  return Math.max(Math.ceil(width * NARROWEST), Math.min(width, headingWidth(column)));
}

/** A serial of a few characters, like （十一）, stays on one line. */
function serialWidth(width: number, rows: TablePlan["rows"]): number {
  const widest = rows.reduce((most, { cells }) => Math.max(most, textWidth(cells["serial"] ?? "")), 0);
  return Math.max(width, Math.min(Math.ceil(widest) + 2, SHORT_HEADING));
}

function emptyWidth(column: PlanColumn | undefined, template: Template): number {
  return Math.max(template.excel.emptyColumnWidth, headingWidth(column));
}

/** The width of a heading of a few words; 0 for a longer one, which stands on several lines. */
function headingWidth(column: PlanColumn | undefined): number {
  const width = Math.ceil(textWidth(column?.heading ?? ""));
  return width <= SHORT_HEADING ? width + 2 : 0;
}

function isShort(column: PlanColumn | undefined): boolean {
  return column === undefined || CENTRED.has(column.field);
}
