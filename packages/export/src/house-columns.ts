import {
  createVocabulary,
  extraField,
  formSheet,
  sectionsToCells,
  type FormRow,
  type Part,
  type PrintedPart,
  type Regime,
} from "@qingdan/model";
import type { Format } from "./format.ts";
import type { PlanColumn } from "./plan.ts";

interface Table {
  columns: PlanColumn[];
  rows: FormRow[];
}

/** A table that names the sections of a regime in one column and has their texts in another, or all of them in one cell. */
const SECTION_HEADING = "heading";
const SECTION_TEXT = "text";
/** A column for the class of regimes, which stands over their names in the form. */
const CLASS = "group";

const vocabulary = createVocabulary();

/**
 * A part in the bureau's own columns. Text stands in one column only, also where the bureau prints several for the same; columns and parts
 * of the tree that the bureau has no column for follow in the form's own wording.
 */
export function printedTable(
  printed: PrintedPart,
  given: readonly FormRow[],
  regimes: readonly Regime[],
  format: Format,
): Table {
  const { part } = printed;
  const own = singleColumns(ownColumns(printed, given), printed, format);
  if (part !== "oversight") {
    const rows = format === "docx" ? joinedRows(own, given) : [...given];
    const columns = format === "docx" ? own : own.filter(({ field }) => !field.includes("+"));
    return { columns: completeColumns(part, columns, rows), rows };
  }
  return regimeTable(withClasses(own, format), regimes, withClassCells(own, given, regimes, format), format);
}

/** The class of the regimes (监管类别) stands in its column; a workbook, which comes back by the form's columns, has it over their names. */
function withClasses(own: readonly PlanColumn[], format: Format): PlanColumn[] {
  return own.filter(({ field }) => field !== CLASS || format === "docx");
}

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

function regimeTable(
  own: readonly PlanColumn[],
  regimes: readonly Regime[],
  given: readonly FormRow[],
  format: Format,
): Table {
  const isLong = own.some(({ field }) => field === SECTION_TEXT);
  if (isLong && format === "docx") return longTable(own, regimes, given);
  const columns = own.filter(({ field }) => field !== SECTION_TEXT && field !== SECTION_HEADING);
  const rows = regimeRows(regimes, columns, given);
  return { columns: completeColumns("oversight", columns, rows), rows };
}

/** The printed columns, less those without heading and text. A column whose texts the tree keeps under its heading shows these. */
function ownColumns({ part, columns }: PrintedPart, rows: readonly FormRow[]): PlanColumn[] {
  const groups = new Set(formSheet(part).columns.flatMap(({ field, group }) => (group ? [field] : [])));
  const isUsed = (field: string): boolean => rows.some(({ cells }) => (cells[field] ?? "") !== "");
  return columns.flatMap(({ field, heading }) => {
    const extra = extraField(heading);
    if (heading.trim() === "" && !isUsed(field === "" ? extra : field)) return [];
    const shown = field === "" || isUsed(extra) ? extra : field;
    return [{ field: shown, heading, group: groups.has(shown) }];
  });
}

/**
 * Of several columns for one field the first whose heading says so has the text. In a document the others whose headings say so stand
 * empty beside it; all else (columns to be ticked) has become one text, and stands under one heading. A workbook comes back by its
 * headings: one that the vocabulary does not know gives way to the form's.
 */
function singleColumns(columns: readonly PlanColumn[], { part }: PrintedPart, format: Format): PlanColumn[] {
  const result: PlanColumn[] = [];
  for (const column of columns) {
    const twins = columns.filter(({ field }) => field === column.field);
    const known = twins.filter(({ heading }) => vocabulary.columnOf(part, heading)?.field === column.field);
    const first = known[0] ?? twins[0];
    if (column === first) {
      // 具体规定 holds the texts of a mechanism where no circumstances stand beside it.
      const isBeside = column.field === "mechanism" && columns.some(({ field }) => field === "circumstance");
      const isUnsure = twins.length > 1 || isBeside || format === "xlsx" || column.heading.includes("\n");
      const isLost = known.length === 0 && isUnsure;
      result.push(isLost ? withFormHeading(column, part) : column);
    } else if (format === "docx" && known.includes(column)) {
      result.push({ ...column, field: `${column.field}#${result.length}`, group: column.group });
    }
  }
  return result;
}

/** The column under the form's heading, if it is one of the form: what stands under it must be found again by its heading. */
function withFormHeading(column: PlanColumn, part: Part): PlanColumn {
  const known = formSheet(part).columns.find(({ field }) => field === column.field);
  return { ...column, heading: known?.heading ?? column.heading };
}

/** Rows with a cell for each column that joins several fields (承办机构及联系电话): their texts under each other. */
function joinedRows(columns: readonly PlanColumn[], rows: readonly FormRow[]): FormRow[] {
  const joined = columns.map(({ field }) => field).filter((field) => field.includes("+"));
  if (joined.length === 0) return [...rows];
  return rows.map((row) => {
    const cells = { ...row.cells };
    for (const field of joined) {
      const fields = field.split("+");
      const texts = fields.map((one) => cells[one] ?? "").filter((text) => text !== "");
      cells[field] = texts.join("\n");
      for (const one of fields) cells[one] = "";
    }
    return { ...row, cells };
  });
}

/** The printed columns, and behind them those of the form that hold text all the same. */
export function completeColumns(part: Part, columns: readonly PlanColumn[], rows: readonly FormRow[]): PlanColumn[] {
  const known = new Set(columns.map(({ field }) => field));
  const used = new Set<string>();
  for (const row of rows) for (const [field, text] of Object.entries(row.cells)) if (text !== "") used.add(field);
  const missing = formSheet(part).columns.filter(({ field }) => used.has(field) && !known.has(field));
  const extras = [...used].filter((field) => field.startsWith(extraField("")) && !known.has(field));
  return [
    ...columns,
    ...missing.map((column) => ({ ...column })),
    ...extras.map((field) => ({ field, heading: field.slice(extraField("").length), group: false })),
  ];
}

/**
 * Regimes in a table of the bureau's own columns. A joined column (方式及程序) holds the sections of just these kinds; sections for
 * which the bureau has no column stand as in the standard form, in columns of their own.
 */
function regimeRows(regimes: readonly Regime[], columns: readonly PlanColumn[], rows: readonly FormRow[]): FormRow[] {
  const joined = new Set(columns.map(({ field }) => field).filter((field) => field.includes("+")));
  return regimes.map((regime, index) => {
    const row = rows[index] ?? { cells: {}, keys: [regime.key], group: index };
    const cells = withoutSections(row);
    const own = regime.sections.filter((section) => joined.has(section.kinds.join("+")));
    const others = regime.sections.filter((section) => !joined.has(section.kinds.join("+")));
    Object.assign(cells, sectionsToCells(others));
    for (const section of own) {
      const field = section.kinds.join("+");
      cells[field] =
        cells[field] === undefined ? section.text : `${cells[field]}\n【${section.heading}】\n${section.text}`;
    }
    return { ...row, cells };
  });
}

/** A row for each section, or, where there is no column for their headings, all sections of a regime in one cell. */
function longTable(own: readonly PlanColumn[], regimes: readonly Regime[], rows: readonly FormRow[]): Table {
  const hasHeadings = own.some(({ field }) => field === SECTION_HEADING);
  const shown = regimes.flatMap((regime, index): FormRow[] => {
    const row = rows[index] ?? { cells: {}, keys: [regime.key], group: index };
    const cells = withoutSections(row);
    if (!hasHeadings || regime.sections.length === 0)
      return [{ ...row, cells: { ...cells, [SECTION_TEXT]: wholeText(regime) } }];
    return regime.sections.map(({ numbering, heading, text }) => ({
      ...row,
      cells: { ...cells, [SECTION_HEADING]: numbering + heading, [SECTION_TEXT]: text },
    }));
  });
  const columns = own.map((column) => ({
    ...column,
    group: hasHeadings && column.field !== SECTION_HEADING && column.field !== SECTION_TEXT,
  }));
  return { columns: completeColumns("oversight", columns, shown), rows: shown };
}

function wholeText({ sections }: Regime): string {
  return sections
    .flatMap(({ numbering, heading, text }) => [numbering + heading, text])
    .filter((line) => line !== "")
    .join("\n");
}

function withoutSections({ cells }: FormRow): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter(([field]) => !(field in NO_SECTIONS)));
}

const NO_SECTIONS = sectionsToCells([]);
