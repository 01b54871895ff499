import {
  CELL_LIMIT,
  encodeRowKey,
  type Diagnostic,
  type FormRow,
  type Note,
  type Place,
  rowFingerprint,
} from "@qingdan/model";
import { cleanText, isClean, splitText } from "../clean-text.ts";
import type { TablePlan } from "../plan.ts";

/** One row of a sheet before it is placed: its cells in the order of the columns. */
export interface SheetRow {
  key: string;
  cells: string[];
  /** The first row of its group; its cells in group columns are merged down to the next such row. */
  opensGroup: boolean;
  /** From 2 where the row carries on texts that are too long for one cell. */
  piece: number;
  /** The row as the plan has it, for finding the cell of a finding. */
  source: FormRow;
}

/** A full-width line of text. */
export interface SheetNote {
  key: string;
  text: string;
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

/** The rows and notes of a plan, cleaned, with keys, over-long texts carried on in rows of their own. */
export function sheetContent(plan: TablePlan, sheet: string): SheetContent {
  const content: SheetContent = { rows: [], notesBefore: [], notesAfter: [], diagnostics: [], pending: [] };
  let openGroup: number | undefined;
  let groupCells: string[] = [];
  for (const source of plan.rows) {
    const opensGroup = source.group !== openGroup;
    openGroup = source.group;
    const row: SheetRow = { key: "", cells: [], opensGroup, piece: 1, source };
    /** The row as it would stand alone, the texts of its group repeated. */
    const whole: string[] = [];
    let isLong = false;
    for (const [index, { field, group }] of plan.columns.entries()) {
      const repeats = group && !opensGroup;
      const text = repeats ? (groupCells[index] ?? "") : clean(source.cells[field] ?? "", sheet, row, index, content);
      whole.push(text);
      row.cells.push(repeats ? "" : text);
      if (!repeats && text.length > CELL_LIMIT) isLong = true;
    }
    if (opensGroup) groupCells = whole;
    const fingerprint = rowFingerprint(whole);
    row.key = encodeRowKey(source.keys, fingerprint);
    content.rows.push(row);
    if (isLong) carryOn(row, fingerprint, sheet, content);
  }
  content.notesBefore = plan.notesBefore.flatMap((note) => sheetNotes(note, sheet, content));
  content.notesAfter = plan.notesAfter.flatMap((note) => sheetNotes(note, sheet, content));
  return content;
}

function clean(
  text: string,
  sheet: string,
  owner: SheetRow | SheetNote,
  column: number,
  { diagnostics, pending }: SheetContent,
): string {
  if (isClean(text)) return text;
  const place: Place = { sheet, cell: "" };
  const before = diagnostics.length;
  const result = cleanText(text, place, (diagnostic) => diagnostics.push(diagnostic));
  if (diagnostics.length > before) pending.push({ place, owner, column });
  return result;
}

/** Cuts the row's over-long cells and adds the rows that carry them on. */
function carryOn(row: SheetRow, fingerprint: string, sheet: string, content: SheetContent): void {
  const pieces = row.cells.map((cell) => splitText(cell, CELL_LIMIT));
  const count = Math.max(...pieces.map((cell) => cell.length));
  row.cells = pieces.map((cell) => cell[0] ?? "");
  for (let piece = 2; piece <= count; piece += 1) {
    const cells = pieces.map((cell) => cell[piece - 1] ?? "");
    const key = encodeRowKey(row.source.keys, fingerprint, piece);
    content.rows.push({ key, cells, opensGroup: false, piece, source: row.source });
  }
  for (const [column, cell] of pieces.entries()) {
    if (cell.length > 1) reportOverlong(sheet, row, column, cell.length, content);
  }
}

function sheetNotes(note: Note, sheet: string, content: SheetContent): SheetNote[] {
  const first: SheetNote = { key: "", text: "" };
  const text = clean(note.text, sheet, first, 0, content);
  const pieces = splitText(text, CELL_LIMIT);
  first.text = pieces[0] ?? "";
  const fingerprint = rowFingerprint([text]);
  first.key = encodeRowKey([note.key], fingerprint);
  if (pieces.length > 1) reportOverlong(sheet, first, 0, pieces.length, content);
  const others = pieces
    .slice(1)
    .map((piece, index) => ({ key: encodeRowKey([note.key], fingerprint, index + 2), text: piece }));
  return [first, ...others];
}

function reportOverlong(
  sheet: string,
  owner: SheetRow | SheetNote,
  column: number,
  pieces: number,
  { diagnostics, pending }: SheetContent,
): void {
  const place: Place = { sheet, cell: "" };
  diagnostics.push({
    code: "export/overlong-text",
    severity: "warning",
    place,
    message: `文字超过一个单元格所能容纳的${CELL_LIMIT}个字符，已分写在同一栏上下相连的${pieces}个单元格中，文字未删减。`,
    remedy: "修改时请保持这些单元格的先后次序。",
  });
  pending.push({ place, owner, column });
}
