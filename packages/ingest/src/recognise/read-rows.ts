import { formSheet, sameForm, type PrintedColumn } from "@qingdan/model";
import type { Line, Paragraph, Table } from "../blocks.ts";
import type { FoundPart } from "./find-parts.ts";
import { isColumnNumbers } from "./column-numbers.ts";
import { lineText, markFurniture, passageText, type Recognition } from "./passage.ts";
import { headerAt, readHeader, type Header } from "./read-header.ts";
import { sectionTableLines } from "./section-table.ts";

/** A row of a part's tables: the lines of each field, and what stands in columns that nobody knows. */
export interface Row {
  fields: Partial<Record<string, Line[]>>;
  /** Fields whose position a vertical merge from above covers. */
  covered: Set<string>;
  extras: { heading: string; lines: Line[] }[];
  /** The first row behind a page break: a header was repeated, or a new table began. */
  afterBreak: boolean;
  /** The format itself says that the group cells of this row only repeat the group above. */
  continued: boolean;
  lines: Line[];
}

export interface PartRows {
  rows: Row[];
  columns: PrintedColumn[];
  /** Paragraphs and tables without a header that stand before and behind the rows. */
  before: Line[][];
  after: Line[][];
}

/** Reads all tables of a part as one: headers found and dropped, tables broken over pages joined, empty rows left out. */
export function readRows(recognition: Recognition, found: FoundPart): PartRows {
  const result: PartRows = { rows: [], columns: [], before: [], after: [] };
  let header: Header | undefined;
  let interrupted = false;
  for (const piece of found.pieces) {
    const aside = result.rows.length === 0 && header === undefined ? result.before : result.after;
    if (piece.kind === "paragraph") {
      aside.push(leveled(piece));
      interrupted ||=
        recognition.vocabulary.afterLabel("note", passageText(recognition.document, piece.lines)) === undefined;
      continue;
    }
    const own = readHeader(recognition, piece, found.part);
    const sections =
      own === undefined && found.part === "oversight" ? sectionTableLines(recognition, piece) : undefined;
    if (sections !== undefined && header === undefined) {
      aside.push(...sections);
      continue;
    }
    // Without a header of its own a table goes on with the one above, unless text stands between the two.
    const goesOn =
      header !== undefined &&
      header.columns.length === piece.columns &&
      (!interrupted || piece.continues === true) &&
      !looksLikeHeader(recognition, piece);
    if (own === undefined && !goesOn) {
      reportHeaderless(recognition, piece);
      for (const row of piece.rows)
        for (const cell of row) if (cell !== undefined && cell.lines.length > 0) aside.push(cell.lines);
      continue;
    }
    if (own !== undefined) {
      for (const row of piece.rows.slice(0, own.first))
        for (const cell of row) if (cell && cell.lines.length > 0) aside.push(cell.lines);
      markHeader(recognition, own, header === undefined ? "header" : "repeated header");
      if (header === undefined) {
        result.columns = printedColumns(own);
        reportUnknownColumns(recognition, own);
      }
      header = own;
    }
    interrupted = false;
    readTableRows(recognition, piece, header as Header, own === undefined ? 0 : own.rows, result.rows);
  }
  return result;
}

/** True for a table whose first row looks like a header although it is none of any part: it begins with 序号 and is short words. */
function looksLikeHeader(recognition: Recognition, table: Table): boolean {
  const cells = (table.rows[0] ?? []).filter((cell) => cell !== undefined && cell.lines.length > 0);
  const texts = cells.map((cell) => passageText(recognition.document, cell?.lines ?? []));
  return (
    texts.length >= 2 && recognition.vocabulary.isHeading(texts[0] ?? "") && texts.every((text) => text.length <= 16)
  );
}

/** The lines of a paragraph; the first carries the outline level, if the format knows one. */
function leveled({ lines, level }: Paragraph): Line[] {
  const [first, ...rest] = lines;
  return first === undefined || level === undefined ? [...lines] : [{ ...first, level }, ...rest];
}

function readTableRows(recognition: Recognition, table: Table, header: Header, first: number, rows: Row[]): void {
  let afterBreak = rows.length > 0;
  for (let index = first; index < table.rows.length; index += 1) {
    const again = repeatedHeader(recognition, table, index, header);
    if (again !== undefined) {
      markHeader(recognition, again, "repeated header");
      // Behind a page break the same part may stand in other columns.
      header = again;
      index = again.rows - 1;
      afterBreak = true;
      continue;
    }
    if (index === first && isColumnNumbers(recognition, table.rows[index] ?? [])) {
      for (const cell of table.rows[index] ?? []) markFurniture(recognition, "header", cell?.lines ?? []);
      continue;
    }
    const row = readRow(recognition, table, index, header);
    if (row === undefined) continue;
    row.afterBreak = afterBreak;
    afterBreak = false;
    rows.push(row);
  }
}

function readRow(recognition: Recognition, table: Table, index: number, header: Header): Row | undefined {
  const row: Row = { fields: {}, covered: new Set(), extras: [], afterBreak: false, continued: false, lines: [] };
  const cells = table.rows[index] ?? [];
  for (let column = 0; column < table.columns; column += 1) {
    const cell = cells[column];
    const head = header.columns[column];
    if (cell === undefined) {
      if (head?.field !== undefined) row.covered.add(head.field);
      continue;
    }
    if (cell.lines.length === 0) continue;
    row.lines.push(...cell.lines);
    if (cell.continued === true) row.continued = true;
    placeCell(recognition, row, head, cell.lines);
  }
  const serial = row.fields["serial"]?.at(-1);
  if (serial !== undefined && CONTINUED_SERIAL.test(lineText(recognition.document, serial))) row.continued = true;
  return row.lines.length === 0 ? undefined : row;
}

/** 5（续）: the serial of a group that goes on behind a page end. */
export const CONTINUED_SERIAL = /[（(]续(?:上页|表)?[）)]$/u;

const TICK = /^[√✓✔☑●○◎★☆■▲Vv是有1]$/u;

function placeCell(
  recognition: Recognition,
  row: Row,
  head: Header["columns"][number] | undefined,
  lines: Line[],
): void {
  const heading = head?.heading ?? "";
  const field = head?.field;
  if (field === undefined) {
    row.extras.push({ heading, lines });
    return;
  }
  if (head?.tick === true) {
    if (TICK.test(passageText(recognition.document, lines).trim())) {
      row.extras.push({ heading: `tick:${field}:${heading}`, lines });
      return;
    }
    row.extras.push({ heading, lines });
    if (head.noTick !== true) reportUnknownColumn(recognition, head.heading, lines, "columns");
    head.noTick = true;
    return;
  }
  const before = row.fields[field];
  if (before === undefined && (head?.doubled !== true || field === "accountability")) row.fields[field] = lines;
  // 追责情形 and 追责依据 in columns of their own are together what 追责依据及追责情形 is in one.
  else if (before !== undefined && field === "accountability")
    row.fields[field] = [...before, { ...(lines[0] as Line), soft: false }, ...lines.slice(1)];
  else row.extras.push({ heading, lines });
}

/** A header in the middle of a table: the same headings again, as a page break leaves them. */
function repeatedHeader(recognition: Recognition, table: Table, index: number, header: Header): Header | undefined {
  const cells = table.rows[index] ?? [];
  const first = cells.findIndex((cell) => cell !== undefined && cell.lines.length > 0);
  if (first < 0) return undefined;
  const text = passageText(recognition.document, cells[first]?.lines ?? []);
  if (text.length > 40) return undefined;
  const same = (candidate: string): boolean => sameForm(candidate, text);
  const own = header.columns[first]?.heading ?? "";
  if (!same(own) && !same(own.split("\n")[0] ?? "")) return undefined;
  const again = headerAt(recognition, table, index, header.part);
  return again !== undefined && again.part === header.part ? again : undefined;
}

function markHeader(recognition: Recognition, header: Header, reason: "header" | "repeated header"): void {
  for (const column of header.columns) markFurniture(recognition, reason, column.lines);
}

function printedColumns(header: Header): PrintedColumn[] {
  return header.columns.map((column) => ({ field: column.field ?? "", heading: column.heading }));
}

function reportUnknownColumns(recognition: Recognition, header: Header): void {
  for (const column of header.columns) {
    if (column.guessed === true || column.doubled === true) reportGuess(recognition, header, column);
    if (column.field !== undefined || column.heading === "") continue;
    reportUnknownColumn(recognition, column.heading, column.lines, `columns.${header.part}`);
  }
}

function reportUnknownColumn(recognition: Recognition, heading: string, lines: readonly Line[], level: string): void {
  recognition.diagnostics.push({
    code: "ingest/unknown-column",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: `栏目“${heading.replace(/\s+/gu, "")}”不在词汇表中，其内容已作为附注保留在各行`,
    actual: heading,
    remedy: `如为表式栏目的另一种名称，请用 --vocabulary FILE 在 ${level} 中补充该名称`,
  });
}

/** Says which field an unknown heading was taken for, and what became of a second column of the same field. */
function reportGuess(recognition: Recognition, header: Header, column: Header["columns"][number]): void {
  const heading = column.heading.replace(/\s+/gu, "");
  const sheet = formSheet(header.part).columns.find(({ field }) => field === column.field)?.heading ?? heading;
  const kept = column.field === "accountability" ? "两栏内容已依次合为一栏" : "本栏内容已作为附注保留在各行";
  recognition.diagnostics.push({
    code: column.guessed === true ? "ingest/guessed-column" : "ingest/doubled-column",
    severity: "warning",
    place: placeOf(recognition, column.lines),
    message:
      column.guessed === true
        ? `栏目“${heading}”不在词汇表中，按其字面读作“${sheet}”`
        : `栏目“${heading}”与前面一栏同为“${sheet}”，${kept}`,
    actual: column.heading,
    remedy: `请核对；如不相符，请更正表头，或用 --vocabulary FILE 在 columns.${header.part} 中指明该名称`,
  });
}

function reportHeaderless(recognition: Recognition, table: Table): void {
  const cell = table.rows.flat().find((candidate) => candidate !== undefined && candidate.lines.length > 0);
  recognition.diagnostics.push({
    code: "ingest/no-header",
    severity: "warning",
    place: placeOf(recognition, cell?.lines ?? []),
    message: "表格没有可识别的表头，其内容已作为附注保留",
    actual: cell === undefined ? "" : lineText(recognition.document, cell.lines[0] as Line),
    remedy: "请按表式补上表头，或用 --vocabulary FILE 补充栏目名称",
  });
}

/** Where the first of some lines stands. */
export function placeOf(
  recognition: Recognition,
  lines: readonly Line[],
): ReturnType<Recognition["document"]["placeAt"]> {
  const first = lines[0];
  return first === undefined ? { file: recognition.document.file } : recognition.document.placeAt(first.start);
}
