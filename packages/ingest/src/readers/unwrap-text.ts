import { leadingNumber, type Vocabulary } from "@qingdan/model";
import { labelAtHead, LONGEST_LABEL } from "../label-at-head.ts";
import { isPageMark } from "../page-lines.ts";
import { splitLines, trimRange } from "../text-lines.ts";

/** A text whose paragraphs are whole again. */
export interface UnwrappedText {
  text: string;
  /** The line of the file, from 1, that an offset of the text stands in. */
  lineAt(offset: number): number;
  /** The lines of the file that now go on with the line above them. */
  joined: number[];
}

/** Columns of a page of text: 28 characters of the official layout and more or less of them, two columns each. */
const NARROWEST = 40;
const WIDEST = 140;
/** A line may end so many columns before the margin, where a mark must not begin the next one. */
const SLACK = 4;
/** The indent of a paragraph: two characters. */
const INDENT = 4;
/** So many full lines, and so large a share of them that end inside a sentence, show the margin where no paragraph is indented. */
const FEWEST_FULL = 4;
const LEAST_CUT = 0.7;

const ENDS_SENTENCE = /[。；;：:！？!?]["”』」）)]?$/u;

interface TextLine {
  text: string;
  indent: number;
  width: number;
  isMark: boolean;
}

/**
 * Puts lines together that the margin of a page has cut, as they come out of PDF files and scans: a line that reaches the margin goes on in the
 * next one, over the number of a page too, where that is not indented as paragraphs are, or where many such lines end inside a
 * sentence. A line with a number of its own goes on with nothing. undefined for a text that was not cut so.
 */
export function unwrapText(text: string, vocabulary: Vocabulary): UnwrappedText | undefined {
  const lines = splitLines(text).map((range): TextLine => {
    const { start, end } = trimRange(text, range.start, range.end);
    const indent = columns(text, range.start, start);
    const own = text.slice(start, end);
    return { text: own, indent, width: indent + columns(text, start, end), isMark: isPageMark(own) };
  });
  markPageHeads(lines);
  const margin = lines.reduce((most, { width, isMark }) => (isMark ? most : Math.max(most, width)), 0);
  if (margin < NARROWEST || margin > WIDEST) return undefined;
  const full = [...lines.keys()].filter((at) => (lines[at]?.width ?? 0) >= margin - SLACK);
  const cut = full.filter((at) => !ENDS_SENTENCE.test(lines[at]?.text ?? ""));
  const indented = lines.filter(({ indent, isMark }) => indent >= INDENT && !isMark).length;
  const isIndented = indented * 2 > lines.filter(({ width, isMark }) => width > 0 && !isMark).length;
  const hasMargin = full.length >= FEWEST_FULL && cut.length >= full.length * LEAST_CUT;
  const next = new Map<number, number>();
  for (const at of full) {
    const below = lineBelow(lines, at);
    if (below === undefined) continue;
    const [upper, lower] = [lines[at] as TextLine, lines[below] as TextLine];
    if (cutsLabel(upper.text, lower.text, vocabulary)) next.set(at, below);
  }
  if (!isIndented && !hasMargin) return next.size === 0 ? undefined : join(lines, next);
  for (const at of isIndented ? full : cut) {
    const below = lineBelow(lines, at);
    if (below === undefined || !goesOn(lines[at] as TextLine, lines[below] as TextLine, isIndented)) continue;
    if (isIndented || !headsItems(lines[below] as TextLine, lines[below + 1], margin)) next.set(at, below);
  }
  return next.size === 0 ? undefined : join(lines, next);
}

/** The title that the head of each page repeats beside the number of the page is a mark of the page as that is. */
function markPageHeads(lines: TextLine[]): void {
  const title = lines.findIndex(({ width }) => width > 0);
  const head = lines[title]?.text;
  for (const [at, line] of lines.entries()) {
    if (at <= title || line.text !== head) continue;
    if (lines[at - 1]?.isMark === true || lines[at + 1]?.isMark === true) line.isMark = true;
  }
}

/** Columns that a piece of text takes; the marks of Chinese text are as wide as its characters. */
function columns(text: string, start: number, end: number): number {
  let width = 0;
  for (let at = start; at < end; at += 1) width += text.charCodeAt(at) >= 0x2010 ? 2 : 1;
  return width;
}

/** The line right below, or the first one behind the number of a page and the blank lines around it. */
function lineBelow(lines: readonly TextLine[], at: number): number | undefined {
  let below = at + 1;
  let hasMark = false;
  while (below < lines.length && (lines[below]?.width === 0 || lines[below]?.isMark === true)) {
    hasMark ||= lines[below]?.isMark === true;
    below += 1;
  }
  return below < lines.length && (hasMark || below === at + 1) ? below : undefined;
}

/** Bars, rules and gaps are what tables are drawn with. */
const DRAWN = /[|｜│┃]|[-─━=]{4}|\S[ \u3000]{3,}\S/u;

/** What nothing goes on with. */
const BEGINS_LINE = /^(?:[【〖●○■□◆◇▪▫•·➢➤►▶◎★☆※]|[-*—–]\s)/u;

/** 2 教师资格认定 · 2.1 服务内容: a number as outlines count, and no measure (12 个乡镇). */
const OUTLINE_NUMBER =
  /^[0-9]{1,2}(?:[.．][0-9]{1,2}){0,3}[ \u3000]+(?![个项名年月日元万亿家处人次户条千百台座辆吨米公平])\p{Script=Han}{2}/u;

/** True for a short line over the first of some items: it names them, and goes on with nothing. */
function headsItems(line: TextLine, below: TextLine | undefined, margin: number): boolean {
  if (line.width * 2 > margin || ENDS_SENTENCE.test(line.text)) return false;
  return leadingNumber(below?.text ?? "")?.value === 1;
}

/** True where the margin has cut the name of a column in front of its colon: …；联⏎系电话：…. */
function cutsLabel(above: string, below: string, vocabulary: Vocabulary): boolean {
  const rest = below.slice(0, LONGEST_LABEL + 1).search(/[：:]/u);
  const begun = rest < 1 ? "" : (/[。；;，,、（(\s]([^。；;，,、（(\s]{1,8})$/u.exec(above)?.[1] ?? "");
  return begun !== "" && vocabulary.isHeading(begun + below.slice(0, rest));
}

function goesOn(above: TextLine, below: TextLine, isIndented: boolean): boolean {
  if (DRAWN.test(above.text) || DRAWN.test(below.text)) return false;
  if (leadingNumber(below.text) !== undefined || OUTLINE_NUMBER.test(below.text)) return false;
  // 承办机构：… begins a line of its own, however long the one above is, and so does a bullet.
  if (!isIndented) return labelAtHead(below.text) === undefined && !BEGINS_LINE.test(below.text);
  if (below.indent >= Math.min(INDENT, above.indent === 0 ? INDENT : above.indent)) return false;
  // A line that ends a sentence at the margin may as well end its paragraph, over a title that is not indented.
  return !ENDS_SENTENCE.test(above.text) || ENDS_SENTENCE.test(below.text);
}

function join(lines: readonly TextLine[], next: ReadonlyMap<number, number>): UnwrappedText {
  const starts: { offset: number; line: number }[] = [];
  const taken = new Set(next.values());
  let text = "";
  const add = (at: number): void => {
    starts.push({ offset: text.length, line: at + 1 });
    text += lines[at]?.text ?? "";
  };
  for (const at of lines.keys()) {
    if (taken.has(at)) continue;
    for (let piece: number | undefined = at; piece !== undefined; piece = next.get(piece)) add(piece);
    text += "\n";
  }
  return { text, lineAt: lineAtStarts(starts), joined: [...taken].map((at) => at + 1) };
}

function lineAtStarts(starts: readonly { offset: number; line: number }[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return starts[low]?.line ?? 1;
  };
}
