import {
  CONTINUED_BOOKMARK,
  CONTINUED_MARK,
  CONTINUED_STYLE,
  PIECE_BOOKMARK,
  PIECE_LINE_BOOKMARK,
  PIECE_STYLE,
  type FormRow,
} from "@qingdan/model";
import { contentWidths } from "../column-widths.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import { countLines, cutAfterLines, textWidth } from "../text-lines.ts";
import { TWIPS_PER_POINT } from "./measures.ts";
import type { PageFlow } from "./page-flow.ts";
import { STYLES } from "./styles.ts";
import { layGroup, type Chunk } from "./table-layout.ts";
import {
  cell,
  headerRow,
  longestLine,
  ROUNDING,
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
  const widths = tableWidths(columns, headings, groups, width, half);
  const rooms = widths.map((twips) => (twips - SIDES) / half - ROUNDING);
  const pitch = Math.round(template.word.tableLineSpacing * TWIPS_PER_POINT);
  const heightOf = (text: string, column: number): number =>
    Math.max(1, countLines(text, rooms[column] ?? 1)) * pitch + TOP_AND_BOTTOM + SLACK;
  const headerHeight = Math.max(...headings.map(heightOf)) + TOP_AND_BOTTOM;
  flow.settle(headerHeight + pitch * 2);
  flow.block(headerHeight);
  const tcPr = widths.map((twips) => `<w:tcW w:w="${twips}" w:type="dxa"/>`);
  let xml = tableHead(widths) + headerRow(headings, tcPr, headerHeight);
  if (statement !== "") {
    const height = pitch + TOP_AND_BOTTOM * 2;
    flow.block(height);
    xml += `${rowStart(height, true)}${cell(context.clean(statement, title), `<w:tcW w:w="${width}" w:type="dxa"/><w:gridSpan w:val="${columns.length}"/>`, true, undefined)}</w:tr>`;
  }
  for (const group of groups) {
    const merged = Math.max(
      0,
      ...columns.map((column, index) => (column.group ? heightOf(group[0]?.[index] ?? "", index) : 0)),
    );
    const own = group.map((cells) =>
      Math.max(
        ...cells.map((text, index) =>
          columns[index]?.group === true ? pitch + TOP_AND_BOTTOM + SLACK : heightOf(text, index),
        ),
      ),
    );
    const rest = (group[0] ?? []).map((text) => ({ text, breaks: false, begun: false }));
    for (const chunk of layGroup(own, merged, headerHeight, flow)) {
      const shown = columns.map(({ group: isGroup }, index) =>
        isGroup ? groupText(rest, index, chunk, rooms[index] ?? 1, pitch) : undefined,
      );
      for (let row = chunk.from; row < chunk.to; row += 1) {
        xml += rowStart(chunk.heights[row - chunk.from] ?? 0, chunk.whole);
        for (const [index, column] of columns.entries()) {
          const head = shown[index];
          if (head !== undefined && row > chunk.from) {
            xml += `<w:tc><w:tcPr>${tcPr[index]}<w:vMerge/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${STYLES.text}"/></w:pPr></w:p></w:tc>`;
            continue;
          }
          const merge = head !== undefined && chunk.to - chunk.from > 1 ? '<w:vMerge w:val="restart"/>' : "";
          const repeated = head?.join === "repeated" && column.field === "serial";
          const text = `${head?.text ?? group[row]?.[index] ?? ""}${repeated ? `\n${CONTINUED_MARK}` : ""}`;
          xml += cell(text, `${tcPr[index]}${merge}`, CENTRED.has(column.field), markOf(head, context.nextId));
        }
        xml += "</w:tr>";
      }
    }
  }
  return `${xml}</w:tbl>`;
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
    const cells = columns.map(({ field, group }) =>
      group && !opens ? "" : clean(row.cells[field] ?? "", `${title}（序号${row.cells["serial"] ?? ""}）`),
    );
    if (opens) groups.push([cells]);
    else groups.at(-1)?.push(cells);
  }
  return groups;
}

/** Widths in twips from the content; a column is at least as wide as three characters, or two where it is empty. */
function tableWidths(
  columns: readonly PlanColumn[],
  headings: readonly string[],
  groups: readonly string[][][],
  width: number,
  half: number,
): number[] {
  const extents = groups.map((rows) => rows.map((cells) => cells.map(longestLine)));
  const least = columns.map(({ field }, index) => {
    if (field === "serial") return textWidth(CONTINUED_MARK) + ROUNDING * 2 + SIDES / half;
    const heading = Math.min(longestLine(headings[index] ?? ""), 8);
    return Math.max(4, heading) + ROUNDING * 2 + SIDES / half;
  });
  const total = width / half;
  const found = contentWidths({ groups: extents, merged: columns.map(({ group }) => group), least }, total);
  return toTwips(found, half, width);
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
