import { CONTINUED_BOOKMARK, CONTINUED_MARK, PIECE_BOOKMARK, type FormRow } from "@qingdan/model";
import { centredFields } from "../centred-fields.ts";
import { isClean } from "../clean-text.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import { countLeastLines, countLines } from "../text-lines.ts";
import { type GroupText, GroupTexts } from "./group-texts.ts";
import type { PageFlow } from "./page-flow.ts";
import { SMALLER_TYPES, type TableType } from "./styles.ts";
import { heightWithHeading, layGroup, roomLeft, roomOnPage } from "./table-layout.ts";
import { tableLook } from "./table-look.ts";
import {
  cell,
  columnCells,
  type ColumnCells,
  headerRow,
  ROUNDING,
  keptWithNext,
  rowStart,
  SIDES,
  SLACK,
  TABLE_END,
  tableHead,
  TOP_AND_BOTTOM,
} from "./table-xml.ts";

/** What a table needs to know of its surroundings. */
export interface TableContext {
  template: Template;
  flow: PageFlow;
  /** Width of the text block, in twips. */
  width: number;
  /** The next free number for a bookmark. */
  nextId: () => number;
  clean: (text: string, spot: string) => string;
}

/** Where this part of a page is left, a group need not go to the next one. */
const MOST_OF_A_PAGE = 0.7;

/** What the cells of a table's columns share. */
interface TableShape {
  columns: readonly PlanColumn[];
  /** What a line of text has, in half-widths. */
  rooms: readonly number[];
  /** Line pitch, in twips, and the size of type that it is for. */
  pitch: number;
  type: TableType;
  cells: readonly ColumnCells[];
}

/**
 * A table with its header, its rows and the merges of its groups, as XML in pieces, of which the last is TABLE_END; `flow` has gone over its pages
 * when it is done.
 */
export function writeTable(
  title: string,
  columns: readonly PlanColumn[],
  rows: readonly FormRow[],
  statement: string,
  context: TableContext,
): string[] {
  const { template, flow, width } = context;
  const groups = cleanGroups(title, columns, rows, context);
  const headings = columns.map(({ heading }) => context.clean(heading, title));
  const centred = centredFields(columns, rows);
  const look = tableLook(columns, headings, groups, { centred, template, width, pageHeight: flow.height });
  const { widths, half, type, pitch } = look;
  const shape: TableShape = {
    columns,
    rooms: widths.map((twips) => (twips - SIDES) / half - ROUNDING),
    pitch,
    type,
    cells: columns.map(({ field }, index) => columnCells(widths[index] ?? 0, centred.has(field), type)),
  };
  const headerHeight = Math.max(...headings.map((text, index) => heightOf(shape, text, index))) + TOP_AND_BOTTOM;
  let page = putHeader(flow, headerHeight, groups[0] ?? [], shape);
  const header = { widths, height: headerHeight, rooms: shape.rooms, half, style: type.header };
  const pieces = [tableHead(widths) + headerRow(headings, header)];
  if (statement !== "") {
    const height = pitch + TOP_AND_BOTTOM * 2;
    flow.block(height);
    const all = columnCells(width, true, type);
    const merge = `<w:gridSpan w:val="${columns.length}"/>`;
    pieces.push(`${rowStart(height, true)}${cell(all, context.clean(statement, title), merge)}</w:tr>`);
  }
  for (const group of groups) {
    pieces.push(groupXml(group, shape, headerHeight, page, context));
    page = roomOnPage(flow, headerHeight);
  }
  pieces.push(TABLE_END);
  return pieces;
}

/**
 * Puts down the header of a table, with the headings that wait on the page of its first group; the height that a text of that may have. Under a
 * heading on top of a page there is less room: the first group must not leave the heading alone there.
 */
function putHeader(flow: PageFlow, header: number, group: readonly (readonly string[])[], shape: TableShape): number {
  const whole = roomOnPage(flow, header);
  const roomBelow = (above: number, other: number): number =>
    flow.remaining - above > flow.height * MOST_OF_A_PAGE ? roomLeft(flow) - above : other;
  if (flow.isWaiting) {
    const most = whole - flow.waiting;
    const first = groupHeights(group, shape, roomBelow(flow.waiting + header, most));
    flow.settle(header + heightWithHeading(first, most, shape.pitch));
  }
  flow.block(header);
  return roomBelow(0, whole);
}

/** The height in twips that a text needs in a cell of its column, set `scale` times as large as other texts. */
function heightOf({ rooms, pitch }: TableShape, text: string, column: number, scale = 1): number {
  const room = ((rooms[column] ?? 1) + ROUNDING) / scale - ROUNDING;
  return Math.max(1, countLines(text, room)) * Math.round(pitch * scale) + TOP_AND_BOTTOM + SLACK;
}

/** The height of a text that shall not be higher than `page`, and the style of smaller type that it takes for that, if there is one. */
function heightOnPage(
  shape: TableShape,
  text: string,
  column: number,
  page: number,
): { height: number; style?: string } {
  const height = heightOf(shape, text, column);
  if (height <= page) return { height };
  for (const { text: style, scale } of SMALLER_TYPES) {
    if (scale >= shape.type.scale) continue;
    const lower = heightOf(shape, text, column, scale / shape.type.scale);
    if (lower <= page) return { height: lower, style };
  }
  return { height };
}

/** The rows of a group, cut into chunks of a page each; `page` is the height that a text may have. */
function groupXml(
  group: readonly (readonly string[])[],
  shape: TableShape,
  header: number,
  page: number,
  { flow, nextId }: TableContext,
): string {
  const { columns, pitch, type, cells } = shape;
  const pages = { header, pitch, frame: TOP_AND_BOTTOM + SLACK, doubt: () => linesInDoubt(group, shape) };
  const { merged, own, smaller } = groupHeights(group, shape, page);
  const texts = new GroupTexts(group[0] ?? [], shape);
  let xml = "";
  for (const chunk of layGroup(own, { height: merged, cut: (height) => texts.cut(height) }, pages, flow, page)) {
    const shown = texts.next(chunk);
    const merge = chunk.to - chunk.from > 1 ? '<w:vMerge w:val="restart"/>' : "";
    for (let row = chunk.from; row < chunk.to; row += 1) {
      let cellsXml = rowStart(chunk.heights[row - chunk.from] ?? 0, chunk.whole);
      const texts = group[row] ?? [];
      for (let index = 0; index < columns.length; index += 1) {
        const look = cells[index];
        if (look === undefined) continue;
        const head = shown[index];
        const small = smaller.get(row * columns.length + index);
        if (head === undefined) cellsXml += cell(look, texts[index] ?? "", "", small);
        else if (row > chunk.from) cellsXml += look.carriedOn;
        else {
          const serial = head.join === "repeated" && columns[index]?.field === "serial";
          const text = serial ? `${head.text}\n${CONTINUED_MARK}` : head.text;
          cellsXml += cell(look, text, merge, markOf(head, type, nextId) ?? small);
        }
      }
      xml += `${row - chunk.from < chunk.kept ? keptWithNext(cellsXml) : cellsXml}</w:tr>`;
    }
  }
  return xml;
}

/** Texts of fewer characters are not looked at: they are no longer than a page. */
const LONG_TEXT = 300;

/** By what part the long texts of a group may have fewer lines where Latin letters are narrow. */
function linesInDoubt(group: readonly (readonly string[])[], { rooms }: TableShape): number {
  let most = 0;
  for (const row of group) {
    for (const [index, text] of row.entries()) {
      const room = rooms[index] ?? 1;
      if (text.length > LONG_TEXT) most = Math.max(most, 1 - countLeastLines(text, room) / countLines(text, room));
    }
  }
  return most;
}

/** The heights of a group, in twips, and the styles of its texts in smaller type. */
interface GroupHeights {
  /** What the merged cells need, and what each of the rows needs for its own cells. */
  merged: number;
  own: number[];
  /** Styles by row and column: row × columns + column. */
  smaller: Map<number, { style: string; bookmark: string }>;
}

/**
 * Measures a group; no row of it is higher than `page` if smaller type can help that. A text that is merged over several rows stays as it
 * is: it can be cut into pieces.
 */
function groupHeights(group: readonly (readonly string[])[], shape: TableShape, page: number): GroupHeights {
  const { columns, pitch } = shape;
  const heights: GroupHeights = { merged: 0, own: [], smaller: new Map() };
  for (const [row, texts] of group.entries()) {
    let own = pitch + TOP_AND_BOTTOM + SLACK;
    for (let index = 0; index < columns.length; index += 1) {
      const isMerged = columns[index]?.group === true;
      if (isMerged && row > 0) continue;
      const most = isMerged && group.length > 1 ? Number.POSITIVE_INFINITY : page;
      const { height, style } = heightOnPage(shape, texts[index] ?? "", index, most);
      if (isMerged) heights.merged = Math.max(heights.merged, height);
      else own = Math.max(own, height);
      if (style !== undefined) heights.smaller.set(row * columns.length + index, { style, bookmark: "" });
    }
    heights.own.push(own);
  }
  return heights;
}

function cleanGroups(
  title: string,
  columns: readonly PlanColumn[],
  rows: readonly FormRow[],
  { clean }: TableContext,
): string[][][] {
  const groups: string[][][] = [];
  let open: number | undefined;
  for (const row of rows) {
    const opens = row.group !== open;
    open = row.group;
    const cells = columns.map(({ field, group }) => {
      const text = group && !opens ? "" : (row.cells[field] ?? "");
      return isClean(text) ? text : clean(text, `${title}（序号${row.cells["serial"] ?? ""}）`);
    });
    if (opens) groups.push([cells]);
    else groups.at(-1)?.push(cells);
  }
  return groups;
}

/** Style and bookmark of a group's cell that is not the first of its group. */
function markOf(
  head: GroupText | undefined,
  type: TableType,
  nextId: () => number,
): { style: string; bookmark: string } | undefined {
  if (head === undefined || head.join === "first") return undefined;
  const id = nextId();
  const names = { repeated: CONTINUED_BOOKMARK, piece: PIECE_BOOKMARK };
  return {
    style: head.join === "repeated" ? type.continued : type.piece,
    bookmark: `<w:bookmarkStart w:id="${id}" w:name="${names[head.join]}${id}"/><w:bookmarkEnd w:id="${id}"/>`,
  };
}
