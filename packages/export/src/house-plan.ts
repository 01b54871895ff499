import {
  EMPTY_STATEMENT,
  formPart,
  formSheet,
  KIND_HEADINGS,
  type FormRow,
  type Part,
  type PrintedPart,
  type ResponsibilityList,
} from "@qingdan/model";
import type { Format } from "./format.ts";
import { completeColumns, printedTable } from "./house-columns.ts";
import { type PlanColumn, standardPlan, type TablePlan } from "./plan.ts";

/** A part as the bureau prints it. `table` is what it looks like as a sheet, and in a document unless the bureau writes it as prose. */
export interface HousePart {
  /** Titles that the bureau prints over this part's own: 五、责任追究机制 over 一、追责情形. */
  above: readonly string[];
  table: TablePlan;
  layout: "table" | "regimes" | "mechanism" | "statement";
}

/**
 * The bureau's own layout: its parts in its order, under its titles, with its columns. Columns and parts that the bureau never printed
 * but that have come to hold text are added in the form's own wording, so that nothing is left out.
 */
export function housePlan(list: ResponsibilityList, format: Format): HousePart[] {
  const printed = list.printed.parts.filter(({ part }) => isPresent(list, part));
  const parts: HousePart[] = [];
  let above: string[] = [];
  for (const part of printed) {
    const house = housePart(list, part, printed, format);
    if (!isEmptyTwin(house, printed)) {
      parts.push({ ...house, above });
      above = [];
    } else if (part.layout === "none") above.push(part.title);
  }
  const missing = standardPlan(list).filter(
    ({ part }) => isPresent(list, part) && !printed.some((candidate) => candidate.part === part),
  );
  return [...parts, ...missing.map((table) => ({ above: [], table, layout: layoutOf(table, list) }))];
}

/** A part that comes twice, and of which everything stands in its first place. */
function isEmptyTwin({ table }: Pick<HousePart, "table">, printed: readonly PrintedPart[]): boolean {
  const isTwin = printed.filter(({ part }) => part === table.part).length > 1;
  return isTwin && table.rows.length + table.notesBefore.length + table.notesAfter.length === 0;
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

function housePart(
  list: ResponsibilityList,
  printed: PrintedPart,
  all: readonly PrintedPart[],
  format: Format,
): Omit<HousePart, "above"> {
  const { part, title, layout, statement } = printed;
  const form = formPart(list, part);
  const twins = all.filter((candidate) => candidate.part === part);
  const isFirst = twins[0] === printed;
  const rows = houseRows(list, printed, twins, form.rows);
  const { columns, rows: shown } =
    layout === "table" ? printedTable(printed, rows, list.oversight ?? [], format) : formTable(part, rows);
  const table: TablePlan = {
    part,
    title,
    columns,
    rows: shown,
    statement: shown.length > 0 ? "" : statement === "" ? EMPTY_STATEMENT : statement,
    notesBefore: isFirst ? form.notesBefore : [],
    notesAfter: twins.at(-1) === printed ? form.notesAfter : [],
  };
  if (shown.length === 0) return { table, layout: layout === "table" ? "table" : "statement" };
  if (layout === "table") return { table, layout: isOverProse(list, printed, twins, format) ? "mechanism" : "table" };
  return { table, layout: part === "oversight" ? "regimes" : part === "accountability" ? "mechanism" : "table" };
}

/** Whether the prose of the mechanism stands under a table of liabilities in a document, both under one title. */
function isOverProse(
  list: ResponsibilityList,
  { part, columns }: PrintedPart,
  twins: readonly PrintedPart[],
  format: Format,
): boolean {
  if (part !== "accountability" || twins.length > 1 || format !== "docx") return false;
  return list.accountability?.mechanism !== undefined && columns.every(({ field }) => field !== "mechanism");
}

/** Where the source prints liabilities as a table and the mechanism as prose, or as a second table, each is a part of its own. */
function houseRows(
  list: ResponsibilityList,
  printed: PrintedPart,
  twins: readonly PrintedPart[],
  rows: readonly FormRow[],
): FormRow[] {
  // A title with nothing under it has no rows where others of the part have.
  const filled = twins.filter(({ layout }) => layout !== "none");
  const [first = twins[0]] = filled;
  const has = ({ columns }: PrintedPart, name: string): boolean => columns.some(({ field }) => field === name);
  const tables = filled.filter(({ layout }) => layout === "table");
  const table = tables.find((one) => has(one, "circumstance")) ?? tables[0];
  const mechanism =
    filled.find(({ layout }) => layout === "prose") ??
    tables.find((one) => one !== table && has(one, "mechanism")) ??
    twins.find(({ layout }) => layout === "none");
  if (printed.part !== "accountability" || table === undefined || mechanism === undefined)
    return first === printed ? [...rows] : [];
  const liabilities = list.accountability?.liabilities.length ?? 0;
  if (printed === table) return rows.slice(0, liabilities);
  return printed === mechanism ? rows.slice(liabilities) : [];
}

/** A part that the bureau writes as prose, as a table: the form's columns as far as they hold text, and those that name a row. */
function formTable(part: Part, rows: readonly FormRow[]): { columns: PlanColumn[]; rows: FormRow[] } {
  const used = new Set(rows.flatMap(({ cells }) => Object.keys(cells).filter((field) => cells[field] !== "")));
  // Serial and name of a row; where rows stand in groups, what they are about, too; and what any regime is asked for.
  const { columns: all } = formSheet(part);
  const named = new Set(all.slice(0, all.some(({ group }) => group) ? 3 : 2).map(({ field }) => field));
  const columns = all.filter(
    ({ field }) => rows.length === 0 || used.has(field) || named.has(field) || field in KIND_HEADINGS,
  );
  return { columns: completeColumns(part, columns, rows), rows: [...rows] };
}
