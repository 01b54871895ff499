import type { FormRow, ResponsibilityList } from "@qingdan/model";
import { type PlanColumn, standardPlan, statementBesideNotes, type TablePlan } from "../plan.ts";
import type { Template } from "../template.ts";
import { type BodyWriter, LINES_WITH_HEADING } from "./body-writer.ts";
import { followingLines, headingLines, linesWithStatement, lowTable, partStarts } from "./part-starts.ts";
import { STANDARD_NUMBERS, writeMechanism, writeRegimes } from "./prose-parts.ts";
import { STYLES } from "./styles.ts";

/** The five parts of the standard form: parts three and five as numbered prose, the others as tables. */
export function writeStandardBody(list: ResponsibilityList, template: Template, body: BodyWriter): void {
  const plans = standardPlan(list);
  const following = followingLines(plans.map((plan) => (plan.statement === "" ? undefined : linesOf(plan))));
  const begin = partStarts(body);
  for (const [index, plan] of plans.entries()) {
    const next = plans.slice(index).find(({ statement }) => statement === "");
    begin({
      hasRows: plan.statement === "",
      isWide: next !== undefined && isWide(next, list, template),
      lines: linesOf(plan),
      following: following[index] ?? [],
      tableHeight: isOnlyTable(plan, list) ? lowTable(body, plan, columnsOf(plan, list)) : undefined,
    });
    writePart(plan, list, template, body);
  }
}

function writePart(plan: TablePlan, list: ResponsibilityList, template: Template, body: BodyWriter): void {
  const isProse = plan.part === "oversight";
  const columns = columnsOf(plan, list);
  body.heading(STYLES.part, plan.title, 1, plan.statement === "" ? LINES_WITH_HEADING : linesWithStatement(plan));
  for (const note of plan.notesBefore) body.proseNote(note.text, plan.title);
  if (plan.statement !== "") body.prose(statementBesideNotes(list, plan), plan.title);
  else if (isProse) writeRegimes(list.oversight ?? [], plan, STANDARD_NUMBERS, template, body);
  else if (plan.part === "accountability") writeAccountability(list, plan, columns, template, body);
  else body.table(plan.title, columns, plan.rows);
  const isTable = !isProse && plan.statement === "" && !endsInProse(plan, list);
  for (const note of plan.notesAfter) {
    if (isTable) body.note(note.text, plan.title);
    else body.proseNote(note.text, plan.title);
  }
}

/** Whether the mechanism stands last in its part. */
function endsInProse({ part }: TablePlan, list: ResponsibilityList): boolean {
  return part === "accountability" && list.accountability?.mechanism !== undefined;
}

/** The lines of a heading and of what stands instead of rows. */
function linesOf({ title, statement }: TablePlan): number {
  return headingLines(statement === "" ? [title] : [title, statement]);
}

/** Whether a part with rows has nothing else. */
function isOnlyTable(plan: TablePlan, list: ResponsibilityList): boolean {
  return plan.part !== "oversight" && !endsInProse(plan, list);
}

/** Whether the table of a part wants a turned page. */
function isWide(plan: TablePlan, list: ResponsibilityList, template: Template): boolean {
  if (plan.part === "oversight" || !hasTable(plan, list)) return false;
  return columnsOf(plan, list).length >= template.word.landscapeFrom;
}

/** 责任追究机制 is a column of the workbook only: in a document the mechanism is prose. */
function columnsOf(plan: TablePlan, list: ResponsibilityList): PlanColumn[] {
  return plan.part === "accountability" && list.accountability !== undefined
    ? plan.columns.filter(({ field }) => field !== "mechanism")
    : plan.columns;
}

function hasTable(plan: TablePlan, list: ResponsibilityList): boolean {
  return plan.part !== "accountability" || (list.accountability?.liabilities.length ?? 0) > 0;
}

function writeAccountability(
  list: ResponsibilityList,
  plan: TablePlan,
  columns: readonly PlanColumn[],
  template: Template,
  body: BodyWriter,
): void {
  const liabilities = list.accountability?.liabilities ?? [];
  const mechanism = list.accountability?.mechanism;
  const rows: FormRow[] = plan.rows.slice(0, liabilities.length);
  const both = liabilities.length > 0 && mechanism !== undefined;
  if (both) body.heading(STYLES.unlisted, template.titles.liabilities);
  if (liabilities.length > 0) body.table(plan.title, columns, rows);
  if (mechanism === undefined) return;
  if (both) body.heading(STYLES.unlisted, template.titles.mechanism);
  writeMechanism(mechanism, list.notes, STANDARD_NUMBERS, template, body);
}
