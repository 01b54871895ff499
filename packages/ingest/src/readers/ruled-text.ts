import { displayWidth, type Diagnostic } from "@qingdan/model";
import type { Block, Cell, Furniture, Line, SourceDocument } from "../blocks.ts";
import { looksLikeDashedText, readDashedTable } from "./dashed-table.ts";
import { readMarkdownParagraph, untagged } from "./markdown.ts";
import { lineFinder, markedEnd, splitLines, trimRange } from "../text-lines.ts";

/** What parts the cells of a row that is drawn with characters, crossings of a rule that ends in the middle of a row included. */
const BAR = /[|｜│┃║├┝┠┤┥┨┼┿╂╟╢╠╣╬]/u;
const FIRST_BAR = /^[\s\u3000]*[|｜│┃║├┝┠╟╠]/u;
/** A line of a drawing in which nothing is written. */
const RULE = /^[\s\u3000+|｜:\-=_—─━═│┃║┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┠┤┥┨┬┯┰┴┷┸┼┿╂╔╗╚╝╟╢╠╣╦╩╬╤╧╪╭╮╰╯]+$/u;
const RULE_MARK = /[-=_—─━═]{2}|:-|-:/u;
const RULED_CELL = /^[\s\u3000]*[-=_─━═]+[\s\u3000]*$/u;

/** :--: | --- | ---: the line under the headings of a table in Markdown. */
const MARKDOWN_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/u;

/** +---+---+: the edge of a table that is drawn with plus and minus signs. */
const GRID_EDGE = /^[ \t]*\+[-=+:]{5,}\+[ \t]*\r?$/mu;

/** True for a text with tables that are drawn as Markdown draws those which bars alone cannot hold. */
export function hasDrawnTables(text: string): boolean {
  return looksLikeDashedText(text) || GRID_EDGE.test(text);
}

/** True for a text in which at least two lines are rows between bars, as word processors print tables into plain text. */
export function looksLikeRuledText(text: string): boolean {
  return (text.match(/^[ \t\u3000]*[|｜│┃║].*[|｜│┃║][ \t\u3000]*\r?$/gmu)?.length ?? 0) >= 2;
}

/**
 * Reads tables that are drawn with bars and lines. Between two rules all lines are one row; without rules a line continues the row above
 * where a cell of that row is full to its edge, which is reported, since such a table does not say where its rows end. Outside its tables the
 * text may be Markdown, and its rows may have no bars at their ends.
 */
export function readRuledText(
  text: string,
  file: string,
  { isMarkdown = false, hasOpenRows = false }: { isMarkdown?: boolean; hasOpenRows?: boolean } = {},
): SourceDocument {
  const lines = splitLines(text);
  const placeAt = lineFinder(file, lines);
  const furniture: Furniture[] = [];
  const diagnostics: Diagnostic[] = [];
  const blocks: Block[] = [];
  let drawing: Line[] = [];
  const flush = (): void => {
    if (drawing.length === 0) return;
    blocks.push(readDrawing(text, drawing, { furniture, diagnostics, placeAt }));
    drawing = [];
  };
  const isDashed = looksLikeDashedText(text);
  for (let index = 0; index < lines.length; index += 1) {
    const dashed = isDashed ? readDashedTable(text, lines, index, furniture) : undefined;
    if (dashed !== undefined) {
      flush();
      blocks.push(dashed.table);
      index = dashed.next - 1;
      continue;
    }
    const range = lines[index] as Line;
    const line = trimRange(text, range.start, range.end);
    const content = text.slice(line.start, line.end);
    const isRule = RULE.test(content) && RULE_MARK.test(content);
    if (line.end > line.start && (isRule || isRow(text, content, drawing, hasOpenRows))) {
      drawing.push(line);
      continue;
    }
    flush();
    if (line.end <= line.start) continue;
    blocks.push(isMarkdown ? readMarkdownParagraph(text, line, furniture) : { kind: "paragraph", lines: [line] });
  }
  flush();
  return { file, format: "text", text, blocks, furniture, placeAt, diagnostics };
}

/** A row between bars; where a document has rows without a bar at their ends (序号|主要职责|…), also one of these. */
function isRow(text: string, content: string, above: readonly Line[], hasOpenRows: boolean): boolean {
  if (FIRST_BAR.test(content)) return true;
  const bar = hasOpenRows ? content.search(BAR) : -1;
  if (bar <= 0) return false;
  return above.length > 0 ? isOpenTable(text, above) : BAR.test(content.slice(bar + 1));
}

/** True for a table whose first row has no bar in front of it. */
function isOpenTable(text: string, lines: readonly Line[]): boolean {
  const header = lines.find((line) => !RULE.test(text.slice(line.start, line.end)));
  return header !== undefined && !FIRST_BAR.test(text.slice(header.start, header.end));
}

interface Output {
  furniture: Furniture[];
  diagnostics: Diagnostic[];
  placeAt: SourceDocument["placeAt"];
}

/** One printed line of a drawing: the texts between its bars, as printed and in lines without tags. */
interface DrawnLine {
  cells: { raw: string; lines: Line[]; ruled: boolean; ends: boolean }[];
  isRule: boolean;
}

function readDrawing(text: string, lines: readonly Line[], output: Output): Block {
  const isOpen = isOpenTable(text, lines);
  const drawn = lines.map((line) => readDrawnLine(text, line, output.furniture, isOpen));
  const rules = drawn.slice(1, -1).filter((line) => line.isRule || line.cells.some(({ ruled }) => ruled)).length;
  const written = drawn.filter((line) => !line.isRule).length;
  const isOfMarkdown = rules === 1 && lines.some(({ start, end }) => MARKDOWN_RULE.test(text.slice(start, end)));
  // A rule under the header alone says nothing about the rows; that of Markdown says that each line below is one.
  const isRuled = rules >= 2 || (rules === 1 && written <= 3 && !isOfMarkdown);
  const widths = isRuled || isOfMarkdown ? undefined : columnWidths(drawn);
  const rows: Cell[][] = [];
  let open = false;
  let guessed = false;
  for (const [index, line] of drawn.entries()) {
    if (line.isRule) {
      open = false;
      continue;
    }
    const partial = line.cells.some(({ ruled }) => ruled);
    const above = drawn[index - 1];
    const continues =
      rows.length > 0 && (isRuled ? open || partial : widths !== undefined && isFull(above, line, widths));
    if (!continues) rows.push([]);
    guessed ||= continues && !isRuled;
    addCells(rows.at(-1) as Cell[], line, isRuled && continues ? above : undefined);
    open = !partial;
  }
  if (guessed) output.diagnostics.push(guessedRows(output.placeAt((lines[0] as Line).start)));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    kind: "table",
    columns,
    rows: rows.map((row) => [...row, ...new Array<undefined>(columns - row.length)]),
  };
}

/** `isOpen` lines have a cell in front of their first bar. */
function readDrawnLine(text: string, line: Line, furniture: Furniture[], isOpen: boolean): DrawnLine {
  const content = text.slice(line.start, line.end);
  if (RULE.test(content) && RULE_MARK.test(content)) {
    furniture.push({ reason: "markup", start: line.start, end: line.end });
    return { cells: [], isRule: true };
  }
  const bars: number[] = [];
  for (let at = line.start; at < line.end; at += 1) if (BAR.test(text.charAt(at))) bars.push(at);
  for (const at of bars) furniture.push({ reason: "markup", start: at, end: at + 1 });
  const cells: DrawnLine["cells"] = [];
  const starts = bars.map((bar) => bar + 1);
  if (isOpen) starts.unshift(line.start);
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const end = next === undefined ? line.end : next - 1;
    const trimmed = trimRange(text, start, end);
    if (next === undefined && trimmed.start === trimmed.end) break;
    const raw = text.slice(start, end);
    const ruled = RULED_CELL.test(raw);
    if (ruled) furniture.push({ reason: "markup", ...trimmed });
    const { line: own, ends } = markedEnd(text, trimmed, furniture);
    const lines = ruled || own.start === own.end ? [] : untagged(text, own.start, own.end, furniture).flat();
    cells.push({ raw, ruled, lines, ends });
  }
  return { cells, isRule: false };
}

function addCells(row: Cell[], line: DrawnLine, above: DrawnLine | undefined): void {
  for (const [column, { lines }] of line.cells.entries()) {
    row[column] ??= { lines: [], rowSpan: 1, colSpan: 1 };
    const cell = row[column] as Cell;
    const [first, ...others] = lines;
    if (first === undefined) continue;
    const before = above?.cells[column];
    // Between rules a blank line inside a cell parts its paragraphs.
    const begins = cell.lines.length === 0 || before?.lines.length === 0;
    cell.lines.push(begins ? first : { ...first, soft: true, ...(before?.ends === true ? {} : { glued: true }) });
    cell.lines.push(...others);
  }
  for (let column = 0; column < row.length; column += 1) row[column] ??= { lines: [], rowSpan: 1, colSpan: 1 };
}

/** The width of each column in characters of a terminal, where all lines agree; undefined for rows of free width. */
function columnWidths(drawn: readonly DrawnLine[]): number[] | undefined {
  const written = drawn.filter((line) => !line.isRule);
  const widths = (written[0]?.cells ?? []).map(({ raw }) => displayWidth(raw));
  const same = written.every(
    (line) =>
      line.cells.length === widths.length && line.cells.every(({ raw }, at) => displayWidth(raw) === widths[at]),
  );
  return same && written.length > 1 ? widths : undefined;
}

/** True where a text of the line stands under a text that fills its cell: it is the rest of it. */
function isFull(above: DrawnLine | undefined, line: DrawnLine, widths: readonly number[]): boolean {
  if (above === undefined || above.isRule) return false;
  if ((line.cells[0]?.raw.trim() ?? "") !== "") return false;
  return line.cells.some(({ raw }, column) => {
    const before = above.cells[column]?.raw.trim() ?? "";
    return raw.trim() !== "" && before !== "" && displayWidth(before) >= (widths[column] ?? 0) - 1;
  });
}

function guessedRows(place: Diagnostic["place"]): Diagnostic {
  return {
    code: "ingest/drawn-table",
    severity: "warning",
    place,
    message: "表格由竖线和空格排成，各行之间没有横线；写满一格后另起的文字按同一格的续行读取",
    remedy: "请核对各行是否分合正确，或改用 .docx、.xlsx 提交",
  };
}
