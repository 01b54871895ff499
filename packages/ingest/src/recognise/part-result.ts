import { ABSENT_STATEMENT, leadingNumber, matchForm, type AnyNode, type Part, type PrintedPart } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import type { FoundPart } from "./titles/find-parts.ts";
import { markFurniture, passageText, type Recognition } from "./passage.ts";
import type { PartRows, Row } from "./tables/read-rows.ts";

/** Text that stays with a part without being a row: 注：…, text before the first row, a column that nobody knows (with its owner). */
export interface PendingNote {
  part: Part;
  lines: Line[];
  before: boolean;
  owner?: AnyNode;
  heading?: string;
}

/** What marks the heading of a tick column, with the field that it would be. */
const TICK_MARK = /^tick:[^:]*:/u;

/** The notes on a row's unknown columns, and on those of ticks that no field of the part takes. */
export function extraNotes(part: Part, row: Row, owner: AnyNode): PendingNote[] {
  return row.extras.map((extra) => ({
    part,
    lines: extra.lines,
    before: false,
    owner,
    heading: extra.heading.replace(TICK_MARK, ""),
  }));
}

/**
 * The statement (无) of a part that says that it has no rows: it is furniture, and taken out of the rows. Beside it only notes may stand, and those
 * only where the part has a table.
 */
export function takeEmptyStatement(recognition: Recognition, rows: PartRows): string | undefined {
  const own = rows.rows.map((row) => row.lines).filter((lines) => lines.length > 0);
  if (own.length > 1) return undefined;
  const asides = [...rows.before, ...rows.after].filter((lines) => lines.length > 0);
  const [first, second] = [...own, ...asides].filter((lines) => statementIn(recognition, lines) !== undefined);
  if (first === undefined || second !== undefined || own.some((lines) => lines !== first)) return undefined;
  if (own.length + asides.length > 1 && rows.columns.length === 0) return undefined;
  const isOther = (lines: Line[]): boolean => lines !== first;
  rows.rows.length = 0;
  rows.before = rows.before.filter(isOther);
  rows.after = rows.after.filter(isOther);
  markFurniture(recognition, "empty statement", first);
  return statementIn(recognition, first);
}

/** True for the statement by which our own forms say that the list has no such part: it is absent, not empty. */
export function saysAbsent(statement: string | undefined): boolean {
  return statement !== undefined && matchForm(statement) === matchForm(ABSENT_STATEMENT);
}

function statementIn({ document, vocabulary }: Recognition, lines: readonly Line[]): string | undefined {
  const texts = lines.map((line) => passageText(document, [line]));
  const isNumber = (text: string): boolean => /^[0-9０-９]+$/u.test(text);
  if (!texts.every((text) => isNumber(text) || vocabulary.isEmptyStatement(text))) return undefined;
  return texts.find((text) => vocabulary.isEmptyStatement(text));
}

/** True for a line that goes on with the numbering of the note above it: 注：1.… and under it 2.…. */
export function continuesNote(recognition: Recognition, note: PendingNote | undefined, next: PendingNote): boolean {
  if (note === undefined || note.owner !== undefined || note.part !== next.part || note.before !== next.before)
    return false;
  const { document, vocabulary } = recognition;
  const first = passageText(document, note.lines.slice(0, 1));
  const labelled = vocabulary.afterLabel("note", first);
  if (labelled === undefined) return false;
  const above = note.lines.length === 1 ? labelled : passageText(document, note.lines.slice(-1));
  const before = leadingNumber(above) ?? leadingNumber(labelled);
  const own = leadingNumber(passageText(document, next.lines.slice(0, 1)));
  if (own === undefined) return false;
  return before === undefined
    ? labelled === "" && own.value === 1
    : own.style === before.style && own.value === before.value + 1;
}

/** How the source prints a part. */
export function printedPart(
  found: FoundPart,
  layout: PrintedPart["layout"],
  columns: PrintedPart["columns"],
  statement = "",
): PrintedPart {
  return { part: found.part, title: found.title, layout, columns, statement };
}
