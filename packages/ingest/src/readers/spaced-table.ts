import { type Diagnostic, displayWidth, serialValue, type Vocabulary, withoutWhiteSpace } from "@qingdan/model";
import type { Block, Cell, Line, SourceDocument, Table } from "../blocks.ts";
import { withoutPageLines } from "../page-lines.ts";
import { lineFinder, splitLines, trimRange } from "../text-lines.ts";

/** What parts the words of a line into cells. */
const GAP = /[ \u3000]{2,}/gu;
const HAS_GAPS = /\S[ \u3000]{2,}\S+[ \u3000]{2,}\S/u;
const FEWEST_COLUMNS = 3;
const LONGEST_HEADER = 160;
/** A header alone says nothing of its columns. */
const FEWEST_ROWS = 2;
const WIDE_SPACE = 2;
/** How near to the next column the text of a full cell ends. */
const FULL = 3;

/** Words of a line and where they begin, in characters of a terminal. */
interface Word {
  line: Line;
  at: number;
}

/**
 * Reads a text whose tables are aligned with spaces: below a line of headings every text begins where one of them does. A line goes on with the row
 * above where it stands under cells that are full to their edges, which such a table cannot tell for sure: that is reported. undefined where the texts
 * below one of the headers stand elsewhere.
 */
export function readSpacedText(text: string, file: string, vocabulary: Vocabulary): SourceDocument | undefined {
  if (!HAS_GAPS.test(text)) return undefined;
  const all = splitLines(text);
  const { lines, furniture } = withoutPageLines(text, all);
  const placeAt = lineFinder(file, all);
  const blocks: Block[] = [];
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    const header = headerOf(text, line, vocabulary);
    if (header === undefined) {
      const own = trimRange(text, line.start, line.end);
      if (own.end > own.start) blocks.push({ kind: "paragraph", lines: [own] });
      continue;
    }
    const read = readTable(text, lines, index, header);
    if (read === undefined) return undefined;
    blocks.push(read.table);
    if (diagnostics.length === 0) diagnostics.push(alignedBySpaces(placeAt(line.start)));
    index = read.next - 1;
  }
  return diagnostics.length === 0 ? undefined : { file, format: "text", text, blocks, furniture, placeAt, diagnostics };
}

function wordsOf(text: string, line: Line): Word[] {
  const content = text.slice(line.start, line.end);
  const words: Word[] = [];
  let from = 0;
  let width = 0;
  const take = (to: number, next: number): void => {
    const word = trimRange(text, line.start + from, line.start + to);
    const indent = word.start - line.start - from;
    if (word.end > word.start) words.push({ line: word, at: width + displayWidth(content.slice(from, from + indent)) });
    width += displayWidth(content.slice(from, next));
    from = next;
  };
  for (const { index, 0: gap } of content.matchAll(GAP)) take(index, index + gap.length);
  take(content.length, content.length);
  return words;
}

/** The headings of a line that is nothing else. */
function headerOf(text: string, line: Line, vocabulary: Vocabulary): Word[] | undefined {
  if (line.end - line.start > LONGEST_HEADER || !HAS_GAPS.test(text.slice(line.start, line.end))) return undefined;
  const words = wordsOf(text, line);
  const isHeading = ({ line: { start, end } }: Word): boolean => vocabulary.isHeading(text.slice(start, end));
  return words.length >= FEWEST_COLUMNS && words.every(isHeading) ? words : undefined;
}

/** The table below a header, and the index of the line behind it; undefined where words of its lines begin under no heading. */
function readTable(
  text: string,
  lines: readonly Line[],
  at: number,
  header: readonly Word[],
): { table: Table; next: number } | undefined {
  const starts = header.map((word) => word.at);
  const isNumbered = /^(?:序号|编号)$/u.test(withoutWhiteSpace(text.slice(header[0]?.line.start, header[0]?.line.end)));
  const rows: Cell[][] = [rowOf(starts, header)];
  const printed: Word[][] = [];
  let next = at + 1;
  let isBehindBlank = false;
  for (; next < lines.length; next += 1) {
    const words = wordsOf(text, lines[next] as Line).map((word) => ({ ...word, at: nearestStart(starts, word.at) }));
    const [first, second] = words;
    if (first === undefined) {
      isBehindBlank = true;
      continue;
    }
    const serial = first.at === starts[0] && isNumbered ? serialValue(text.slice(first.line.start, first.line.end)) : 0;
    const isAlone = second === undefined && (first.at === starts[0] || isBehindBlank);
    if (isAlone || serial === undefined) break;
    if (!words.every((word) => starts.includes(word.at))) return undefined;
    const goesOn = isContinued(text, starts, isBehindBlank ? [] : (printed.at(-1) ?? []), words);
    if (goesOn === undefined) return undefined;
    if (goesOn) addTo(rows.at(-1) as Cell[], starts, words);
    else rows.push(rowOf(starts, words));
    printed.push(words);
    isBehindBlank = false;
  }
  return rows.length > FEWEST_ROWS ? { table: { kind: "table", columns: starts.length, rows }, next } : undefined;
}

/** Where the heading begins that a text stands below, but for one wide space: 10 takes half the room of 序号. */
function nearestStart(starts: readonly number[], at: number): number {
  return starts.find((start) => Math.abs(start - at) <= WIDE_SPACE) ?? at;
}

/**
 * True for a line that goes on with the one above: all its words stand under cells that are full. Where only some do, it begins a row if these cells
 * end their sentences, or if another word stands under a cell with room left, for a widest cell is full without going on. Nobody can tell of
 * any other line: a program may have centred the cells of a row. Nor does the last column tell, which has no edge.
 */
function isContinued(
  text: string,
  starts: readonly number[],
  above: readonly Word[],
  words: readonly Word[],
): boolean | undefined {
  const over = (word: Word): Word | undefined => above.find(({ at }) => at === word.at);
  const below = words.filter((word) => isBelowFull(text, starts, above, word));
  if (below.length === 0 || below.length === words.length) return below.length > 0;
  const endsSentence = (word: Word): boolean => /[。；;！!]/u.test(text[(over(word) as Word).line.end - 1] as string);
  const hasRoom = (word: Word): boolean =>
    over(word) !== undefined && !below.includes(word) && word.at !== starts.at(-1);
  const begins = words[0]?.at === starts[0] || below.every(endsSentence) || words.some(hasRoom);
  return begins ? false : undefined;
}

/** True for a word that stands under one which ends at the edge of its column. */
function isBelowFull(text: string, starts: readonly number[], above: readonly Word[], { at }: Word): boolean {
  const full = above.find((word) => word.at === at);
  const edge = starts[starts.indexOf(at) + 1];
  if (full === undefined || edge === undefined) return false;
  return at + displayWidth(text.slice(full.line.start, full.line.end)) >= edge - FULL;
}

function rowOf(starts: readonly number[], words: readonly Word[]): Cell[] {
  const row = starts.map((): Cell => ({ lines: [], rowSpan: 1, colSpan: 1 }));
  addTo(row, starts, words);
  return row;
}

function addTo(row: readonly Cell[], starts: readonly number[], words: readonly Word[]): void {
  for (const { at, line } of words) {
    const lines = row[starts.indexOf(at)]?.lines;
    lines?.push(lines.length === 0 ? line : { ...line, soft: true, glued: true });
  }
}

function alignedBySpaces(place: Diagnostic["place"]): Diagnostic {
  return {
    code: "ingest/columns-by-spaces",
    severity: "warning",
    place,
    message: "表格各栏用空格对齐，已按各栏名称起始的位置分格；写满一格后另起的文字按同一格的续行读取",
    remedy: "请核对各行文字所在的栏和分合是否正确，或改用 .docx、.xlsx 提交",
  };
}
