import {
  createVocabulary,
  extraField,
  formSheet,
  type FormRow,
  type Part,
  type PrintedPart,
  type Regime,
} from "@qingdan/model";
import type { Format } from "./format.ts";
import { type HouseTable, regimeTable } from "./house-regimes.ts";
import type { PlanColumn } from "./plan.ts";

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
): HouseTable {
  const { part } = printed;
  const own = singleColumns(ownColumns(printed, given), printed, format);
  if (part !== "oversight") {
    const rows = format === "docx" ? joinedRows(own, given) : [...given];
    const columns = format === "docx" ? own : own.filter(({ field }) => !field.includes("+"));
    const complete = completeColumns(part, columns, rows);
    // A table without a head has none in the bureau's document either, unless columns of the form have joined it.
    const isBare = complete.length > columns.length && columns.every(({ heading }) => heading.trim() === "");
    return { columns: isBare ? complete.map((column) => withFormHeading(column, part)) : complete, rows };
  }
  const { columns, rows } = regimeTable(own, regimes, given, format);
  return { columns: completeColumns(part, columns, rows), rows };
}

/** The printed columns, less those without heading and text. A column whose texts the tree keeps under its heading shows these. */
function ownColumns({ part, columns }: PrintedPart, rows: readonly FormRow[]): PlanColumn[] {
  const groups = new Set(formSheet(part).columns.flatMap(({ field, group }) => (group ? [field] : [])));
  const isUsed = (field: string): boolean => rows.some(({ cells }) => (cells[field] ?? "") !== "");
  return columns.flatMap(({ field, heading }, index) => {
    const extra = extraField(heading);
    if (heading.trim() === "" && !isUsed(field === "" ? extra : field)) return [];
    // 具体工作事项 over tasks and, behind them, over notes: the first column is that of the tasks.
    const isFirst = columns.findIndex((column) => column.field === field) === index;
    const isKept = isUsed(extra) && !(isFirst && isUsed(field));
    const shown = field === "" || isKept ? extra : field;
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
