import {
  CONTINUED_BOOKMARK,
  CONTINUED_MARK,
  CONTINUED_STYLE,
  PIECE_BOOKMARK,
  PIECE_LINE_BOOKMARK,
  PIECE_STYLE,
  type FormRow,
} from "@qingdan/model";
import { isClean } from "../clean-text.ts";
import { contentWidths, wrappedWidth } from "../column-widths.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import { countLines, cutAfterLines, longestWord, textWidth } from "../text-lines.ts";
import { TWIPS_PER_POINT } from "./measures.ts";
import type { PageFlow } from "./page-flow.ts";
import { layGroup, type Chunk } from "./table-layout.ts";
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
  tableHead,
  toTwips,
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

const CENTRED = new Set(["serial", "unit", "department", "agency", "phone"]);
/** The longest word that a column of short entries is widened for, in half-widths. */
const WIDEST_WORD = 16;
/** Four characters. */
const SHORT_LINE = 8;
/** Lines that the header of a table takes on each page, counted well. */
const HEADER_LINES = 3;

/** What the cells of a table's columns share. */
interface TableShape {
  columns: readonly PlanColumn[];
  /** What a line of text has, in half-widths. */
  rooms: readonly number[];
  /** Line pitch, in twips. */
  pitch: number;
  cells: readonly ColumnCells[];
}

/** A table with its header, its rows and the merges of its groups, as XML; `flow` has gone over its pages when it is done. */
export function writeTable(
  title: string,
  columns: readonly PlanColumn[],
  rows: readonly FormRow[],
  statement: string,
  context: TableContext,
): string {
  const { template, flow, width } = context;
  const groups = cleanGroups(title, columns, rows, context);
  const half = (template.word.tableFontSize / 2) * TWIPS_PER_POINT;
  const headings = columns.map(({ heading }) => context.clean(heading, title));
  const widths = tableWidths(columns, headings, groups, context);
  const shape: TableShape = {
    columns,
    rooms: widths.map((twips) => (twips - SIDES) / half - ROUNDING),
    pitch: Math.round(template.word.tableLineSpacing * TWIPS_PER_POINT),
    cells: columns.map(({ field }, index) => columnCells(widths[index] ?? 0, CENTRED.has(field))),
  };
  const headerHeight = Math.max(...headings.map((text, index) => heightOf(shape, text, index))) + TOP_AND_BOTTOM;
  flow.settle(headerHeight + shape.pitch * 2);
  flow.block(headerHeight);
  let xml = tableHead(widths) + headerRow(headings, widths, headerHeight, shape.rooms, half);
  if (statement !== "") {
    const height = shape.pitch + TOP_AND_BOTTOM * 2;
    flow.block(height);
    const all = columnCells(width, true);
    xml += `${rowStart(height, true)}${cell(all, context.clean(statement, title), `<w:gridSpan w:val="${columns.length}"/>`)}</w:tr>`;
  }
  for (const group of groups) xml += groupXml(group, shape, headerHeight, context);
  return `${xml}</w:tbl>`;
}

/** The height in twips that a text needs in a cell of its column. */
function heightOf({ rooms, pitch }: TableShape, text: string, column: number): number {
  return Math.max(1, countLines(text, rooms[column] ?? 1)) * pitch + TOP_AND_BOTTOM + SLACK;
}

/** The rows of a group, cut into chunks of a page each. */
function groupXml(
  group: readonly (readonly string[])[],
  shape: TableShape,
  headerHeight: number,
  { flow, nextId }: TableContext,
): string {
  const { columns, rooms, pitch, cells } = shape;
  const { merged, own } = groupHeights(group, shape);
  const rest = (group[0] ?? []).map((text) => ({ text, breaks: false, begun: false }));
  let xml = "";
  for (const chunk of layGroup(own, merged, headerHeight, flow)) {
    const shown = columns.map(({ group: isGroup }, index) =>
      isGroup ? groupText(rest, index, chunk, rooms[index] ?? 1, pitch) : undefined,
    );
    const merge = chunk.to - chunk.from > 1 ? '<w:vMerge w:val="restart"/>' : "";
    for (let row = chunk.from; row < chunk.to; row += 1) {
      let cellsXml = rowStart(chunk.heights[row - chunk.from] ?? 0, chunk.whole);
      const texts = group[row] ?? [];
      for (let index = 0; index < columns.length; index += 1) {
        const look = cells[index];
        if (look === undefined) continue;
        const head = shown[index];
        if (head === undefined) cellsXml += cell(look, texts[index] ?? "");
        else if (row > chunk.from) cellsXml += look.carriedOn;
        else {
          const serial = head.join === "repeated" && columns[index]?.field === "serial";
          const text = serial ? `${head.text}\n${CONTINUED_MARK}` : head.text;
          cellsXml += cell(look, text, merge, markOf(head, nextId));
        }
      }
      xml += `${row - chunk.from < chunk.kept ? keptWithNext(cellsXml) : cellsXml}</w:tr>`;
    }
  }
  return xml;
}

/** What the merged cells of a group need, and what each of its rows needs for its own cells, in twips. */
function groupHeights(group: readonly (readonly string[])[], shape: TableShape): { merged: number; own: number[] } {
  const { columns, pitch } = shape;
  let merged = 0;
  const own: number[] = [];
  for (const [row, texts] of group.entries()) {
    let height = pitch + TOP_AND_BOTTOM + SLACK;
    for (let index = 0; index < columns.length; index += 1) {
      if (columns[index]?.group !== true) height = Math.max(height, heightOf(shape, texts[index] ?? "", index));
      else if (row === 0) merged = Math.max(merged, heightOf(shape, texts[index] ?? "", index));
    }
    own.push(height);
  }
  return { merged, own };
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

/**
 * Widths in twips from the content; a column is at least as wide as three characters, or two where it is empty, and a column of short
 * entries as its words in Latin letters, phones and names of four characters, which would be parted otherwise.
 */
function tableWidths(
  columns: readonly PlanColumn[],
  headings: readonly string[],
  groups: readonly string[][][],
  { template, flow, width }: TableContext,
): number[] {
  const half = (template.word.tableFontSize / 2) * TWIPS_PER_POINT;
  const least = columns.map(({ field }, index) => {
    if (field === "serial") return textWidth(CONTINUED_MARK) + ROUNDING * 2 + SIDES / half;
    const heading = Math.min(wrappedWidth(headings[index] ?? ""), 8);
    const entry = CENTRED.has(field) ? shortEntryIn(groups, index) : 0;
    return Math.max(4, heading, entry) + ROUNDING * 2 + SIDES / half;
  });
  const extent = {
    count: groups.length,
    group: (index: number) => (groups[index] ?? []).map((cells) => cells.map(wrappedWidth)),
    merged: columns.map(({ group }) => group),
    least,
    pageLines: flow.height / (template.word.tableLineSpacing * TWIPS_PER_POINT) - HEADER_LINES,
    frame: ROUNDING + SIDES / half,
  };
  return toTwips(contentWidths(extent, width / half), half, width);
}

/** What the short entries of a column need: its longest word, and its longest line of a few characters, which would leave one alone. */
function shortEntryIn(groups: readonly string[][][], column: number): number {
  let longest = 0;
  for (const group of groups) {
    for (const cells of group) {
      const text = cells[column] ?? "";
      longest = Math.max(longest, Math.min(longestWord(text), WIDEST_WORD));
      for (const line of text.split("\n")) {
        const width = textWidth(line);
        if (width <= SHORT_LINE && width > longest) longest = width;
      }
    }
  }
  return longest;
}

/** What a merged cell shows in one chunk, and how it hangs together with the chunk before. */
interface GroupText {
  text: string;
  join: "first" | "repeated" | "piece" | "line";
}

/** The text of a group's cell in a chunk: all of it, repeated on each page; or, where it is longer than a page, the next piece of it. */
function groupText(
  rest: { text: string; breaks: boolean; begun: boolean }[],
  index: number,
  { from, piece }: Chunk,
  room: number,
  pitch: number,
): GroupText {
  const { text, breaks, begun } = rest[index] ?? { text: "", breaks: false, begun: false };
  const whole: GroupText = { text, join: from === 0 ? "first" : "repeated" };
  if (piece === undefined) return whole;
  // A line less than there is room for: a long text may break a little earlier than computed.
  const lines = Math.max(1, Math.floor((piece - TOP_AND_BOTTOM - SLACK) / pitch) - 1);
  const cut = Number.isFinite(piece) ? cutAfterLines(text, room, lines) : { head: text, tail: "", breaks: false };
  if (!begun && cut.tail === "") return whole;
  rest[index] = { text: cut.tail, breaks: cut.breaks, begun: true };
  return { text: cut.head, join: from === 0 ? "first" : breaks ? "line" : "piece" };
}

/** Style and bookmark of a group's cell that is not the first of its group. */
function markOf(head: GroupText | undefined, nextId: () => number): { style: string; bookmark: string } | undefined {
  if (head === undefined || head.join === "first") return undefined;
  const id = nextId();
  const names = { repeated: CONTINUED_BOOKMARK, piece: PIECE_BOOKMARK, line: PIECE_LINE_BOOKMARK };
  return {
    style: head.join === "repeated" ? CONTINUED_STYLE : PIECE_STYLE,
    bookmark: `<w:bookmarkStart w:id="${id}" w:name="${names[head.join]}${id}"/><w:bookmarkEnd w:id="${id}"/>`,
  };
}
