import { leadingNumber, PARTS, type KnownColumn, type Part } from "@qingdan/model";
import type { Cell, Line, Table } from "../blocks.ts";
import { passageText, type Recognition } from "./passage.ts";

/** A column of a recognised table: its field, or undefined where the vocabulary does not know the heading. */
export interface HeaderColumn {
  field: string | undefined;
  /** The heading as printed; of a two-level head both levels, the upper first. */
  heading: string;
  /** What the heading says beyond its wording. */
  remainder: string;
  lines: Line[];
  /** A tick column: cells hold √ for the office that the heading names. */
  tick?: boolean;
  /** The vocabulary does not know the heading as a whole; the field is read from its end. */
  guessed?: boolean;
  /** The cells of a tick column hold something else. */
  noTick?: boolean;
  /** The column has no heading, and that was reported. */
  noHeading?: boolean;
  /** Of several columns of departments in a row of boundaries: which of the parties the column is of, from 0. */
  party?: number;
  /** Another column before it is of the same field. */
  doubled?: boolean;
}

export interface Header {
  part: Part;
  /** Rows of the header, from the top of the table, titles above it included. */
  rows: number;
  /** Index of the header's first row. */
  first: number;
  columns: HeaderColumn[];
}

/** How many rows tell whether a column names sections. */
const SECTION_SAMPLE = 12;

/** How many rows from the top a header may begin. */
const SEARCH_DEPTH = 6;

/** One of these must be there for a table to be of a part. */
const IDENTIFYING: Record<Part, readonly string[]> = {
  duties: ["duty", "task"],
  boundaries: ["matter", "department", "responsibility"],
  oversight: ["title", "object", "content", "method", "measure", "procedure", "handling", "heading"],
  services: ["name", "content", "agency", "phone"],
  accountability: ["subject", "circumstance", "mechanism"],
};

const headerCache = new WeakMap<Table, Map<Part | undefined, Header | undefined>>();

/**
 * Finds the header of a table in its first rows, and with it the part that the table belongs to. `expected` is the part whose title
 * stands above; another part is taken only where its columns fit clearly better. undefined: no row is a header of any part.
 */
export function readHeader(recognition: Recognition, table: Table, expected?: Part): Header | undefined {
  let known = headerCache.get(table);
  if (known === undefined) {
    known = new Map();
    headerCache.set(table, known);
  }
  if (!known.has(expected)) known.set(expected, searchHeader(recognition, table, expected));
  return known.get(expected);
}

function searchHeader(recognition: Recognition, table: Table, expected: Part | undefined): Header | undefined {
  for (let row = 0; row < Math.min(SEARCH_DEPTH, table.rows.length); row += 1) {
    const header = headerAt(recognition, table, row, expected);
    if (header !== undefined) return header;
  }
  return undefined;
}

/** The header that begins at `row`, one or two rows high; undefined where that row is none. */
export function headerAt(recognition: Recognition, table: Table, row: number, expected?: Part): Header | undefined {
  const upper = headingRow(recognition, table, row);
  const filled = upper.filter((heading) => heading.text !== "");
  // One text over all columns is a title, whatever stands below it.
  if (
    filled.filter((heading) => heading.lines.length > 0).length < 2 ||
    filled.some((heading) => heading.text.length > 40)
  )
    return undefined;
  const lower = isTwoLevel(table, row) ? headingRow(recognition, table, row + 1) : undefined;
  let best: { part: Part; score: number; columns: HeaderColumn[] } | undefined;
  for (const part of PARTS) {
    const known = upper.map((heading, index) => columnOf(recognition, part, heading, lower?.[index]));
    const sections = part === "oversight" ? sectionColumn(recognition, table, row, known) : -1;
    const columns = guessByPlace(part, guessFields(recognition, part, known, sections));
    const score = scoreOf(part, columns);
    if (score <= 0 || (part !== expected && !isMostlyKnown(columns))) continue;
    const weighted = part === expected ? score + 1.5 : score;
    if (best === undefined || weighted > best.score) best = { part, score: weighted, columns };
  }
  if (best === undefined) return undefined;
  return { part: best.part, first: row, rows: row + (lower === undefined ? 1 : 2), columns: best.columns };
}

interface Heading {
  text: string;
  lines: Line[];
  spans: boolean;
}

/** The headings of a row by column; a heading over several columns stands in each of them. */
function headingRow(recognition: Recognition, table: Table, row: number): Heading[] {
  const headings: Heading[] = Array.from({ length: table.columns }, () => ({ text: "", lines: [], spans: false }));
  for (const [column, cell] of (table.rows[row] ?? []).entries()) {
    if (cell === undefined) continue;
    const text = passageText(recognition.document, cell.lines);
    for (let at = column; at < Math.min(table.columns, column + cell.colSpan); at += 1) {
      headings[at] = { text, lines: at === column ? cell.lines : [], spans: cell.colSpan > 1 };
    }
  }
  return headings;
}

/** True where a heading of the row spans several columns and the row below names them. */
function isTwoLevel(table: Table, row: number): boolean {
  const upper = table.rows[row] ?? [];
  const lower = table.rows[row + 1];
  if (lower === undefined) return false;
  const wide = upper.some((cell, column) => {
    if (cell === undefined || cell.colSpan < 2 || cell.lines.length === 0) return false;
    const below = lower.slice(column, column + cell.colSpan);
    return below.filter((candidate) => candidate !== undefined && candidate.lines.length > 0).length >= 2;
  });
  if (!wide) return false;
  // The other headings reach down into the second row, or it is empty there.
  return upper.every((cell, column) => {
    if (cell === undefined || cell.colSpan > 1 || cell.rowSpan > 1) return true;
    const below: Cell | undefined = lower[column];
    return below === undefined || below.lines.length === 0;
  });
}

function columnOf(recognition: Recognition, part: Part, upper: Heading, lower: Heading | undefined): HeaderColumn {
  const { vocabulary } = recognition;
  const lines = [...upper.lines, ...(lower?.lines ?? [])];
  const whole = lower === undefined || lower.text === "" ? upper.text : `${upper.text}\n${lower.text}`;
  const readings: (KnownColumn | undefined)[] =
    lower === undefined || lower.text === ""
      ? [vocabulary.columnOf(part, upper.text)]
      : [vocabulary.columnOf(part, upper.text + lower.text), vocabulary.columnOf(part, lower.text)];
  const known = upper.text === "" && lines.length === 0 ? undefined : readings.find((reading) => reading !== undefined);
  if (known === undefined && lower !== undefined && lower.text !== "" && upper.spans) {
    const above = vocabulary.columnOf(part, upper.text);
    if (above !== undefined) return { field: above.field, heading: lower.text, remainder: "", lines, tick: true };
  }
  return { field: known?.field, heading: whole, remainder: known?.remainder ?? "", lines };
}

/**
 * Reads headings that the vocabulary does not know by their ends, where that names a field that no other column has, and marks columns
 * of a field that an earlier column has.
 */
function guessFields(
  recognition: Recognition,
  part: Part,
  columns: readonly HeaderColumn[],
  sections: number,
): HeaderColumn[] {
  const taken = new Set(columns.flatMap((column) => column.field?.split("+") ?? []));
  const guesses = columns.map((column, index) =>
    index === sections
      ? "heading"
      : column.field !== undefined || column.heading === "" || column.lines.length === 0
        ? undefined
        : recognition.vocabulary.guessColumn(part, column.heading.split("\n").join("")),
  );
  const seen = new Set<string>();
  const parties = part === "boundaries" ? partiesOf(columns) : new Map<HeaderColumn, number>();
  return columns.map((column, index) => {
    const party = parties.get(column);
    if (party !== undefined) return { ...column, party };
    const guess = guesses[index];
    const alone = guess !== undefined && guesses.filter((other) => other === guess).length === 1;
    if (alone && !guess.split("+").some((field) => taken.has(field))) return { ...column, field: guess, guessed: true };
    if (column.field === undefined || column.tick === true) return column;
    const doubled = seen.has(column.field);
    seen.add(column.field);
    return doubled ? { ...column, doubled } : column;
  });
}

/** The field that stands right behind another in every list that is laid out by the form. */
const NEXT_FIELDS: Partial<Record<Part, readonly [before: string, field: string]>> = {
  duties: ["duty", "task"],
  boundaries: ["department", "responsibility"],
  services: ["name", "content"],
};
/** What such a column is not, however unknown its heading. */
const OTHER_MATTER = /依据|备注|时限|日期|编码|代码|类别|类型|层级|科室|股室|处室|单位|机构|对象|电话|地址|案例|情形/u;

/** Reads the only unknown column, where the field that everything else hangs on is missing and the column stands in that field's place. */
function guessByPlace(part: Part, columns: readonly HeaderColumn[]): HeaderColumn[] {
  const [before, field] = NEXT_FIELDS[part] ?? [];
  const isOpen = ({ field: own, heading }: HeaderColumn): boolean => own === undefined && heading !== "";
  const at = columns.findIndex(isOpen);
  const unknown = columns[at];
  if (field === undefined || unknown === undefined || columns[at - 1]?.field !== before) return [...columns];
  const isMissing = !columns.some((column) => column.field?.split("+").includes(field) === true);
  const isAlone = columns.filter(isOpen).length === 1 && unknown.lines.length > 0;
  if (!isMissing || !isAlone || OTHER_MATTER.test(unknown.heading)) return [...columns];
  return columns.map((column) => (column === unknown ? { ...column, field, guessed: true } : column));
}

/**
 * The columns of 牵头部门, 配合部门 … with their places among the parties; none where there is only one such column. A column 职责分工 for
 * each of them goes with its department, a single one is common to all.
 */
function partiesOf(columns: readonly HeaderColumn[]): Map<HeaderColumn, number> {
  const parties = new Map<HeaderColumn, number>();
  const of = (field: string): HeaderColumn[] =>
    columns.filter((column) => column.field === field && column.lines.length > 0 && column.tick !== true);
  const departments = of("department");
  if (departments.length < 2) return parties;
  departments.forEach((column, index) => parties.set(column, index));
  const shares = of("responsibility");
  if (shares.length === departments.length) shares.forEach((column, index) => parties.set(column, index));
  return parties;
}

/** The unknown column whose cells name the sections of regimes (监督检查对象, 监督检查内容 …); -1 where there is none. */
function sectionColumn(recognition: Recognition, table: Table, row: number, columns: readonly HeaderColumn[]): number {
  if (columns.some((column) => column.field === "heading")) return -1;
  return columns.findIndex((column, index) => {
    if (column.field !== undefined || column.heading === "") return false;
    let filled = 0;
    let named = 0;
    for (const cells of table.rows.slice(row + 1, row + 1 + SECTION_SAMPLE)) {
      const text = passageText(recognition.document, cells[index]?.lines ?? []);
      if (text === "") continue;
      filled += 1;
      const number = text.length > 30 ? undefined : leadingNumber(text);
      if (text.length <= 30 && recognition.vocabulary.kindsOf(text.slice(number?.length ?? 0)).length > 0) named += 1;
    }
    return named >= 2 && named * 2 > filled;
  });
}

/** Without the title of the part above it a table is only taken for one whose headings are for the most part that part's. */
function isMostlyKnown(columns: readonly HeaderColumn[]): boolean {
  const headings = columns.filter((column) => column.heading !== "");
  const certain = headings.filter((column) => column.field !== undefined && column.guessed !== true);
  return certain.length * 2 > headings.length;
}

/** Known columns count one, unknown ones take half away; 0 where no column that identifies the part is there. */
function scoreOf(part: Part, columns: readonly HeaderColumn[]): number {
  const fields = columns.filter((column) => column.heading !== "").map((column) => column.field);
  const known = fields.filter((field) => field !== undefined);
  const certain = columns.filter((column) => column.field !== undefined && column.guessed !== true);
  const distinct = new Set(known.flatMap((field) => (field ?? "").split("+")));
  // Two headings that are sure, or one and two that can be guessed.
  if (certain.length < 2 && known.length < 3) return 0;
  if (certain.length < 1 || !IDENTIFYING[part].some((field) => distinct.has(field))) return 0;
  const unknown = fields.length - known.length;
  const doubled = known.length - new Set(known).size;
  const identifying = IDENTIFYING[part].filter((field) => distinct.has(field)).length;
  const guessed = columns.filter((column) => column.guessed === true).length;
  return known.length - doubled + identifying * 0.25 - unknown * 0.5 - guessed * 0.3;
}
