import {
  EMPTY_STATEMENT,
  extraField,
  formPart,
  formSheet,
  sectionsToCells,
  type FormRow,
  type Part,
  type PrintedPart,
  type Regime,
  type ResponsibilityList,
} from "@qingdan/model";
import { type PlanColumn, standardPlan, type TablePlan } from "./plan.ts";

/** A part as the bureau prints it. `table` is what it looks like as a sheet, and in a document unless the bureau writes it as prose. */
export interface HousePart {
  table: TablePlan;
  layout: "table" | "regimes" | "mechanism" | "statement";
}

/**
 * The bureau's own layout: its parts in its order, under its titles, with its columns. Columns and parts that the bureau never printed
 * but that have come to hold text are added in the form's own wording, so that nothing is left out.
 */
export function housePlan(list: ResponsibilityList): HousePart[] {
  const printed = list.printed.parts.filter(({ part }) => isPresent(list, part));
  const parts = printed.map((part) => housePart(list, part, printed));
  const missing = standardPlan(list).filter(
    ({ part }) => isPresent(list, part) && !printed.some((candidate) => candidate.part === part),
  );
  return [...parts, ...missing.map((table) => ({ table, layout: layoutOf(table, list) }))];
}

function isPresent(list: ResponsibilityList, part: Part): boolean {
  return list[part] !== undefined || list.notes.some((note) => note.part === part);
}

/** How a part is written that the bureau never printed. */
function layoutOf(table: TablePlan, list: ResponsibilityList): HousePart["layout"] {
  if (table.rows.length === 0) return "statement";
  if (table.part === "oversight") return "regimes";
  const onlyMechanism = table.part === "accountability" && list.accountability?.liabilities.length === 0;
  return onlyMechanism ? "mechanism" : "table";
}

function housePart(list: ResponsibilityList, printed: PrintedPart, all: readonly PrintedPart[]): HousePart {
  const { part, title, layout, statement } = printed;
  const form = formPart(list, part);
  const twins = all.filter((candidate) => candidate.part === part);
  const isFirst = twins[0] === printed;
  const rows = houseRows(list, printed, twins, form.rows);
  const columns =
    layout === "table" ? printedColumns(printed) : formSheet(part).columns.map((column) => ({ ...column }));
  const shown = part === "oversight" && layout === "table" ? regimeRows(list.oversight ?? [], columns, rows) : rows;
  const table: TablePlan = {
    part,
    title,
    columns: completeColumns(part, columns, shown),
    rows: shown,
    statement: shown.length > 0 ? "" : statement === "" ? EMPTY_STATEMENT : statement,
    notesBefore: isFirst ? form.notesBefore : [],
    notesAfter: twins.at(-1) === printed ? form.notesAfter : [],
  };
  if (shown.length === 0) return { table, layout: layout === "table" ? "table" : "statement" };
  if (layout === "table") return { table, layout: "table" };
  return { table, layout: part === "oversight" ? "regimes" : part === "accountability" ? "mechanism" : "table" };
}

/** Where the source prints liabilities as a table and the mechanism as prose, each is a part of its own. */
function houseRows(
  list: ResponsibilityList,
  printed: PrintedPart,
  twins: readonly PrintedPart[],
  rows: readonly FormRow[],
): FormRow[] {
  if (printed.part !== "accountability" || twins.length < 2) return twins[0] === printed ? [...rows] : [];
  const table = twins.find(({ layout }) => layout === "table");
  const prose = twins.find(({ layout }) => layout !== "table");
  const liabilities = list.accountability?.liabilities.length ?? 0;
  if (table === undefined || prose === undefined) return twins[0] === printed ? [...rows] : [];
  if (printed === table) return rows.slice(0, liabilities);
  return printed === prose ? rows.slice(liabilities) : [];
}

function printedColumns({ part, columns }: PrintedPart): PlanColumn[] {
  const groups = new Set(formSheet(part).columns.flatMap(({ field, group }) => (group ? [field] : [])));
  return columns.map(({ field, heading }) => ({
    field: field === "" ? extraField(heading) : field,
    heading,
    group: groups.has(field),
  }));
}

/** The printed columns, and behind them those of the form that hold text all the same. */
function completeColumns(part: Part, columns: readonly PlanColumn[], rows: readonly FormRow[]): PlanColumn[] {
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
    const cells: Record<string, string> = {};
    for (const [field, text] of Object.entries(row.cells)) if (!(field in NO_SECTIONS)) cells[field] = text;
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

const NO_SECTIONS = sectionsToCells([]);
