import type { Diagnostic, Vocabulary } from "@qingdan/model";
import { PARTS, serialValue } from "@qingdan/model";
import type { Block, Cell, Line, SourceDocument } from "../blocks.ts";
import { lineFinder, splitLines, trimRange } from "../text-lines.ts";

const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 14;
const LONGEST_HEADING = 20;

/**
 * Reads a text without tabs in which every cell of a table is a line of its own, empty ones included, as office programs print a
 * document into plain text. A table is seen by its headings on lines that follow each other. It is read where every row has as many lines
 * as there are headings, which its serials prove; any other is kept as one paragraph and reported. undefined for a text without such headings.
 */
export function readCellsOnLines(text: string, file: string, vocabulary: Vocabulary): SourceDocument | undefined {
  const ranges = splitLines(text);
  const lines = ranges.map((range) => trimRange(text, range.start, range.end));
  const texts = lines.map((line) => text.slice(line.start, line.end));
  const headers = findHeaders(texts, vocabulary);
  if (headers.size === 0) return undefined;
  const placeAt = lineFinder(file, ranges);
  const blocks: Block[] = [];
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const columns = headers.get(index);
    if (columns === undefined) {
      if (texts[index] !== "") blocks.push({ kind: "paragraph", lines: [lines[index] as Line] });
      continue;
    }
    const end = endOfTable(texts, index + columns, headers, vocabulary);
    const rows = rowsOf(texts.slice(index, end), columns, end === texts.length);
    if (rows === undefined) {
      blocks.push({ kind: "paragraph", lines: filled(lines.slice(index, end)) });
      diagnostics.push(unevenCells(placeAt((lines[index] as Line).start), texts[index] ?? ""));
    } else {
      const cell = (at: number): Cell => ({ lines: filled(lines.slice(at, at + 1)), rowSpan: 1, colSpan: 1 });
      const table = rows.map((row) => Array.from({ length: columns }, (_, at) => cell(index + row + at)));
      blocks.push({ kind: "table", columns, rows: table });
    }
    index = end - 1;
  }
  return { file, format: "text", text, blocks, furniture: [], placeAt, diagnostics };
}

function filled(lines: readonly Line[]): Line[] {
  return lines
    .filter((line) => line.end > line.start)
    .map((line, index) => (index === 0 ? line : { ...line, soft: true }));
}

/** The lines that begin a header, with its number of columns: short lines under each other that are headings of one part. */
function findHeaders(texts: readonly string[], vocabulary: Vocabulary): Map<number, number> {
  const headers = new Map<number, number>();
  for (let index = 0; index < texts.length; index += 1) {
    if (!vocabulary.isHeading(texts[index] ?? "")) continue;
    let most = 0;
    for (const part of PARTS) {
      let end = index;
      while (end < texts.length && end - index < MOST_COLUMNS && isHeadingOf(vocabulary, part, texts[end] ?? ""))
        end += 1;
      most = Math.max(most, end - index);
    }
    if (most < FEWEST_COLUMNS) continue;
    headers.set(index, most);
    index += most - 1;
  }
  return headers;
}

function isHeadingOf(vocabulary: Vocabulary, part: (typeof PARTS)[number], text: string): boolean {
  return text !== "" && text.length <= LONGEST_HEADING && vocabulary.columnOf(part, text) !== undefined;
}

/** The line behind a table: the next title, note, line of the bureau or header, or the end, empty lines before it left out. */
function endOfTable(
  texts: readonly string[],
  from: number,
  headers: ReadonlyMap<number, number>,
  vocabulary: Vocabulary,
): number {
  let end = from;
  while (end < texts.length && !headers.has(end)) {
    const text = texts[end] ?? "";
    const standsAlone =
      text !== "" &&
      (vocabulary.partOf(text) !== undefined ||
        vocabulary.afterLabel("note", text) !== undefined ||
        vocabulary.afterLabel("bureau", text) !== undefined);
    if (standsAlone) break;
    end += 1;
  }
  return end;
}

/**
 * The first line of every row, the header's included; undefined where the lines do not fall into rows of one length. Only at the end of the text the
 * last row may lack lines: empty ones that a program has cut off. A blank line behind the header parts all rows.
 */
function rowsOf(texts: readonly string[], columns: number, isEndOfText: boolean): number[] | undefined {
  if (serialValue(texts[0] ?? "") !== undefined || !/^(?:序\s*号|编\s*号)$/u.test(texts[0] ?? "")) return undefined;
  const rows = [0];
  let last = 0;
  const isParted = texts[columns] === "";
  const stride = isParted ? columns + 1 : columns;
  for (let at = stride; at < texts.length; at += stride) {
    if (texts.slice(at).every((text) => text === "")) break;
    if (isParted && (texts[at + columns] ?? "") !== "") return undefined;
    if (at + columns > texts.length && !isEndOfText) return undefined;
    const serial = texts[at] ?? "";
    const value = serialValue(serial);
    if (serial !== "" && (value === undefined || (value !== last + 1 && value !== last))) return undefined;
    // No serial may stand in any other column: the rows would be out of step.
    if (serial === "" && last === 0) return undefined;
    last = value ?? last;
    rows.push(at);
  }
  return rows.length > 1 ? rows : undefined;
}

function unevenCells(place: Diagnostic["place"], actual: string): Diagnostic {
  return {
    code: "ingest/cells-on-lines",
    severity: "warning",
    place,
    message: "表格的各格各占一行，但行数与表头的栏数对不上，无法确定各行文字属于哪一栏，已全部作为附注保留",
    actual,
    remedy: "请改用 .docx、.xlsx 提交，或在各格之间用制表符隔开",
  };
}
