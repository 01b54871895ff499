import type { Block, Cell, Furniture, Line, SourceDocument } from "../blocks.ts";
import { lineFinder, singleSpaced, splitLines, trimRange } from "../text-lines.ts";

const TABLE_ROW = /^\s*\|/u;
const TABLE_RULE = /^\s*\|[\s:|-]+\|?\s*$/u;
/** A line across the page, the line under a title, and what fences code. */
const RULE = /^(?:={3,}|(?:[-*_][ \t]*){3,}|`{3,}[a-z]{0,12})$/u;
/** Marks at the head of a line that the page shows as a bullet or a heading, not as text. */
const LINE_MARK = /^(?:([-*+])\s+|(#{1,6})\s+|>\s?)/u;
/** Tags that structure a cell; any other angle bracket is text. */
const TAG = /<\/?(?:p|br|div|ul|ol|li)(?:\s[^<>]*)?\/?>/giu;
/** Marks of emphasis around words, and tags that do the same. Asterisks that hide digits (110****5678) are text. */
const EMPHASIS =
  /(?<!\*)\*\*(?=[^\s*])([^*\r\n]*)(?<![\s*])\*\*(?!\*)|<\/?(?:b|strong|i|em|u|span|sub|sup|font)(?:\s[^<>]*)?\/?>/giu;
/** A paragraph end that the conversion to Markdown has flattened to a space: a full stop or semicolon, a space, then new text. */
const FLATTENED_BREAK = /(?<=[。；])[ \u3000]+(?=\S)/gu;

/** `责任科室`: words set as code. */
const CODE = /`([^`\r\n]+)`/gu;
/** [words](address), and ![words](address) for a picture; 国发[2014](12号) is text. */
const LINK =
  /(!?)\[([^[\]\r\n]*)\]\((?:[a-z]{2,8}:|#|\.{0,2}\/|[\w%./-]+\.[a-z]{3,5}(?=[)?#]))[^()\s]*(?:[ \t]+"[^"\r\n]*")?\)/giu;

/**
 * Markdown without what marks words in the middle of lines: emphasis (**县公安局**：负责…), links and code. Of a link its words are text, as on a page;
 * its lines keep their numbers.
 */
export function withoutInlineMarks(text: string): string {
  const plain = text.replace(EMPHASIS, "$1");
  const words = plain.includes("`") ? plain.replace(CODE, "$1") : plain;
  return words.includes("](") ? words.replace(LINK, (_, picture, text) => (picture === "" ? text : "")) : words;
}

/**
 * Reads Markdown with pipe tables, as made from a PDF: cells with `<p>` or `<br>`, sentences and tables cut at page ends, bullets that
 * are artefacts of the conversion. Markup is furniture; every other character is in a line of a block.
 */
export function readMarkdown(text: string, file: string): SourceDocument {
  const lines = splitLines(text);
  const furniture: Furniture[] = [];
  const blocks: Block[] = [];
  const bullets = new BulletLists();
  let rows: Cell[][] = [];
  const endTable = (): void => {
    if (rows.length === 0) return;
    const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
    blocks.push({
      kind: "table",
      columns,
      rows: rows.map((row) => [...row, ...new Array<undefined>(columns - row.length)]),
    });
    rows = [];
  };
  for (const range of singleSpaced(text, lines)) {
    const line = trimRange(text, range.start, range.end);
    if (line.start === line.end) {
      endTable();
      continue;
    }
    const content = text.slice(line.start, line.end);
    if (RULE.test(content)) {
      endTable();
      furniture.push({ reason: "markup", ...line });
    } else if (!TABLE_ROW.test(content)) {
      endTable();
      const block = readMarkdownParagraph(text, line, furniture);
      if (block.kind === "paragraph") bullets.take(block.lines[0], line.start - range.start);
      blocks.push(block);
    } else if (TABLE_RULE.test(content) && /-/u.test(content)) {
      furniture.push({ reason: "markup", ...line });
    } else {
      rows.push(readRow(text, line, furniture));
    }
  }
  endTable();
  bullets.end();
  return {
    file,
    format: "markdown",
    text,
    blocks,
    furniture,
    placeAt: lineFinder(file, lines),
    diagnostics: [],
    paged: true,
  };
}

/** [^1]: in front of a footnote. */
const FOOTNOTE = /^(\[\^[^\s[\]]{1,20}\]):/u;

/** Bullets one below the other: the outermost of those that stand in others are known by their indent. */
class BulletLists {
  private items: { line: Line; indent: number }[] = [];

  /** Takes the first line of a paragraph; any but a bullet ends the list, unless it is indented as a text under one is. */
  take(line: Line | undefined, indent: number): void {
    if (line?.item === true) this.items.push({ line, indent });
    else if (indent === 0) this.end();
  }

  end(): void {
    const least = Math.min(...this.items.map(({ indent }) => indent));
    const isNested = this.items.some(({ indent }) => indent > least);
    if (isNested) for (const { line, indent } of this.items) if (indent === least) line.outer = true;
    this.items = [];
  }
}

/** True for a text with pipe tables. */
export function looksLikeMarkdown(text: string): boolean {
  return /^\s*\|.*\|\s*[\r\n]\s*\|[\s:|-]*-[\s:|-]*\|/mu.test(text);
}

/** True for a text with headings of Markdown, whatever its file is called. */
export function hasMarkdownHeadings(text: string): boolean {
  return (text.match(/^#{1,6} +\S/gmu)?.length ?? 0) >= 2;
}

/** A line outside tables without its marks. */
export function readMarkdownParagraph(text: string, line: Line, furniture: Furniture[]): Block {
  const mark = LINE_MARK.exec(text.slice(line.start, line.end));
  let start = line.start;
  if (mark) {
    start += mark[0].length;
    furniture.push({ reason: "markup", start: line.start, end: start });
  }
  const pieces = untagged(text, start, line.end, furniture).flat();
  const [first] = pieces;
  if (first !== undefined && mark?.[1] !== undefined) first.item = true;
  const level = mark?.[2]?.length;
  const [, footnote] = FOOTNOTE.exec(text.slice(start, line.end)) ?? [];
  const noteOn = footnote === undefined ? undefined : text.indexOf(footnote);
  return {
    kind: "paragraph",
    lines: pieces,
    ...(level === undefined ? {} : { level }),
    ...(noteOn === undefined || noteOn === start ? {} : { noteOn }),
  };
}

function readRow(text: string, line: Line, furniture: Furniture[]): Cell[] {
  const bars: number[] = [];
  for (let at = line.start; at < line.end; at += 1) {
    if (text[at] === "|" && text[at - 1] !== "\\") bars.push(at);
  }
  for (const at of bars) furniture.push({ reason: "markup", start: at, end: at + 1 });
  const cells: Cell[] = [];
  for (const [index, bar] of bars.entries()) {
    const end = bars[index + 1] ?? line.end;
    // The bar at the end of the line begins no cell.
    if (index === bars.length - 1 && trimRange(text, bar + 1, line.end).start >= line.end) break;
    cells.push({ lines: cellLines(text, bar + 1, end, furniture), rowSpan: 1, colSpan: 1 });
  }
  return cells;
}

/** A cell's lines: one for each `<p>`, soft ones after `<br>`, and, in a cell without tags, one for each flattened paragraph. */
function cellLines(text: string, start: number, end: number, furniture: Furniture[]): Line[] {
  const paragraphs = untagged(text, start, end, furniture);
  if (paragraphs.length !== 1) return paragraphs.flat();
  const only = paragraphs[0] as Line[];
  if (only.length !== 1) return only;
  const [line] = only as [Line];
  const lines: Line[] = [];
  let from = line.start;
  for (const gap of text.slice(line.start, line.end).matchAll(FLATTENED_BREAK)) {
    lines.push({ start: from, end: line.start + gap.index });
    from = line.start + gap.index + gap[0].length;
  }
  lines.push({ start: from, end: line.end });
  return lines;
}

/** The text of a range without tags, escapes and the marks of footnotes: paragraphs, each with its lines. Pieces of one line are glued. */
export function untagged(text: string, start: number, end: number, furniture: Furniture[]): Line[][] {
  const paragraphs: Line[][] = [[]];
  let breakKind: "paragraph" | "line" | "none" = "paragraph";
  const add = (from: number, to: number): void => {
    const line = trimRange(text, from, to);
    if (line.start === line.end) return;
    let paragraph = paragraphs.at(-1) as Line[];
    if (breakKind === "paragraph" && paragraph.length > 0) {
      paragraph = [];
      paragraphs.push(paragraph);
    }
    if (paragraph.length === 0) paragraph.push(line);
    else paragraph.push(breakKind === "line" ? { ...line, soft: true } : { ...line, soft: true, glued: true });
    breakKind = "none";
  };
  let from = start;
  const content = text.slice(start, end);
  for (const match of content.matchAll(/<[^<>]*>|\\(?=[\\|*_#[\]<>`]|$)|\[\^[^\s[\]]{1,20}\]:?/gu)) {
    const at = start + match.index;
    TAG.lastIndex = 0;
    if (match[0].startsWith("<") && !TAG.test(match[0])) continue;
    add(from, at);
    from = at + match[0].length;
    furniture.push({ reason: "markup", start: at, end: from });
    if (/^<\/?(?:p|div|li|ul|ol)\b/iu.test(match[0])) breakKind = "paragraph";
    else if (/^<br/iu.test(match[0]) && breakKind !== "paragraph") breakKind = "line";
  }
  add(from, end);
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
