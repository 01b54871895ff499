import type { Vocabulary } from "@qingdan/model";
import Papa from "papaparse";
import type { Cell, SourceDocument } from "../blocks.ts";
import { decodeText } from "../decode-text.ts";
import { withQuotedWords } from "./csv-quotes.ts";
import { isRule, SHORTEST_RULE_IN_TABLES } from "../page-lines.ts";
import { refuse } from "../refuse.ts";
import { createTextBuilder } from "../text-builder.ts";
import { joinBrokenRows } from "./broken-rows.ts";

/** What parts the columns, the likeliest first. */
const DELIMITERS = [",", "\t", ";", "|"] as const;
const ROWS_TO_GUESS_BY = 100;

/**
 * Reads a .csv (or tab-separated) file as one table. Nothing is converted: every field is the text that stands there. Places are lines of
 * the file. Throws an InputError where the bytes are no text, or a quotation mark is out of place: it would swallow the rest of the file.
 */
export function readCsv(bytes: Uint8Array, file: string, vocabulary: Vocabulary): SourceDocument {
  // One kind of line break: papaparse takes the first kind for the only one, and files joined by hand have several.
  const source = decodeText(bytes, file).text.replace(/\r\n?/gu, "\n");
  const delimiter = guessDelimiter(source);
  const parsed = parse(source, delimiter);
  if (delimiter === "\t") parsed.data = joinBrokenRows(parsed.data, vocabulary);
  const builder = createTextBuilder(file);
  const lines = firstLines(parsed.data);
  const fault = parsed.errors.find(isAboutQuotes);
  if (fault !== undefined) throw strayQuote(file, lines[fault.row ?? 0] ?? 1);

  const columns = parsed.data.reduce((most, row) => Math.max(most, filledColumns(row)), 0);
  const used = parsed.data.findLastIndex((row) => filledColumns(row) > 0) + 1;
  // Where other rows are filled up with empty fields, a line without any delimiter stands over all columns.
  const isPadded = columns >= 3 && parsed.data.some((row) => row.length >= columns && filledColumns(row) < columns);
  const rows = parsed.data.slice(0, used).map((row, index) => {
    let line = lines[index] as number;
    if (isDrawn(row)) {
      builder.furniture(row[0] as string, "page furniture", { line });
      return new Array<undefined>(columns);
    }
    const colSpan = isPadded && row.length === 1 ? columns : 1;
    return Array.from({ length: columns }, (_, column): Cell | undefined => {
      const field = row[column];
      if (field === undefined) return undefined;
      const cell = { lines: appendField(field, line, builder), rowSpan: 1, colSpan };
      line += lineBreaks(field);
      return cell;
    });
  });
  const blocks: SourceDocument["blocks"] = rows.length === 0 ? [] : [{ kind: "table", columns, rows }];
  return { file, format: "csv", blocks, diagnostics: [], ...builder.finish() };
}

/** The rows of a source; words in quotation marks at the beginning of a field, which are no marks around it, are taken for what they are. */
function parse(source: string, delimiter: string): Papa.ParseResult<string[]> {
  const parsed = Papa.parse<string[]>(source, { newline: "\n", delimiter });
  if (!parsed.errors.some(isAboutQuotes)) return parsed;
  return Papa.parse<string[]>(withQuotedWords(source, delimiter), { newline: "\n", delimiter });
}

function isAboutQuotes({ type }: Papa.ParseError): boolean {
  return type === "Quotes";
}

/** How many lines of a text may stand above the header of a table in it. */
const HEADER_DEPTH = 40;

/** True for a text that is a table with commas between its cells, or another mark: a line of column headings, and lines with as many marks below it. */
export function looksLikeCommaTable(text: string, vocabulary: Vocabulary, mark = ","): boolean {
  if (!text.includes(mark)) return false;
  const lines = text.split(/\r\n|\n|\r/u);
  const at = lines.slice(0, HEADER_DEPTH).findIndex((line) => {
    const fields = line.length > 200 ? [] : line.split(mark);
    return fields.length >= 3 && fields.filter((field) => vocabulary.isHeading(field)).length * 2 > fields.length;
  });
  const marks = (line: string | undefined): number => (line?.split(mark).length ?? 1) - 1;
  // A line that is drawn under the headings has no words.
  const below = lines.slice(at + 1).filter((line) => /[\p{L}\p{N}]/u.test(line));
  return at >= 0 && below.length > 0 && marks(below[0]) >= marks(lines[at]);
}

/**
 * The delimiter that stands most often in rows of the same number of fields: papaparse's own guess is led astray by titles and notes, and
 * rows alone by the lines of a text that end in semicolons.
 */
function guessDelimiter(source: string): string {
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(source, { newline: "\n", delimiter, preview: ROWS_TO_GUESS_BY });
    const counts = new Map<number, number>();
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const alike = Math.max(0, ...[...counts].map(([length, rows]) => rows * (length - 1)));
    if (alike > most) {
      best = delimiter;
      most = alike;
    }
  }
  return best;
}

/** ==========: a line that is drawn above or below a title, with nothing beside it. */
function isDrawn([first = "", ...others]: readonly string[]): boolean {
  const range = { start: 0, end: first.trimEnd().length };
  return isRule(first, range, SHORTEST_RULE_IN_TABLES) && others.every((field) => field === "");
}

/** ="0571-1": how digits are written that a spreadsheet must not take for a number; only what stands in the quotation marks is text. */
const AS_TEXT = /^="([^"]*)"$/u;

/** Each line of a field at its own place; those after the first continue it. */
function appendField(field: string, firstLine: number, builder: ReturnType<typeof createTextBuilder>): Cell["lines"] {
  const lines: Cell["lines"] = [];
  const text = AS_TEXT.exec(field)?.[1] ?? field;
  text.split("\n").forEach((piece, index) => {
    const line = builder.line(piece, { line: firstLine + index }, lines.length > 0);
    if (line !== undefined) lines.push(line);
  });
  return lines;
}

/** The line of the file on which each row begins: rows with line breaks in their fields take several. */
function firstLines(rows: readonly string[][]): number[] {
  let line = 1;
  return rows.map((row) => {
    const first = line;
    line += 1 + row.reduce((count, field) => count + lineBreaks(field), 0);
    return first;
  });
}

function lineBreaks(field: string): number {
  return field.match(/\n/gu)?.length ?? 0;
}

function filledColumns(row: readonly string[]): number {
  return row.findLastIndex((field) => field.trim() !== "") + 1;
}

function strayQuote(file: string, line: number) {
  return refuse(
    "csv-quotes",
    { file, line },
    `第 ${line} 行的引号不成对，后面的内容会被并入同一格`,
    "请改正该处的引号（格内的引号应写成两个），或在 Excel、WPS 中打开后另存为 .xlsx 再提交",
  );
}
