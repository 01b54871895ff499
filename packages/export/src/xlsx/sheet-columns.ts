import { contentWidths, wrappedWidth } from "../column-widths.ts";
import type { PlanColumn, TablePlan } from "../plan.ts";
import { columnWidth, isKnownColumn, type Template } from "../template.ts";
import { textWidth } from "../text-lines.ts";
import { printedHeight } from "./printed-pages.ts";

/** How much narrower than in the template a column of long texts may become, where others need the room. */
const NARROWEST = 0.5;
/** Six Chinese characters. */
const SHORT_HEADING = 12;
/** How many times as wide as in the template it may become. */
const WIDEST = 1.7;
/** Lines that the head of a sheet takes on its first page, counted well. */
const HEAD_LINES = 4;
/** Where the widths see to the height of pages already. */
const ANY_HEIGHT = Number.POSITIVE_INFINITY;

/** The texts of a plan by what they need: the columns that share the room of the sheet, and the others. */
export interface ColumnTexts {
  /** The template's widths, and the columns that need not keep them. */
  widths: readonly number[];
  flexible: readonly number[];
  least: readonly number[];
  merged: readonly boolean[];
  /** The texts of flexible columns, and their widths on one line, group by group and row by row. */
  texts: readonly (readonly string[])[];
  extents: readonly (readonly (readonly number[])[])[];
}

/** Collects them. `centred` are the fields of short entries. */
export function columnTexts(plan: TablePlan, centred: ReadonlySet<string>, template: Template): ColumnTexts {
  const { columns, rows } = plan;
  const isFilled = columns.map(({ field }) => rows.some(({ cells }) => (cells[field] ?? "") !== ""));
  const own = columns.map((column) => ownWidth(column, plan, centred.has(column.field), template));
  const widths = own.map((width, index) => {
    if (columns[index]?.field === "serial") return serialWidth(width, rows);
    return isFilled[index] === true || rows.length === 0
      ? width
      : Math.min(width, emptyWidth(columns[index], template));
  });
  const flexible = [...columns.keys()].filter(
    (index) => isFilled[index] === true && !centred.has(columns[index]?.field ?? ""),
  );
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
export function columnWidths(
  { widths, flexible, least, merged, extents }: ColumnTexts,
  template: Template,
  total?: number,
): number[] {
  const result = [...widths];
  const usual = flexible.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  const all = sumOf(widths);
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

/** All widths together. */
export function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
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

/** The template's width; a column of short entries that it does not know is as wide as these need. */
function ownWidth(
  { field, heading }: PlanColumn,
  { part, rows }: TablePlan,
  isShort: boolean,
  template: Template,
): number {
  if (!isShort || isKnownColumn(template, part, field)) return columnWidth(template, part, field);
  let widest = Math.min(textWidth(heading), SHORT_HEADING);
  for (const { cells } of rows) widest = Math.max(widest, textWidth(cells[field] ?? ""));
  return Math.ceil(widest) + 2;
}

function emptyWidth(column: PlanColumn | undefined, template: Template): number {
  return Math.max(template.excel.emptyColumnWidth, headingWidth(column));
}

/** The width of a heading of a few words; 0 for a longer one, which stands on several lines. */
function headingWidth(column: PlanColumn | undefined): number {
  const width = Math.ceil(textWidth(column?.heading ?? ""));
  return width <= SHORT_HEADING ? width + 2 : 0;
}
