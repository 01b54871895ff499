import { endsSentence, leadingNumber, type LeadingNumber, type Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { readGroupProse } from "./group-prose.ts";
import type { ProseRows } from "./prose-rows.ts";
import { readLiabilityRecords } from "./liability-records.ts";
import { dropStart, lineText, markFurniture, placeOf, type Recognition } from "../passage.ts";
import { emptyRow, type Row } from "../tables/read-rows.ts";
import { UnknownLabels } from "./unknown-labels.ts";

/** 服务事项：… or 【服务事项】… at the head of a line. */
const LABEL = /^[\s\u3000]*(?:([^，。；：、,;:【]{2,10})[：:]|[【〖]([^【】〖〗]{2,10})[】〗][：:]?)/u;
/** The columns without which a record says nothing. */
const NEEDED: Partial<Record<Part, readonly string[]>> = {
  duties: ["duty", "task"],
  boundaries: ["matter", "department"],
  services: ["name", "content"],
};
/** So many columns are no words of a sentence. */
const FEWEST_COLUMNS = 3;
/** No name of a column is longer. */
const LONGEST_LABEL = 10;
/** No name of a group is longer. */
const LONGEST_NAME = 60;

/** The column that a line begins with, and how long its name is on the line. */
interface Field {
  name: string;
  length: number;
}

/** The rows that the prose of a part holds: by its numbers, or by labels in front of every text. */
export function readProseRows(recognition: Recognition, part: Part, lines: readonly Line[]): ProseRows | undefined {
  return part === "accountability"
    ? readLiabilityRecords(recognition, lines)
    : (readGroupProse(recognition, part, lines) ?? readLabelledRecords(recognition, part, lines));
}

/**
 * Reads records that print each field on a line of its own behind the name of its column (服务事项：… ⏎ 主要内容：…). A name that the record has
 * begins the next one; a line without a name goes on with the text above. undefined where the first line has none and names no group itself, or
 * where they are not of the columns of one part.
 */
function readLabelledRecords(recognition: Recognition, part: Part, lines: readonly Line[]): ProseRows | undefined {
  const fields = withNames(
    recognition,
    NEEDED[part]?.[0] ?? "",
    lines,
    lines.map((line) => fieldOf(recognition, part, line)),
  );
  const found = new Set(fields.filter((field, index) => isFilled(lines, fields, index)).map((field) => field?.name));
  if (fields[0] === undefined || found.size < FEWEST_COLUMNS) return undefined;
  if (NEEDED[part]?.every((name) => found.has(name)) !== true) return undefined;
  const rows = recordsOf(recognition, part, lines, fields);
  takeSerials(recognition, rows, NEEDED[part]?.[0] ?? "");
  recognition.diagnostics.push({
    code: "ingest/prose-as-rows",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: `本部分没有表格，已按各行开头的栏目名称读作 ${rows.length} 行`,
    remedy: "请核对各项的分合是否正确",
  });
  return { rows, before: [] };
}

/** A row for each record. */
function recordsOf(
  recognition: Recognition,
  part: Part,
  lines: readonly Line[],
  fields: readonly (Field | undefined)[],
): Row[] {
  const rows: Row[] = [];
  const unknown = new UnknownLabels(
    recognition,
    part,
    lines.map((line) => ({ line, number: undefined })),
  );
  let open = "";
  let isAwaited = false;
  for (const [index, line] of lines.entries()) {
    const field = fields[index];
    let row = rows.at(-1);
    if (field !== undefined) {
      unknown.close();
      // The name of the next group may come behind several rows of the one above.
      const begins = row?.fields[field.name] !== undefined || field.name === fields[0]?.name;
      if (row === undefined || begins) rows.push((row = emptyRow()));
      const text = dropStart(recognition.document, line, field.length);
      if (field.length > 0)
        markFurniture(recognition, "label", [{ start: line.start, end: line.start + field.length }]);
      row.fields[field.name] = text.end > text.start ? [{ ...text, soft: false }] : [];
      open = field.name;
      isAwaited = text.end <= text.start;
    } else if (isAwaited || !unknown.take(line, row)) {
      // Below a label that stands alone all lines are its text, whatever they begin with.
      const text = row?.fields[open];
      text?.push({ ...line, soft: text.length > 0 });
    }
    row?.lines.push(line);
  }
  return rows;
}

/** 主要职责：1.…: the numbers of the groups, where those of all run on from one. */
function takeSerials(recognition: Recognition, rows: readonly Row[], group: string): void {
  const { document } = recognition;
  const named = rows.filter(({ fields }) => (fields[group]?.length ?? 0) > 0);
  if (named.length < 2 || rows.some(({ fields }) => fields["serial"] !== undefined)) return;
  const numbers = named.map(({ fields }) => leadingNumber(lineText(document, fields[group]?.[0] as Line)));
  if (!numbers.every((number, at) => number?.value === at + 1 && number.style === numbers[0]?.style)) return;
  for (const [at, { fields }] of named.entries()) {
    const [first, ...others] = fields[group] as [Line, ...Line[]];
    const { printed, length } = numbers[at] as LeadingNumber;
    const start = first.start + lineText(document, first).indexOf(printed);
    fields["serial"] = [{ start, end: start + printed.length }];
    markFurniture(recognition, "numbering", [
      { start: first.start, end: start },
      { start: start + printed.length, end: first.start + length },
    ]);
    fields[group] = [dropStart(document, first, length), ...others];
  }
}

/** True for a label with a text behind it or on the next line: labels one below the other are the head of a table that has lost its cells. */
function isFilled(lines: readonly Line[], fields: readonly (Field | undefined)[], index: number): boolean {
  const [line, field] = [lines[index], fields[index]];
  if (line === undefined || field === undefined) return false;
  return line.end - line.start > field.length || (index + 1 < lines.length && fields[index + 1] === undefined);
}

/**
 * As cards print them, records may begin with the name of their group without 服务事项： in front: a short line right above each of the labels
 * that stands below the first of these names.
 */
function withNames(
  recognition: Recognition,
  group: string,
  lines: readonly Line[],
  fields: readonly (Field | undefined)[],
): (Field | undefined)[] {
  const [first, second] = fields;
  if (first !== undefined || second === undefined || fields.some((field) => field?.name === group)) return [...fields];
  const begins = (index: number): boolean => fields[index + 1]?.name === second.name;
  const isName = (line: Line): boolean => {
    const text = lineText(recognition.document, line);
    return text.length <= LONGEST_NAME && !endsSentence(text) && !/[：:]/u.test(text);
  };
  return fields.map((field, index) =>
    field === undefined && begins(index) && isName(lines[index] as Line) ? { name: group, length: 0 } : field,
  );
}

function fieldOf(recognition: Recognition, part: Part, line: Line): Field | undefined {
  const text = lineText(recognition.document, line);
  // 主要内容 alone on its line: what it names stands on the next one.
  const [whole, labelled, bracketed] = LABEL.exec(text) ?? (text.length <= LONGEST_LABEL ? [text, text] : []);
  const label = labelled ?? bracketed;
  if (whole === undefined || label === undefined) return undefined;
  const column = recognition.vocabulary.columnOf(part, label);
  return column === undefined || column.remainder !== "" ? undefined : { name: column.field, length: whole.length };
}
