import { HEADER_ROW, type Diagnostic } from "@qingdan/model";
import { cleanText } from "../clean-text.ts";
import type { TablePlan } from "../plan.ts";
import type { Template } from "../template.ts";
import { columnLetters } from "./cell-names.ts";
import { sheetContent, type SheetContent, type SheetNote, type SheetRow } from "./sheet-rows.ts";
import { sheetShape, type SheetHead } from "./sheet-shape.ts";
import { SheetWriter, spareRowCount } from "./sheet-writer.ts";
import { sheetXml, type DropDown } from "./sheet-xml.ts";
import type { WorkbookSkeleton } from "./skeleton.ts";

/** What stands around the rows of a sheet. */
export interface SheetFrame extends SheetHead {
  dropDowns: readonly DropDown[];
}

/** A sheet as XML in pieces, what was changed in its texts, and where its rows stand. */
export interface DataSheet {
  xml: string[];
  diagnostics: Diagnostic[];
  /** The row of the sheet, from 1, at which each of the plan's rows begins. */
  rowNumbers: Map<TablePlan["rows"][number], number>;
}

/** One sheet with its rows, written straight into the skeleton's XML. */
export function dataSheet(
  given: TablePlan,
  sheetName: string,
  frame: SheetFrame,
  skeleton: WorkbookSkeleton,
  template: Template,
): DataSheet {
  const headDiagnostics: Diagnostic[] = [];
  const plan = withCleanHead(given, sheetName, headDiagnostics);
  const shape = sheetShape(plan, frame, template);
  const content = sheetContent(plan, sheetName, shape);
  const sheet = new SheetWriter(shape, skeleton);
  sheet.head(plan.title, frame);
  for (const note of content.notesBefore) sheet.note(note);
  if (plan.statement !== "") sheet.statement(plan.statement);
  for (const group of groupsOf(content.rows)) sheet.group(group);
  for (const note of content.notesAfter) sheet.note(note);
  const spareRows = spareRowCount(template);
  const last = sheet.end(spareRows);
  placeDiagnostics(content, sheet.places);
  const { rows, merges, breaks, spareStyles: columnStyles, places } = sheet;
  const parts = { rows, merges, breaks, columnStyles, dropDowns: frame.dropDowns };
  return {
    xml: sheetXml({ ...parts, spare: [last - spareRows + 1, last] }, shape, skeleton),
    diagnostics: [...headDiagnostics, ...content.diagnostics],
    rowNumbers: new Map(
      content.rows.filter(({ piece }) => piece === 1).map((row) => [row.source, places.get(row) ?? 0]),
    ),
  };
}

/** The plan with what stands over the rows cleaned, or instead of them. */
function withCleanHead(plan: TablePlan, sheet: string, diagnostics: Diagnostic[]): TablePlan {
  const clean = (text: string, cell: string): string =>
    cleanText(text, { sheet, cell }, (diagnostic) => diagnostics.push(diagnostic));
  const columns = plan.columns.map((column, index) => ({
    ...column,
    heading: clean(column.heading, `${columnLetters(index)}${HEADER_ROW}`),
  }));
  return { ...plan, title: clean(plan.title, "A1"), columns, statement: clean(plan.statement, `A${HEADER_ROW + 1}`) };
}

function groupsOf(rows: readonly SheetRow[]): SheetRow[][] {
  const groups: SheetRow[][] = [];
  for (const row of rows) {
    if (row.opensGroup) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups;
}

function placeDiagnostics(content: SheetContent, places: ReadonlyMap<SheetRow | SheetNote, number>): void {
  for (const { place, owner, column } of content.pending)
    place.cell = `${columnLetters(column)}${places.get(owner) ?? 0}`;
}
