import { leadingNumber, type AnyNode, type Part, type PrintedPart } from "@qingdan/model";
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

/** True for a part that holds nothing but 无: its statement is furniture, its rows are none. */
export function takeEmptyStatement(recognition: Recognition, rows: PartRows): string | undefined {
  const all = [...rows.before, ...rows.after, ...rows.rows.map((row) => row.lines)];
  const filled = all.filter((lines) => lines.length > 0);
  const first = filled[0];
  if (filled.length !== 1 || first === undefined) return undefined;
  const texts = first.map((line) => passageText(recognition.document, [line]));
  if (!texts.every((text) => recognition.vocabulary.isEmptyStatement(text) || /^[0-9０-９]+$/u.test(text)))
    return undefined;
  const statement = texts.find((text) => recognition.vocabulary.isEmptyStatement(text));
  if (statement === undefined) return undefined;
  markFurniture(recognition, "empty statement", first);
  return statement;
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
