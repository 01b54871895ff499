import { endsSentence, leadingNumber, type Part, withoutWhiteSpace } from "@qingdan/model";
import type { Line, Table } from "../../blocks.ts";
import { BAND_FIELDS, cellOf, labelInFront, reportBands, underBand } from "../tables/group-bands.ts";
import { SIDE_FIELDS } from "../tables/labelled-row.ts";
import type { Header } from "../header/header.ts";
import { parseDate } from "../lists/parse-date.ts";
import { namesBureau } from "../lists/recognise-bureau.ts";
import { isAttachmentNumber, isPageMark } from "../../page-lines.ts";
import { lineText, markFurniture, passageText, type Recognition } from "../passage.ts";
import { readHeader } from "../header/read-header.ts";
import { numberOfLevels } from "../prose/prose-lines.ts";
import type { Piece } from "../piece.ts";

/** A table that lacks the column of its groups, under a paragraph with a number or with the name of that column. */
interface Titled {
  index: number;
  part: Part;
  header: Header;
  band: Line[];
  /** How long the name of the column and its colon are that the paragraph begins with (主要职责：); 0 where it has none. */
  label: number;
  /** How it is numbered; the level of a heading without a number; "plain" for any other line. */
  style: string | undefined;
  value: number;
  /** True where the title of its part stands right above: then the paragraph itself is no title of a part. */
  underTitle: boolean;
  /** True where a title of its part stands anywhere above, and none of another part behind it. */
  isBelow: boolean;
  /** The headings of the table as printed. */
  headings: string;
  /** The line of the office between the paragraph and the table. */
  beside: LabelledLine | undefined;
}

/**
 * Tables that have no column for their groups, each under a numbered paragraph that names its group (一、取水许可监管 over 监管要素 | 内容): the
 * paragraphs become the group's cells. Only where the numbers run on from one over at least two tables of the same part, or where the part's
 * title stands above: else one alone may be the title of the part. A paragraph that begins with the name of the column (主要职责：…) is none. Headings
 * without numbers are read so too, where they are of one level, and short lines without numbers over each table of a part with several.
 */
export function titlesOverTables(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const runs: Titled[][] = [];
  for (const index of pieces.keys()) {
    const titled = titledAt(recognition, pieces, index);
    if (titled === undefined) continue;
    if (goesOn(runs.at(-1)?.at(-1), titled)) runs.at(-1)?.push(titled);
    else if (
      titled.style === "plain" ? titled.underTitle || titled.isBelow : titled.style?.startsWith("level") === true
    )
      runs.push([titled]);
    else if (titled.value === 1 || titled.label > 0) runs.push([titled]);
  }
  const found = new Map(
    runs
      .filter(
        ([first, second]) =>
          second !== undefined || (first?.underTitle === true && first.style !== "plain") || (first?.label ?? 0) > 0,
      )
      .flatMap((run) => run.map((titled) => [titled.index, titled])),
  );
  const first = [...found.values()][0];
  if (first === undefined) return [...pieces];
  reportBands(recognition, first.band);
  const behind = new Map([...found.values()].map((titled) => [titled.index, linesBehind(recognition, pieces, titled)]));
  const taken = new Set(
    [...found.values()].flatMap(({ index, beside }) => [
      index - 1,
      ...(beside === undefined ? [] : [index - 2]),
      ...(behind.get(index) ?? []).map((_, at) => index + 1 + at),
    ]),
  );
  return pieces.flatMap((piece, index): Piece[] => {
    if (taken.has(index)) return [];
    const titled = found.get(index);
    if (titled === undefined || piece.kind !== "table") return [piece];
    const labelled = [...(titled.beside === undefined ? [] : [titled.beside]), ...(behind.get(index) ?? [])];
    const table = labelled.reduce((all, line) => withLabelledColumn(recognition, all, titled.header, line), piece);
    return [{ ...piece, ...underBand(recognition, table, titled.header, titled.band) }];
  });
}

/** The table with one more column for what a line above or below it says of its group: 责任单位：某某科. */
function withLabelledColumn(
  recognition: Recognition,
  table: Table,
  header: Header,
  { label, text }: LabelledLine,
): Table {
  markFurniture(recognition, "label", [{ start: label.end, end: text.start }]);
  const rows = table.rows.map((row, index) => [
    ...row,
    cellOf(index === header.first ? [label] : index === header.rows ? [text] : []),
  ]);
  return { ...table, columns: table.columns + 1, rows };
}

/** 责任单位：某某科, the label of a column and its text. */
interface LabelledLine {
  field: string;
  label: Line;
  text: Line;
}

/** 相关依据：…, 案例：… right behind the table of a matter, which lacks these columns: they stand on its first row, as in merged cells. */
function linesBehind(recognition: Recognition, pieces: readonly Piece[], { index, header }: Titled): LabelledLine[] {
  const found: LabelledLine[] = [];
  for (const piece of pieces.slice(index + 1, index + 1 + SIDE_FIELDS.size)) {
    const line = piece.kind === "table" ? undefined : labelledLine(recognition, piece.lines, header, COMMON_FIELDS);
    if (line === undefined || found.some(({ field }) => field === line.field)) break;
    found.push(line);
  }
  return found;
}

/** 备注：… behind a table is a note. */
const COMMON_FIELDS: ReadonlySet<string> = new Set([...SIDE_FIELDS].filter((field) => field !== "remark"));
const UNIT: ReadonlySet<string> = new Set(["unit"]);

/** A line alone that begins with the label of a column which the table beside it lacks, other than that of its groups. */
function labelledLine(
  recognition: Recognition,
  lines: readonly Line[],
  header: Header,
  fields: ReadonlySet<string> = UNIT,
): LabelledLine | undefined {
  const [line, ...others] = lines;
  const printed = line === undefined ? "" : lineText(recognition.document, line);
  const [whole, name = ""] = /^([^：:]{2,10})[：:][\s\u3000]*(?=\S)/u.exec(printed) ?? [];
  if (line === undefined || others.length > 0 || whole === undefined) return undefined;
  if (fields === UNIT && printed.length > LONGEST_LABELLED) return undefined;
  const column = recognition.vocabulary.columnOf(header.part, name);
  const field = column?.field ?? "";
  const isLacking = fields.has(field) && header.columns.every((own) => own.field !== field);
  if (!isLacking || column?.remainder !== "") return undefined;
  return {
    field,
    label: { start: line.start, end: line.start + name.length },
    text: { start: line.start + whole.length, end: line.end },
  };
}

/** No line of an office is longer. */
const LONGEST_LABELLED = 40;

/** Whether a table is the next of a run. Lists are cut and numbered by hand: under the same headings a number may be left out or stand twice. */
function goesOn(last: Titled | undefined, next: Titled): boolean {
  if (last === undefined || last.part !== next.part || last.style !== next.style) return false;
  // On a sheet for each group the title of the part, and perhaps the line of the bureau, stand over its name once more.
  const between = next.index - last.index - (next.beside === undefined ? 2 : 3);
  if (next.style === "plain") {
    // Behind other tables of the part only lines over tables of one head are names.
    const isAlike = last.underTitle || next.underTitle || last.headings === next.headings;
    return next.underTitle ? between === 1 || between === 2 : between === 0 && isAlike;
  }
  if (next.value === 0) return next.label === 0 && next.style !== undefined;
  return next.value === last.value + 1 || (next.headings === last.headings && next.value >= last.value);
}

function titledAt(recognition: Recognition, pieces: readonly Piece[], index: number): Titled | undefined {
  const piece = pieces[index];
  const nearest = pieces[index - 1];
  if (piece?.kind !== "table" || piece.bands === true || nearest?.kind !== "paragraph") return undefined;
  // 工作事项 | 责任单位 may be columns of part two as well: the title above tells.
  const untitled = readHeader(recognition, piece);
  const title = lastTitle(recognition, pieces, index);
  const header = untitled !== undefined && untitled.part === title ? untitled : readHeader(recognition, piece, title);
  const field = header === undefined ? undefined : BAND_FIELDS[header.part];
  if (header === undefined || field === undefined || header.rows >= piece.rows.length) return undefined;
  if (header.columns.some((column) => column.field === field)) return undefined;
  const { part } = header;
  const beside = labelledLine(recognition, nearest.lines, header);
  const at = beside === undefined ? index - 1 : index - 2;
  const above = pieces[at];
  if (above?.kind !== "paragraph") return undefined;
  const printed = passageText(recognition.document, above.lines);
  if (recognition.vocabulary.partOf(printed) !== undefined && !isBelowTitle(recognition, pieces, at, part))
    return undefined;
  const label = labelInFront(recognition, part, printed);
  const number = leadingNumber(printed.slice(label)) ?? (label > 0 ? undefined : numberOfLevels(printed));
  if (number === undefined && label === 0 && !couldName(recognition, printed, above.level !== undefined))
    return undefined;
  const underTitle = titleAbove(recognition, pieces, at) === part;
  const unnumbered = label > 0 ? undefined : above.level === undefined ? "plain" : `level ${above.level}`;
  const { style = unnumbered, value = 0 } = number ?? {};
  const headings = header.columns.map(({ heading }) => heading).join("\t");
  const isBelow = underTitle || lastTitle(recognition, pieces, at) === part;
  return { index, part, header, band: above.lines, label, style, value, underTitle, isBelow, headings, beside };
}

/** The part whose title stands right above a piece, 填报单位：… between the two left aside. */
function titleAbove({ vocabulary, document }: Recognition, pieces: readonly Piece[], at: number): Part | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece?.kind !== "paragraph") return undefined;
    const text = passageText(document, piece.lines);
    const isLabel = (["bureau", "date"] as const).some((label) => vocabulary.afterLabel(label, text) !== undefined);
    if (!isLabel) return vocabulary.partOf(text);
  }
  return undefined;
}

/** True for a line below the title of part three that reads as one itself, as the name of a regime may (旅行社监管制度). */
function isBelowTitle(recognition: Recognition, pieces: readonly Piece[], at: number, part: Part): boolean {
  return part === "oversight" && lastTitle(recognition, pieces, at) === part;
}

/** The part whose title is the last above a piece. */
function lastTitle({ vocabulary, document }: Recognition, pieces: readonly Piece[], at: number): Part | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    const part = piece?.kind === "paragraph" ? vocabulary.partOf(passageText(document, piece.lines)) : undefined;
    if (part !== undefined) return part;
  }
  return undefined;
}

/** No heading over the rows of a group is longer. */
const LONGEST_NAME = 80;

/** True for words that could name a group: short, no sentence unless it is a heading (承担传染病的监测与防控。), no note and no label of the form. */
function couldName({ vocabulary }: Recognition, text: string, isHeading: boolean): boolean {
  const isLabel = (["bureau", "unit", "date", "note"] as const).some(
    (label) => vocabulary.afterLabel(label, text) !== undefined,
  );
  return (
    text.length <= (isHeading ? LONGEST_NAME : 40) &&
    (!endsSentence(text) || (isHeading && text.endsWith("。"))) &&
    !isLabel &&
    !isPageMark(text) &&
    !isAttachmentNumber(withoutWhiteSpace(text)) &&
    parseDate(text) === "" &&
    !namesBureau(text)
  );
}
