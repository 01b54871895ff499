import { leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { lineText, markFurniture, placeOf, type Recognition } from "../passage.ts";
import { emptyRow, type Row } from "../tables/read-rows.ts";
import type { ProseRows } from "./prose-rows.ts";
import { LABEL } from "./prose-labels.ts";
import { UnknownLabels } from "./unknown-labels.ts";

/** The columns of a circumstance that prose may name in front of their texts. */
const FIELDS: ReadonlySet<string> = new Set(["subject", "circumstance", "basis", "remark"]);
/** One circumstance behind its name may be a section of the mechanism. */
const FEWEST = 2;

/** A text behind the name of its column. */
interface Piece {
  field: string;
  text: Line;
  /** The name, and the mark that parts the text from the next one. */
  marks: Line[];
}

/** A line of a record: its number, and its texts. */
interface RecordLine {
  number: Line | undefined;
  printed: Line | undefined;
  pieces: Piece[];
}

/**
 * Circumstances of part five in prose, each field behind the name of its column (（一）追责对象：… ⏎ 追责情形：… ⏎ 追责依据：…, or on one line): the
 * lines in a row that are so, with what stands before and behind them. undefined where there are not several of them.
 */
export function readLiabilityRecords(recognition: Recognition, lines: readonly Line[]): ProseRows | undefined {
  const read = lines.map((line) => recordLine(recognition, line));
  const first = read.findIndex((line) => line !== undefined);
  if (first < 0) return undefined;
  const unknown = new UnknownLabels(
    recognition,
    "accountability",
    lines.map((line) => ({ line, number: undefined })),
  );
  const isEnd = (index: number): boolean => read[index] === undefined && !unknown.begins(lines[index] as Line);
  const end = read.findIndex((_, index) => index > first && isEnd(index));
  const records = read.slice(first, end < 0 ? undefined : end);
  const named = records.flatMap((record) => record?.pieces ?? []).map(({ field }) => field);
  const count = named.filter((field) => field === "circumstance").length;
  if (count < FEWEST || named.length === count) return undefined;
  const rows: Row[] = [];
  for (const [index, record] of records.entries()) {
    if (record === undefined) unknown.take(lines[first + index] as Line, rows.at(-1));
    else takeRecord(recognition, rows, record);
  }
  recognition.diagnostics.push({
    code: "ingest/prose-as-rows",
    severity: "hint",
    place: placeOf(recognition, lines.slice(first)),
    message: `追责情形没有表格，已按各行开头的栏目名称读作 ${rows.length} 行`,
    remedy: "请核对各项的分合是否正确",
  });
  return { rows, before: lines.slice(0, first), after: end < 0 ? [] : lines.slice(end) };
}

/** Adds the texts of a line to the last row, or to a new one where that has such a text, or where a number stands in front. */
function takeRecord(recognition: Recognition, rows: Row[], { number, printed, pieces }: RecordLine): void {
  if (number !== undefined && printed !== undefined) {
    rows.push({ ...emptyRow(), fields: { serial: [printed] }, lines: [printed] });
    markFurniture(recognition, "numbering", [
      { start: number.start, end: printed.start },
      { start: printed.end, end: number.end },
    ]);
  }
  for (const { field, marks, text } of pieces) {
    if (rows.at(-1)?.fields[field] !== undefined || rows.length === 0) rows.push(emptyRow());
    const row = rows.at(-1) as Row;
    row.fields[field] = [{ ...text, soft: false }];
    row.lines.push(text);
    markFurniture(recognition, "label", marks);
  }
}

/** The texts of a line that begins with the name of a column; undefined for any other line. */
function recordLine({ document, vocabulary }: Recognition, line: Line): RecordLine | undefined {
  const text = lineText(document, line);
  const number = leadingNumber(text);
  const from = line.start + (number?.length ?? 0);
  const body = text.slice(number?.length ?? 0);
  if (!/^[^，。；：、,;:]{2,10}[：:]/u.test(body)) return undefined;
  const labels = [...body.matchAll(LABEL)].flatMap(({ index, 0: whole, 1: name = "" }) => {
    const field = vocabulary.columnOf("accountability", name)?.field ?? "";
    const start = from + index + whole.lastIndexOf(name);
    return FIELDS.has(field) ? [{ field, start, end: from + index + whole.length }] : [];
  });
  const isInBrackets = labels.some(({ start }) => /[（(【〔［[]/u.test(document.text.charAt(start - 1)));
  if (labels[0]?.start !== from || isInBrackets) return undefined;
  const pieces = labels.map(({ field, start, end }, index): Piece => {
    const next = labels[index + 1];
    const own = trimRange(document.text, end, next?.start ?? line.end);
    const parting = next !== undefined && /[；;，,、]/u.test(document.text.charAt(own.end - 1)) ? 1 : 0;
    const mark: Line = { start: own.end - parting, end: own.end };
    return { field, marks: [{ start, end }, mark], text: { ...own, end: mark.start } };
  });
  if (pieces.some(({ text: own }) => own.end <= own.start)) return undefined;
  const at = line.start + text.indexOf(number?.printed ?? "");
  return {
    number: number === undefined ? undefined : { start: line.start, end: from },
    printed: number === undefined ? undefined : { start: at, end: at + number.printed.length },
    pieces,
  };
}
