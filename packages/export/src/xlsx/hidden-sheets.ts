import { FORM_VERSION, type ResponsibilityList } from "@qingdan/model";
import { cleanText, isClean } from "../clean-text.ts";
import type { TablePlan } from "../plan.ts";
import type { Template } from "../template.ts";
import { columnLetters, quotedSheetName } from "./cell-names.ts";
import { cellXml } from "./cell-xml.ts";
import type { DropDown } from "./sheet-xml.ts";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const MOST_ENTRIES = 200;

/** A plain sheet: the rows' cells as text, no looks. */
export function plainSheet(rows: readonly (readonly string[])[]): string {
  let xml = "";
  for (const [row, cells] of rows.entries()) {
    const number = String(row + 1);
    xml += `<row r="${number}">`;
    for (const [column, text] of cells.entries()) {
      if (text === "") continue;
      const clean = isClean(text) ? text : cleanText(text, {}, () => undefined);
      xml += cellXml(columnLetters(column) + number, 0, clean);
    }
    xml += "</row>";
  }
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}"><sheetData>${xml}</sheetData></worksheet>`;
}

/** The rows of the sheet `_meta`; see META_SHEET. */
export function metaRows(
  list: ResponsibilityList,
  plans: readonly TablePlan[],
  sheetNames: readonly string[],
  about: { form: string; revision: string; instructions: string },
): string[][] {
  const rows = [
    ["formVersion", String(FORM_VERSION)],
    ["form", about.form],
    ["bureau", list.bureau.id],
    ["name", list.bureau.name],
    ["revision", about.revision],
    ["instructions", about.instructions],
    ...plans.map((plan, index) => ["sheet", sheetNames[index] ?? "", plan.part, String(plan.rows.length)]),
  ];
  for (const { key, numbering, groupNumbering, sections } of list.oversight ?? []) {
    const headings = sections.map((section) => section.numbering + section.heading);
    rows.push(["regime", key, numbering, groupNumbering, headings.join("\n")]);
  }
  for (const section of list.accountability?.mechanism?.sections ?? [])
    rows.push(["mechanism", section.key, section.numbering]);
  return rows;
}

/** The sheet of drop-down entries: one column for each column of the form whose cells offer what the list already has. */
export function dropDownLists(
  plans: readonly TablePlan[],
  template: Template,
  sheetName: string,
): { rows: string[][]; dropDowns: DropDown[][] } {
  const columns: string[][] = [];
  const dropDowns = plans.map((plan) =>
    template.dropDowns[plan.part].flatMap((field) => {
      const column = plan.columns.find((candidate) => candidate.field === field);
      const entries = new Set(plan.rows.map((row) => row.cells[field] ?? ""));
      const short = [...entries].filter((entry) => entry.trim() !== "" && !entry.includes("\n") && entry.length <= 60);
      if (column === undefined || short.length === 0) return [];
      const letters = columnLetters(columns.length);
      columns.push([column.heading, ...short.slice(0, MOST_ENTRIES)]);
      const last = (columns.at(-1) ?? []).length;
      return [{ field, formula: `${quotedSheetName(sheetName)}!$${letters}$2:$${letters}$${last}` }];
    }),
  );
  const height = Math.max(0, ...columns.map((column) => column.length));
  const rows = Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? ""));
  return { rows, dropDowns };
}
