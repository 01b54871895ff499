import {
  CELL_LIMIT,
  encodeRowKey,
  type Diagnostic,
  type FormRow,
  type Note,
  type Place,
  rowFingerprint,
} from "@qingdan/model";
import { cellTextIfClean, cleanText, escapeCellText, splitText } from "../clean-text.ts";
import type { TablePlan } from "../plan.ts";
import { textHeight } from "./row-heights.ts";
import type { SheetShape } from "./sheet-shape.ts";
import { SIZE_PARTS } from "./text-sizes.ts";

/** One row of a sheet before it is placed: its cells in the order of the columns. */
export interface SheetRow {
  key: string;
  /** As the content of XML elements. */
  cells: string[];
  /** What each of them needs, in points. */
  heights: number[];
  /** The columns whose text is set smaller than the others. */
  small: Set<number>;
  /** The first row of its group; its cells in group columns are merged down to the next such row. */
  opensGroup: boolean;
  /** From 2 where the row carries on texts that are too long for one cell. */
  piece: number;
  /** The row as the plan has it, for finding the cell of a finding. */
  source: FormRow;
}

/** A full-width line of text, as the content of an XML element, and what it needs, in points. */
export interface SheetNote {
  key: string;
  text: string;
  height: number;
}

/** A diagnostic that still has to learn its cell: it belongs to the row or note and the column with this number. */
export interface Pending {
  place: Place;
  owner: SheetRow | SheetNote;
  column: number;
}

/** What a sheet prints, cleaned; and what had to be changed for it. Places in `diagnostics` get their cell through `pending`. */
export interface SheetContent {
  rows: SheetRow[];
  notesBefore: SheetNote[];
  notesAfter: SheetNote[];
  diagnostics: Diagnostic[];
  pending: Pending[];
}

/** The rows and notes of a plan, cleaned, measured, with keys; texts too long for a cell are carried on in rows of their own. */
export function sheetContent(plan: TablePlan, sheet: string, shape: SheetShape): SheetContent {
  const content: SheetContent = { rows: [], notesBefore: [], notesAfter: [], diagnostics: [], pending: [] };
  const notes = (note: Note): SheetNote[] => sheetNotes(note, sheet, shape, content);
  content.notesBefore = plan.notesBefore.flatMap(notes);
  let openGroup: number | undefined;
  let groupTexts: string[] = [];
  for (const source of plan.rows) {
    const opensGroup = source.group !== openGroup;
    openGroup = source.group;
    const row: SheetRow = { key: "", cells: [], heights: [], small: new Set(), opensGroup, piece: 1, source };
    /** The row as it would stand alone, the texts of its group repeated. */
    const whole: string[] = [];
    const long: LongText[] = [];
    for (let index = 0; index < plan.columns.length; index += 1) {
      const { field, group } = plan.columns[index] as TablePlan["columns"][number];
      const repeats = group && !opensGroup;
      const given = repeats ? "" : (source.cells[field] ?? "");
      const ready = cellTextIfClean(given);
      const text = ready === undefined ? clean(given, sheet, row, index, content) : given;
      whole.push(repeats ? (groupTexts[index] ?? "") : text);
      row.cells.push(ready ?? escapeCellText(text));
      let height = textHeight(text, shape.textWidths[index] ?? 0, shape.lineHeight);
      if (shape.smaller !== "text" && height > (content.rows.length === 0 ? shape.firstRoom : shape.room)) {
        const part = SIZE_PARTS[shape.smaller];
        height = textHeight(text, (shape.textWidths[index] ?? 0) / part, shape.lineHeight * part);
        row.small.add(index);
      }
      row.heights.push(height);
      if (text.length > CELL_LIMIT) long.push({ column: index, text });
      else if (height > shape.room) report(TEXT_OVER_PAGE, sheet, row, index, content);
    }
    if (opensGroup) groupTexts = whole;
    const fingerprint = rowFingerprint(whole);
    row.key = encodeRowKey(source.keys, fingerprint);
    content.rows.push(row);
    if (long.length > 0) carryOn(row, long, fingerprint, { sheet, shape, content });
  }
  content.notesAfter = plan.notesAfter.flatMap(notes);
  return content;
}

/** A text that does not fit in one cell. */
interface LongText {
  column: number;
  text: string;
}

function clean(
  text: string,
  sheet: string,
  owner: SheetRow | SheetNote,
  column: number,
  { diagnostics, pending }: SheetContent,
): string {
  const place: Place = { sheet, cell: "" };
  const before = diagnostics.length;
  const result = cleanText(text, place, (diagnostic) => diagnostics.push(diagnostic));
  if (diagnostics.length > before) pending.push({ place, owner, column });
  return result;
}

/** Cuts the row's over-long cells and adds the rows that carry them on. */
function carryOn(
  row: SheetRow,
  long: readonly LongText[],
  fingerprint: string,
  { sheet, shape, content }: { sheet: string; shape: SheetShape; content: SheetContent },
): void {
  const rows = [row];
  for (const { column, text } of long) {
    const width = shape.textWidths[column] ?? 0;
    const pieces = splitText(text, CELL_LIMIT);
    for (const [index, piece] of pieces.entries()) {
      const target = (rows[index] ??= pieceOf(row, fingerprint, index + 1));
      target.cells[column] = escapeCellText(piece);
      target.heights[column] = textHeight(piece, width, shape.lineHeight);
    }
    report(overlong(pieces.length), sheet, row, column, content);
  }
  content.rows.push(...rows.slice(1));
}

function pieceOf({ cells, source }: SheetRow, fingerprint: string, piece: number): SheetRow {
  return {
    key: encodeRowKey(source.keys, fingerprint, piece),
    cells: cells.map(() => ""),
    heights: cells.map(() => 0),
    small: new Set(),
    opensGroup: false,
    piece,
    source,
  };
}

function sheetNotes(note: Note, sheet: string, shape: SheetShape, content: SheetContent): SheetNote[] {
  const first: SheetNote = { key: "", text: "", height: 0 };
  const text = cellTextIfClean(note.text) === undefined ? clean(note.text, sheet, first, 0, content) : note.text;
  const width = shape.textWidths.reduce((sum, value) => sum + value, 0);
  const pieces = splitText(text, CELL_LIMIT);
  if (pieces.length > 1) report(overlong(pieces.length), sheet, first, 0, content);
  const fingerprint = rowFingerprint([text]);
  return pieces.map((piece, index) =>
    Object.assign(index === 0 ? first : { key: "", text: "", height: 0 }, {
      key: encodeRowKey([note.key], fingerprint, index + 1),
      text: escapeCellText(piece),
      height: textHeight(piece, width, shape.lineHeight),
    }),
  );
}

const TEXT_OVER_PAGE: Omit<Diagnostic, "place"> = {
  code: "export/text-over-page",
  severity: "hint",
  message: "文字超过打印的一页，打印时接排到下一页，纸边处的一行可能上下分在两页。",
  remedy: "需要打印的，请使用 Word 格式的清单。",
};

function overlong(pieces: number): Omit<Diagnostic, "place"> {
  return {
    code: "export/overlong-text",
    severity: "warning",
    message: `文字超过一个单元格所能容纳的${CELL_LIMIT}个字符，已分写在同一栏上下相连的${pieces}个单元格中，文字未删减。`,
    remedy: "修改时请保持这些单元格的先后次序。",
  };
}

function report(
  diagnostic: Omit<Diagnostic, "place">,
  sheet: string,
  owner: SheetRow | SheetNote,
  column: number,
  { diagnostics, pending }: SheetContent,
): void {
  const place: Place = { sheet, cell: "" };
  diagnostics.push({ ...diagnostic, place });
  pending.push({ place, owner, column });
}
