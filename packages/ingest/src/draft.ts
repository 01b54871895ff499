import { firstCell } from "./first-cell.ts";
import type { Block, Cell, FurnitureReason, Line, Table } from "./blocks.ts";
import type { Place } from "@qingdan/model";
import type { TextBuilder } from "./text-builder.ts";

/** A line of a document that is being read, before its characters have offsets. */
export interface DraftLine {
  text: string;
  soft?: boolean;
  /** Begins an item with a bullet that is no text. */
  item?: boolean;
  /** That item has items of its own, or others beside it have. */
  outer?: boolean;
  /** Nothing but links of a web page, dates beside them left aside. */
  link?: boolean;
  /** Set where the text is no content. */
  furniture?: FurnitureReason;
  /** The line of the file, where the format has lines. */
  fileLine?: number;
}

export interface DraftParagraph {
  kind: "paragraph";
  lines: DraftLine[];
  level?: number;
  /** A place in words, where counting paragraphs says nothing: 脚注, 页眉. */
  spot?: string;
  /** The block that the paragraph is a footnote of. */
  noteOn?: DraftBlock;
  /** A line that our own form has added. */
  isAdded?: boolean;
  isCover?: boolean;
}

/** A cell with whatever stands in it, tables included. */
export interface DraftCell {
  content: DraftBlock[];
  rowSpan: number;
  colSpan: number;
  /** See `Cell.continued`. */
  continued?: boolean;
}

export interface DraftTable {
  kind: "table";
  columns: number;
  rows: (DraftCell | undefined)[][];
  headerRows?: number;
  sheet?: string;
}

export type DraftBlock = DraftParagraph | DraftTable;

/** The lines of a cell: those of its paragraphs, and of tables inside it cell by cell, which go on with the paragraph above. */
export function cellLines(content: readonly DraftBlock[]): readonly DraftLine[] {
  const [only] = content;
  if (content.length === 1 && only?.kind === "paragraph") return only.lines;
  return content.flatMap((block) => (block.kind === "paragraph" ? block.lines : innerLines(block)));
}

function innerLines(table: DraftTable): DraftLine[] {
  const cells = table.rows.flat().filter((cell) => cell !== undefined);
  return cells.flatMap(({ content }) => cellLines(content)).map((line) => ({ ...line, soft: true }));
}

/** The visible text of a cell without regard to its lines. */
export function cellText(content: readonly DraftBlock[]): string {
  let text = "";
  for (const line of cellLines(content)) if (line.furniture === undefined) text += line.text;
  return text;
}

/** Turns drafts into blocks, appending their lines to the text in reading order. Places are the file's lines, or 第n段 and 表n 第r行第c列. */
export function assembleBlocks(drafts: readonly DraftBlock[], builder: TextBuilder): Block[] {
  const blocks: Block[] = [];
  const starts = new Map<DraftBlock, number>();
  let paragraphs = 0;
  let tables = 0;
  for (const draft of drafts) {
    if (draft.kind === "table") {
      tables++;
      const table = assembleTable(draft, tables, builder);
      if (table.rows.length > 0) blocks.push(table);
      noteStart(starts, draft, firstCell(table)?.lines);
      continue;
    }
    const counts =
      draft.spot === undefined && draft.lines.some((line) => line.furniture === undefined && line.text !== "");
    if (counts) paragraphs++;
    const lines = assembleLines(draft.lines, { spot: draft.spot ?? `第${Math.max(1, paragraphs)}段` }, builder);
    if (lines.length === 0) continue;
    noteStart(starts, draft, lines);
    const noteOn = draft.noteOn === undefined ? undefined : starts.get(draft.noteOn);
    blocks.push({
      kind: "paragraph",
      lines,
      ...(draft.level === undefined ? {} : { level: draft.level }),
      ...(noteOn === undefined ? {} : { noteOn }),
      ...(draft.isAdded === true ? { isAdded: true } : {}),
      ...(draft.isCover === true ? { isCover: true } : {}),
    });
  }
  return blocks;
}

function noteStart(starts: Map<DraftBlock, number>, draft: DraftBlock, lines: readonly Line[] | undefined): void {
  const first = lines?.[0];
  if (first !== undefined) starts.set(draft, first.start);
}

function assembleTable(draft: DraftTable, number: number, builder: TextBuilder): Table {
  const rows = draft.rows.map((row, rowIndex) =>
    row.map((cell, column): Cell | undefined => {
      if (cell === undefined) return undefined;
      const place = { spot: `表${number} 第${rowIndex + 1}行第${column + 1}列` };
      const lines = assembleLines(uprightName(cellLines(cell.content)), place, builder);
      const spans = { lines, rowSpan: cell.rowSpan, colSpan: cell.colSpan };
      return cell.continued === true ? { ...spans, continued: true } : spans;
    }),
  );
  return {
    kind: "table",
    columns: draft.columns,
    rows,
    ...(draft.sheet === undefined ? {} : { sheet: draft.sheet }),
    ...(draft.headerRows === undefined || draft.headerRows === 0 ? {} : { headerRows: draft.headerRows }),
  };
}

/** So many characters one below the other are a name set upright, as narrow columns have them (社⏎会⏎救⏎助); two may be marks or numbers. */
const FEWEST_UPRIGHT = 3;

/** A name set upright by a line for each of its characters, as one line; any other lines as they are. */
function uprightName(lines: readonly DraftLine[]): readonly DraftLine[] {
  const [first] = lines;
  if (lines.length < FEWEST_UPRIGHT || first === undefined || first.text.trim().length > 1) return lines;
  const filled = lines.filter(({ text }) => text.trim() !== "");
  const isUpright = filled.every(({ text, furniture }) => furniture === undefined && UPRIGHT.test(text));
  const text = filled.map((line) => line.text.trim()).join("");
  // 无⏎无⏎无 and 一⏎二⏎三 are one answer or number for each of the lines beside them.
  if (!isUpright || new Set(text).size < FEWEST_UPRIGHT || /^[一二三四五六七八九十甲乙丙丁]+$/u.test(text))
    return lines;
  return [{ ...first, text }];
}

const UPRIGHT = /^\s*[\p{Script=Han}、（）]\s*$/u;

function assembleLines(drafts: readonly DraftLine[], spot: Place, builder: TextBuilder): Line[] {
  const lines: Line[] = [];
  for (const draft of drafts) {
    const place = draft.fileLine === undefined ? spot : { line: draft.fileLine };
    if (draft.furniture !== undefined) {
      builder.furniture(draft.text, draft.furniture, place);
      continue;
    }
    const line = builder.line(draft.text, place, draft.soft === true && lines.length > 0);
    if (line === undefined) continue;
    if (draft.item === true) line.item = true;
    if (draft.outer === true) line.outer = true;
    if (draft.link === true) line.link = true;
    lines.push(line);
  }
  return lines;
}
