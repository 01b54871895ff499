import { sameForm, type PrintedColumn } from "@qingdan/model";
import type { Line, Paragraph, Table } from "../../blocks.ts";
import type { FoundPart } from "../titles/find-parts.ts";
import { isColumnNumbers } from "../header/column-numbers.ts";
import { withLeftOutGroups } from "./left-out-groups.ts";
import { groupsOverRows, takeGroup } from "../regimes/groups-over-rows.ts";
import { takeOffice } from "../titles/offices-over-tables.ts";
import { takeRest } from "./take-rest.ts";
import { lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import { mechanismWithoutHeader } from "../header/mechanism-without-header.ts";
import type { Header, HeaderColumn } from "../header/header.ts";
import { takeLabelledRow } from "./labelled-row.ts";
import { linesOfRows } from "./lines-of-rows.ts";
import { headerAt, readHeader } from "../header/read-header.ts";
import { reportHeaderless, reportNoHeading, reportSpacedHeadings } from "../header/report-columns.ts";
import { addColumns } from "../header/printed-columns.ts";
import { placeCell } from "./place-cell.ts";
import { CONTINUED_SERIAL } from "./serial-text.ts";
import { withoutLabelsInCells } from "./labels-in-cells.ts";
import { takeLabelledCell } from "./labelled-cell.ts";
import { sectionTableLines } from "./section-table.ts";
import { withNumberedGroups } from "./numbered-groups.ts";

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
  /** The department that the heading over the row's share names: its name there. */
  department?: Line[];
}

export interface PartRows {
  /** The title that they stand under, as printed. */
  title: string;
  rows: Row[];
  columns: PrintedColumn[];
  /** Paragraphs and tables without a header that stand before and behind the rows. */
  before: Line[][];
  after: Line[][];
  /** Those of the texts behind the first row that stand over all columns between the rows of one table. */
  inside?: Set<Line[]>;
  /** The rows of tables behind the first row that have no header. */
  unread?: Set<Line[]>;
}

/** A row that holds nothing yet. */
export function emptyRow(): Row {
  return { fields: {}, covered: new Set(), extras: [], afterBreak: false, continued: false, lines: [] };
}

/** Reads all tables of a part as one: headers found and dropped, tables broken over pages joined, empty rows left out. */
export function readRows(recognition: Recognition, found: FoundPart): PartRows {
  const result: PartRows = { title: found.title, rows: [], columns: [], before: [], after: [] };
  let header: Header | undefined;
  let interrupted = false;
  const groups = groupsOverRows(recognition, found);
  let group: Line[] | undefined;
  let behindTable = 0;
  for (const piece of found.pieces) {
    if (piece.kind === "paragraph" && groups.has(piece)) {
      group = piece.lines;
      continue;
    }
    const aside = result.rows.length === 0 && header === undefined ? result.before : result.after;
    if (piece.kind === "paragraph") {
      aside.push(leveled(piece));
      reportSpacedHeadings(recognition, piece);
      interrupted ||=
        recognition.vocabulary.afterLabel("note", passageText(recognition.document, piece.lines)) === undefined;
      continue;
    }
    const printed = readHeader(recognition, piece, found.part) ?? headerOfMechanism(recognition, piece, found, header);
    const numbered = printed === undefined ? undefined : withNumberedGroups(recognition, piece, printed);
    const laidOut = numbered ?? piece;
    const own = numbered === undefined ? printed : readHeader(recognition, numbered, found.part);
    const isHeadless = own === undefined && header === undefined && found.part === "oversight";
    const sections = isHeadless ? sectionTableLines(recognition, piece) : undefined;
    if (sections !== undefined) {
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
      const lines = linesOfRows(piece);
      aside.push(...lines);
      if (result.rows.length > 0) result.unread = new Set([...(result.unread ?? []), ...lines]);
      continue;
    }
    if (own !== undefined) {
      for (const row of piece.rows.slice(0, own.first))
        for (const cell of row) if (cell && cell.lines.length > 0) aside.push(cell.lines);
      markHeader(recognition, own, header === undefined ? "header" : "repeated header");
      result.columns = addColumns(recognition, result.columns, own, laidOut);
      header = own;
    }
    interrupted = false;
    if (piece.continues === true)
      result.inside = new Set([...(result.inside ?? []), ...result.after.slice(behindTable)]);
    behindTable = result.after.length;
    const before = result.rows.length;
    readTableRows(recognition, laidOut, header as Header, own === undefined ? 0 : own.rows, result);
    if (piece.office !== undefined) takeOffice(result, found.part, before, piece.office);
    if (group !== undefined && !takeGroup(result, before, group)) result.after.push(group);
    group = undefined;
  }
  leaveOutBareNumbers(recognition, result.rows);
  return result;
}

/** Takes the rows at the end that have a number and nothing else, as blank forms are printed, for empty ones, and says so. */
function leaveOutBareNumbers(recognition: Recognition, rows: Row[]): void {
  const isBare = ({ fields, extras, covered }: Row): boolean =>
    covered.size === 0 && extras.length === 0 && Object.keys(fields).join() === "serial";
  const bare = rows.splice(rows.findLastIndex((row) => !isBare(row)) + 1);
  const [first] = bare;
  if (first === undefined) return;
  for (const { lines } of bare) markFurniture(recognition, "serial", lines);
  recognition.diagnostics.push({
    code: "ingest/bare-numbers",
    severity: "hint",
    place: placeOf(recognition, first.lines),
    message: `表末有 ${bare.length} 行只有序号、没有内容，视为空行，未保留`,
    actual: passageText(recognition.document, first.lines),
    remedy: "如为漏填，请补上内容",
  });
}

/** The columns of a first table of part five without a header. */
function headerOfMechanism(
  recognition: Recognition,
  table: Table,
  { part, title }: FoundPart,
  header: Header | undefined,
): Header | undefined {
  return part === "accountability" && header === undefined
    ? mechanismWithoutHeader(recognition, table, title)
    : undefined;
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

function readTableRows(recognition: Recognition, printed: Table, head: Header, first: number, result: PartRows): void {
  const { rows } = result;
  let header = head;
  const labelled = withoutLabelsInCells(recognition, printed, head, first);
  const table = withLeftOutGroups(recognition, labelled, head, first);
  let afterBreak = rows.length > 0;
  for (let index = first; index < table.rows.length; index += 1) {
    const again = repeatedHeader(recognition, table, index, header);
    if (again !== undefined) {
      markHeader(recognition, again, "repeated header");
      // Behind a page break the same part may stand in other columns.
      header = again;
      result.columns = addColumns(recognition, result.columns, again, table);
      index = again.rows - 1;
      afterBreak = true;
      continue;
    }
    if (index === first && isColumnNumbers(recognition, table.rows[index] ?? [])) {
      for (const cell of table.rows[index] ?? []) markFurniture(recognition, "header", cell?.lines ?? []);
      continue;
    }
    if (takeLabelledRow(recognition, table, index, header, result)) continue;
    for (const row of readPartyRows(recognition, table, index, header)) {
      row.afterBreak = afterBreak;
      afterBreak = false;
      takeLabelledCell(recognition, row, header, result.columns);
      if (!takeRest(recognition, rows.at(-1), row)) rows.push(row);
    }
  }
}

/** What each of several parties in one printed row has of its own. */
const OF_PARTY: readonly string[] = ["department", "responsibility", "task"];

/** The rows that one printed row stands for: where 牵头部门 and 配合部门 have columns of their own, each of them is a party. */
function readPartyRows(recognition: Recognition, table: Table, index: number, header: Header): Row[] {
  const last = header.columns.reduce((most, { party }) => Math.max(most, party ?? 0), 0);
  const rows: Row[] = [];
  for (let party = 0; party <= last; party += 1) {
    const row = readRow(recognition, table, index, header, party);
    if (row === undefined) continue;
    const [before] = rows;
    const isFree = before !== undefined && OF_PARTY.every((field) => before.fields[field] === undefined);
    if (isFree) {
      before.fields = { ...before.fields, ...row.fields };
      before.lines.push(...row.lines);
      if (row.department !== undefined) before.department = row.department;
    } else rows.push(row);
  }
  return rows;
}

/** The cells of a row; `party` says for which of several parties, the first of which has the columns that are common to all. */
function readRow(
  recognition: Recognition,
  table: Table,
  index: number,
  header: Header,
  party: number,
): Row | undefined {
  const row = emptyRow();
  const cells = table.rows[index] ?? [];
  for (let column = 0; column < table.columns; column += 1) {
    const cell = cells[column];
    const head = header.columns[column];
    if ((head?.party ?? 0) !== party) continue;
    if (cell === undefined) {
      if (head?.field !== undefined) row.covered.add(head.field);
      continue;
    }
    if (cell.lines.length === 0) continue;
    row.lines.push(...cell.lines);
    if (head !== undefined && lacksHeading(head) && head.noHeading !== true) {
      head.noHeading = true;
      reportNoHeading(recognition, cell.lines);
    }
    if (cell.continued === true) row.continued = true;
    if (head?.department !== undefined) row.department = head.department;
    placeCell(recognition, row, head, cell.lines);
  }
  const serial = row.fields["serial"]?.at(-1);
  if (serial !== undefined && CONTINUED_SERIAL.test(lineText(recognition.document, serial))) row.continued = true;
  return row.lines.length === 0 ? undefined : row;
}

/** True for a column without words of its own over it: it has no heading, or only part of one that spans another column of a field. */
function lacksHeading({ field, heading, doubled, lines }: HeaderColumn): boolean {
  return (field === undefined && heading === "") || (doubled === true && lines.length === 0);
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
