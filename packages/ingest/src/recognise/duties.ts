import { isOwnForm } from "./own-form.ts";
import { endsSentence, type Duty, type Source, type Task, withoutWhiteSpace } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import {
  LINES_JOINED,
  NUMBERED_LINES,
  OFFICES_APART,
  OFFICES_BY_LINE,
  once,
  PARAGRAPHS_ARE_TASKS,
  reportTextless,
} from "./tables/report-tasks.ts";
import { columnEndsSentences, groupRows, rowsBelow, type RowGroup } from "./tables/group-rows.ts";
import { isOfficeNames } from "./organisation-names.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { takeTicks } from "./tables/take-ticks.ts";
import { joinCut, lineText, markFurniture, passageText, readFields, type Recognition } from "./passage.ts";
import { takeOfficesBehindTasks } from "./prose/offices-behind-texts.ts";
import { areNumbered, linesBelow, openedLines, withoutNumbers } from "./tables/numbered-lines.ts";
import type { Row } from "./tables/read-rows.ts";
import { areWrapped, unwrapped } from "./tables/wrapped-lines.ts";

/**
 * 部门主要职责: groups of 序号 and 主要职责, each row a 具体工作事项. A cell that holds several paragraphs holds several tasks: the unit and
 * the remark of the row stay with the first, as printed.
 */
export function recogniseDuties(recognition: Recognition, rows: readonly Row[], notes: PendingNote[]): Duty[] {
  takeOfficesBehindTasks(recognition, rows);
  takeWrapped(recognition, rows);
  reportTextless(recognition, rows);
  const report = once(recognition, NUMBERED_LINES);
  const reportParagraphs = once(recognition, PARAGRAPHS_ARE_TASKS);
  const reportOffices = { byLine: once(recognition, OFFICES_BY_LINE), apart: once(recognition, OFFICES_APART) };
  const cuts = recognition.document.paged === true && columnEndsSentences(recognition, rows, "task");
  return groupRows(recognition, rows, "duty").map((group) => {
    const accountability = joinAccountability(recognition, group);
    const duty: Duty = {
      ...readFields(recognition, { serial: group.serial, text: group.text, accountability }),
      tasks: [],
    };
    const pending: Record<"text" | "unit" | "remark", Line[]>[] = [];
    const owners: { row: Row; index: number }[] = [];
    for (const row of rowsBelow(group, "duty")) {
      const lines = row.fields["task"] ?? [];
      const paragraphs = taskParagraphs(recognition, row, report);
      // Sentences are surely items; what ends within one may be cut.
      const isOpen = paragraphs.slice(0, -1).some((paragraph) => isCut(recognition, paragraph));
      if (isOpen && !areNumbered(recognition, lines)) reportParagraphs(lines);
      const last = pending.at(-1);
      const [first, ...others] = paragraphs;
      if (last !== undefined && isBeside(row)) {
        last.unit = [...last.unit, ...(row.fields["unit"] ?? [])];
        last.remark = [...last.remark, ...(row.fields["remark"] ?? [])];
        owners.push({ row, index: pending.length - 1 });
        continue;
      }
      const continues =
        cuts && row.afterBreak && last !== undefined && first !== undefined && isCut(recognition, last.text);
      if (continues && last !== undefined && first !== undefined)
        last.text = joinCut(recognition.document, last.text, first);
      const isRest = row !== group.rows[0] && holdsOnly(row, "accountability");
      owners.push({ row, index: isRest ? -1 : continues ? pending.length - 1 : pending.length });
      const own = continues ? others : paragraphs;
      if (own.length === 0 && !continues && !isRest) own.push([]);
      const [units, remarks] = ["unit", "remark"].map((field) => byTask(recognition, row, field, own, reportOffices));
      for (const [index, text] of own.entries()) {
        const head = index === 0 && !continues;
        pending.push({
          text,
          unit: units?.[index] ?? (head ? (row.fields["unit"] ?? []) : []),
          remark: remarks?.[index] ?? (head ? (row.fields["remark"] ?? []) : []),
        });
      }
      if (continues && last !== undefined) {
        last.unit = [...last.unit, ...(row.fields["unit"] ?? [])];
        last.remark = [...last.remark, ...(row.fields["remark"] ?? [])];
      }
    }
    duty.tasks = pending.map((fields): Task => readFields(recognition, fields));
    for (const { row, index } of owners) {
      takeTicks(recognition, row, duty.tasks[index], "unit");
      takeHeading(recognition, row, duty.tasks[index]);
      notes.push(...extraNotes("duties", row, duty.tasks[index] ?? duty));
    }
    return duty;
  });
}

/** True for a row under a task whose cell reaches down over it: another office of the same task. */
function isBeside({ fields, covered }: Row): boolean {
  return fields["task"] === undefined && covered.has("task") && !covered.has("unit") && fields["unit"] !== undefined;
}

/** The office that the heading over a task names: its name stands once for all rows, and is the header's. */
function takeHeading(recognition: Recognition, { department }: Row, task: Task | undefined): void {
  if (department === undefined || task === undefined) return;
  task.unit = withoutWhiteSpace(passageText(recognition.document, department));
  task.source = { ...(task.source as Source), spans: { ...task.source?.spans, unit: [] } };
}

/** The tasks that the margin of their cells has cut, each as one text. */
function takeWrapped(recognition: Recognition, rows: readonly Row[]): void {
  if (!areWrapped(recognition, rows, "task")) return;
  const reportJoined = once(recognition, LINES_JOINED);
  for (const { fields } of rows) {
    const { task = [] } = fields;
    if (task.length < 2) continue;
    reportJoined(task);
    fields["task"] = unwrapped(task);
  }
}

/** True for a row that has nothing but the rest of a cell which reaches down over the rows of its group. */
function holdsOnly({ fields, extras }: Row, field: string): boolean {
  return extras.length === 0 && Object.keys(fields).every((own) => own === field);
}

function isCut(recognition: Recognition, lines: readonly Line[]): boolean {
  const last = lines.at(-1);
  return last !== undefined && !endsSentence(lineText(recognition.document, last));
}

/**
 * The paragraphs of a cell: a hard line begins one, soft lines continue it, unless the lines are numbered one by one (1.…⏎2.…) or stand beside an
 * office each. In our own forms each task has a cell of its own, however many lines it has.
 */
function taskParagraphs(recognition: Recognition, row: Row, report: (lines: readonly Line[]) => void): Line[][] {
  const lines = row.fields["task"] ?? [];
  const paragraphs: Line[][] = [];
  const isOwn = isOwnForm(recognition.document);
  const below = isOwn ? undefined : linesBelow(recognition, lines);
  const numbered = below !== undefined || (!isOwn && areNumbered(recognition, lines));
  if (numbered && lines.some((line) => line.soft === true)) report(lines);
  const areTasks = numbered || (!isOwn && areBesideOffices(recognition, row));
  const opened = below ?? (areTasks ? new Set<number>() : openedLines(recognition, lines));
  for (const [index, line] of lines.entries()) {
    const last = paragraphs.at(-1);
    const goesOn = opened.has(index) || (line.soft === true && !areTasks);
    if (last !== undefined && goesOn) last.push(below === undefined ? line : { ...line, soft: true });
    else paragraphs.push([areTasks ? { ...line, soft: false } : line]);
  }
  return paragraphs;
}

/** True for lines of a task's cell that are sentences, each beside a line of the next cell that names offices and nothing else. */
function areBesideOffices({ document }: Recognition, { fields }: Row): boolean {
  const { task = [], unit = [] } = fields;
  if (task.length < 2 || unit.length !== task.length || !task.some(({ soft }) => soft)) return false;
  return task.every((line) => endsSentence(lineText(document, line))) && areOffices({ document }, unit);
}

/** True for lines each of which names an office, or several, and nothing else. */
function areOffices({ document }: Pick<Recognition, "document">, lines: readonly Line[]): boolean {
  return lines.every((line) => isOfficeNames(lineText(document, line)));
}

/**
 * The lines of a cell that are numbered as the tasks beside it are, one for each, or that each name an office (or several: 教育科、体卫艺科) and are as many as the tasks; undefined
 * for any other cell.
 */
function byTask(
  recognition: Recognition,
  row: Row,
  field: string,
  tasks: readonly Line[][],
  report: Record<"byLine" | "apart", (lines: readonly Line[]) => void>,
): Line[][] | undefined {
  const lines = row.fields[field] ?? [];
  if (lines.length < 2 || tasks.length < 2) return undefined;
  if (lines.length !== tasks.length) {
    if (field === "unit" && areOffices(recognition, lines)) report.apart(lines);
    return undefined;
  }
  if (!areNumbered(recognition, lines)) {
    // A line break inside the one cell and paragraphs in the other are no rows beside each other, unless numbers count the tasks.
    const tasksLines = row.fields["task"] ?? [];
    const areBeside = tasksLines.some(({ soft }) => soft) === lines.some(({ soft }) => soft);
    if (field !== "unit" || !(areBeside || areNumbered(recognition, tasksLines))) return undefined;
    if (!areOffices(recognition, lines)) return undefined;
    report.byLine(lines);
    return lines.map((line) => [{ ...line, soft: false }]);
  }
  if (
    !areNumbered(
      recognition,
      tasks.flatMap((task) => task.slice(0, 1)),
    )
  )
    return undefined;
  return withoutNumbers(recognition, lines);
}

/** 追责依据及追责情形 of a duty: the pieces of all its rows, one under the other; one that a page end cut is put together again. */
function joinAccountability(recognition: Recognition, group: RowGroup): Line[] {
  let all: Line[] = [];
  const seen = new Set<string>();
  for (const row of group.rows) {
    const lines = row.fields["accountability"] ?? [];
    if (lines.length === 0) continue;
    const text = passageText(recognition.document, lines);
    const repeatsGroup = row !== group.rows[0] && (row.fields["duty"] ?? []).length > 0;
    if (seen.has(text) && (repeatsGroup || row.continued)) markFurniture(recognition, "repeated group", lines);
    else
      all =
        recognition.document.paged === true || row.continued
          ? joinCut(recognition.document, all, lines)
          : [...all, ...lines];
    seen.add(text);
  }
  return all;
}
