import {
  looksMarked,
  matchForm,
  SECTION_KINDS,
  sectionsToCells,
  type FormRow,
  type Regime,
  type Section,
} from "@qingdan/model";
import type { Format } from "./format.ts";
import type { PlanColumn } from "./plan.ts";

/** A part in the bureau's own columns. */
export interface HouseTable {
  columns: PlanColumn[];
  rows: FormRow[];
}

/** A table that names the sections of a regime in one column and has their texts in another, or all of them in one cell. */
const SECTION_HEADING = "heading";
const SECTION_TEXT = "text";
/** A column for the class of regimes, which stands over their names in the form. */
const CLASS = "group";

/** 监管制度 in the bureau's own columns `own`: a column for each kind of section, or, in a document, a row for each section, or one cell for all. */
export function regimeTable(
  own: readonly PlanColumn[],
  regimes: readonly Regime[],
  given: readonly FormRow[],
  format: Format,
): HouseTable {
  const classed = withClassCells(own, given, regimes, format);
  const shown = own.filter(({ field }) => field !== CLASS || format === "docx");
  if (format === "docx") {
    const one = columnOfAll(shown, regimes);
    if (one !== undefined) return longTable(one, regimes, classed);
  }
  const columns = shown.filter(
    ({ field }) =>
      field !== SECTION_TEXT &&
      field !== SECTION_HEADING &&
      !(format === "xlsx" && (isTwin(shown, field) || isParted(regimes, field))),
  );
  return { columns, rows: regimeRows(regimes, columns, classed, format) };
}

/** The class of the regimes (监管类别) stands in its column; a workbook, which comes back by the form's columns, has it over their names. */
function withClassCells(
  own: readonly PlanColumn[],
  rows: readonly FormRow[],
  regimes: readonly Regime[],
  format: Format,
): readonly FormRow[] {
  if (format !== "docx" || !own.some(({ field }) => field === CLASS)) return rows;
  return rows.map((row, index) => {
    const { group = "", groupNumbering = "", title = "" } = regimes[index] ?? {};
    return { ...row, cells: { ...row.cells, [CLASS]: groupNumbering + group, title } };
  });
}

/**
 * The columns of a table in which one column has the texts of all sections: one that is of no kind, or the only one of any, where regimes have more
 * sections than it names (监管内容 with 1.监督检查对象：… 2.监督检查内容：… in each cell). undefined for any other table.
 */
function columnOfAll(own: readonly PlanColumn[], regimes: readonly Regime[]): PlanColumn[] | undefined {
  const kinds = own.filter(isOfSections);
  const [only, ...others] = kinds;
  if (own.some(({ field }) => field === SECTION_TEXT)) return kinds.length === 0 ? [...own] : undefined;
  const hasMore = regimes.some(
    ({ sections }) => sections.length > 1 && !sections.every((one) => one.kinds[0] === only?.field),
  );
  if (only === undefined || others.length > 0 || !hasMore) return undefined;
  return own.map((column) => (column === only ? { ...column, field: SECTION_TEXT } : column));
}

function isOfSections({ field }: PlanColumn): boolean {
  return field === "other" || field.split("+").some((kind) => (SECTION_KINDS as readonly string[]).includes(kind));
}

/** True for 监督检查方式及程序 where 监督检查方式 has a column of its own: a workbook comes back by the form's columns, which have one for both. */
function isTwin(columns: readonly PlanColumn[], field: string): boolean {
  return field.includes("+") && columns.some((column) => column.field === field.split("+")[0]);
}

/** True for 监督检查对象及内容 where a regime has a section of one of the two alone: that stands in the form's column, which the other must share. */
function isParted(regimes: readonly Regime[], field: string): boolean {
  const fields = field.split("+");
  const isPart = ({ kinds }: Section): boolean => kinds.join("+") !== field && fields.includes(kinds[0] ?? "");
  return fields.length > 1 && regimes.some(({ sections }) => sections.some(isPart));
}

/**
 * Regimes in a table of the bureau's own columns. A section under its own heading needs no mark; a joined column (方式及程序) holds the sections of just
 * these kinds; sections for which the bureau has no column stand as in the standard form, in columns of their own behind the others.
 */
function regimeRows(
  regimes: readonly Regime[],
  columns: readonly PlanColumn[],
  rows: readonly FormRow[],
  format: Format,
): FormRow[] {
  /** Where a document has the column of a field; a workbook is read by the form's columns, in whatever order they stand. */
  const placeOf = (field: string): number => {
    const at = columns.findIndex((column) => column.field === field);
    return at < 0 ? columns.length + FIELDS.indexOf(field) : at;
  };
  const rank = format === "docx" ? placeOf : undefined;
  const joined = new Set(columns.map(({ field }) => field).filter((field) => field.includes("+")));
  return regimes.map((regime, index) => {
    const row = rows[index] ?? { cells: {}, keys: [regime.key], group: index };
    const cells = withoutSections(row);
    const plain = plainCells(regime.sections, columns);
    if (plain !== undefined) return { ...row, cells: { ...cells, ...NO_SECTIONS, ...plain } };
    const places = regime.sections.map(({ kinds }) =>
      placeOf(joined.has(kinds.join("+")) ? kinds.join("+") : (kinds[0] ?? "other")),
    );
    // Out of the order of the columns each section needs its place in the regime, and joined ones have none.
    const isOrdered = rank === undefined || places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
    if (!isOrdered) return { ...row, cells: { ...cells, ...sectionsToCells(regime.sections, rank) } };
    const own = regime.sections.filter((section) => joined.has(section.kinds.join("+")));
    const others = regime.sections.filter((section) => !joined.has(section.kinds.join("+")));
    Object.assign(cells, sectionsToCells(others, rank));
    for (const section of own) {
      const field = section.kinds.join("+");
      cells[field] =
        cells[field] === undefined ? section.text : `${cells[field]}\n【${section.heading}】\n${section.text}`;
    }
    return { ...row, cells };
  });
}

/**
 * The texts of sections that stand in the order of the columns, each alone in that of its kinds, with a mark where that has another heading; undefined
 * for all others.
 */
function plainCells(sections: readonly Section[], columns: readonly PlanColumn[]): Record<string, string> | undefined {
  const cells: Record<string, string> = {};
  let last = -1;
  for (const { kinds, heading, text } of sections) {
    const field = kinds.join("+");
    const at = columns.findIndex((column) => column.field === field);
    const printed = columns[at]?.heading ?? "";
    const isOwn = [printed, printed.split("\n").at(-1) ?? ""].some((words) => matchForm(words) === matchForm(heading));
    if (at <= last || field === "" || looksMarked(text)) return undefined;
    cells[field] = isOwn ? text : `【${heading}】\n${text}`;
    last = at;
  }
  return cells;
}

/** A row for each section, or, where there is no column for their headings, all sections of a regime in one cell. */
function longTable(own: readonly PlanColumn[], regimes: readonly Regime[], rows: readonly FormRow[]): HouseTable {
  const hasHeadings = own.some(({ field }) => field === SECTION_HEADING);
  const heading = own.find(({ field }) => field === SECTION_TEXT)?.heading ?? "";
  const shown = regimes.flatMap((regime, index): FormRow[] => {
    const row = rows[index] ?? { cells: {}, keys: [regime.key], group: index };
    const cells = withoutSections(row);
    if (!hasHeadings || regime.sections.length === 0)
      return [{ ...row, cells: { ...cells, [SECTION_TEXT]: wholeText(regime, heading) } }];
    return regime.sections.map(({ numbering, heading, text }) => ({
      ...row,
      cells: { ...cells, [SECTION_HEADING]: numbering + heading, [SECTION_TEXT]: text },
    }));
  });
  const columns = own.map((column) => ({
    ...column,
    group: hasHeadings && column.field !== SECTION_HEADING && column.field !== SECTION_TEXT,
  }));
  return { columns, rows: shown };
}

/** All sections of a regime, each text below its heading; the only one without it where the column has the same. */
function wholeText({ sections }: Regime, over: string): string {
  const [only, ...others] = sections;
  if (only !== undefined && others.length === 0 && matchForm(only.heading) === matchForm(over)) return only.text;
  return sections
    .flatMap(({ numbering, heading, text }) => [numbering + heading, text])
    .filter((line) => line !== "")
    .join("\n");
}

function withoutSections({ cells }: FormRow): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter(([field]) => !(field in NO_SECTIONS)));
}

const NO_SECTIONS = sectionsToCells([]);
/** The fields of sections in the order of the form. */
const FIELDS = Object.keys(NO_SECTIONS);
