import { endsSentence, leadingNumber, type LeadingNumber, type NumberStyle, type SectionKind } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, type Recognition } from "../passage.ts";

/** A number at the head of a line; "levels" is one that counts the level above it as well (1.2), "deep-levels" those above that too (1.2.3). */
export type ProseNumber = Omit<LeadingNumber, "style"> & { style: NumberStyle | "levels" | "deep-levels" };

/** A line of prose with what recognition needs to know of it. */
export interface ProseLine {
  line: Line;
  text: string;
  number: ProseNumber | undefined;
  /** The text behind the number. */
  body: string;
  /**
   * The section heading that the line begins with, where it begins in `body` behind what decorates it (【 ● ◆), and how many units of `body`
   * all of that takes (a colon included).
   */
  heading: { text: string; kinds: SectionKind[]; start: number; length: number } | undefined;
}

/** Lines of prose, each with its number and the section heading it may begin with. */
export function proseLines(recognition: Recognition, lines: readonly Line[]): ProseLine[] {
  const prose = lines.map((line) => {
    const text = lineText(recognition.document, line);
    return numbered(recognition, line, text, leadingNumber(text) ?? articleNumber(recognition, text));
  });
  const levels = prose.map(({ text, number }) => (number === undefined ? numberOfLevels(text) : undefined));
  const heads = levels.map((number, at) => {
    const { line, text } = prose[at] as ProseLine;
    return number === undefined ? undefined : numbered(recognition, line, text, number);
  });
  // 1.2 may be a measure: it numbers headings where one of the form's stands behind it, or where the format knows the line for a heading, and then
  // those of the list's own words as well.
  if (!heads.some((head) => head?.heading !== undefined || (head?.line.level !== undefined && looksLikeTitle(head))))
    return prose;
  return prose.map((line, at) => {
    const head = heads[at];
    if (head !== undefined && (head.heading !== undefined || looksLikeTitle(head))) return head;
    const outer = line.number === undefined ? plainNumber(line.text) : undefined;
    return outer !== undefined && levels.some((number) => number?.printed === `${outer.value}.1`)
      ? numbered(recognition, line.line, line.text, outer)
      : line;
  });
}

const ARTICLE = /^[\s\u3000]*第[一二三四五六七八九十0-9０-９]{1,3}条/u;

/** 第一条监督检查对象, typed without a gap: a number where nothing but the name of a section stands behind it. */
function articleNumber(recognition: Recognition, text: string): ProseNumber | undefined {
  const [mark] = ARTICLE.exec(text) ?? [];
  if (mark === undefined || sectionName(recognition, text.slice(mark.length))?.kinds.length === 0) return undefined;
  const number = leadingNumber(`${mark} `);
  return number === undefined ? undefined : { ...number, length: mark.length };
}

const PLAIN = /^[\s\u3000]*([0-9]{1,2})[\s\u3000]+(?=\p{Script=Han}{2})/u;

/** 2 in front of words, the level above 2.1. */
export function plainNumber(text: string): ProseNumber | undefined {
  const [whole, printed] = PLAIN.exec(text) ?? [];
  if (whole === undefined || printed === undefined) return undefined;
  return { style: "arabic", value: Number(printed), printed, mark: `${printed} `, length: whole.length };
}

function numbered(recognition: Recognition, line: Line, text: string, number: ProseNumber | undefined): ProseLine {
  const body = number === undefined ? text : text.slice(number.length);
  const heading = line.section === true ? sectionName(recognition, body) : headingOf(recognition, body);
  return { line, text, number, body, heading };
}

const LEVELS = /^[\s\u3000]*([0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,3})[、.．]?[\s\u3000]*(?=\p{Script=Han}{2})/u;

/** 1.2 in front of words, with the value of its last level. */
export function numberOfLevels(text: string): ProseNumber | undefined {
  const [whole, printed] = LEVELS.exec(text) ?? [];
  if (whole === undefined || printed === undefined) return undefined;
  const levels = printed.normalize("NFKC").split(".");
  const style = levels.length > 2 ? "deep-levels" : "levels";
  return { style, value: Number(levels.at(-1)), printed, mark: whole.trim(), length: whole.length };
}

/** The heading that a whole line is, of the form or not. */
function sectionName(recognition: Recognition, body: string): ProseLine["heading"] {
  const text = body.replace(/[：:\s]+$/u, "");
  const known = bareHeadingOf(recognition, body);
  return known?.length === body.length ? known : { text, kinds: [], start: 0, length: body.length };
}

/** How far into a line a heading may reach. */
const LONGEST_HEADING = 24;

/** 【监督检查对象】: a heading in brackets, with what may stand behind them. */
const BRACKETED = /^([【〖［[][\s\u3000]*)([^【】〖〗［］[\]]{2,24}?)[\s\u3000]*[】〗］\]][：:]?/u;
/** ● ◆ ■ in front of a heading. */
const BULLET = /^[●◆■★▲◇○□※•·◎▶►➢☆][\s\u3000]*/u;

function headingOf(recognition: Recognition, body: string, bare = false): ProseLine["heading"] {
  const [whole, bracket = "", inner = ""] = BRACKETED.exec(body) ?? [];
  const kinds = whole === undefined ? [] : recognition.vocabulary.kindsOf(inner, { bare: true });
  if (whole !== undefined && kinds.length > 0)
    return { text: inner, kinds, start: bracket.length, length: whole.length };
  const bullet = BULLET.exec(body)?.[0].length ?? 0;
  const heading = plainHeadingOf(recognition, body.slice(bullet), bare);
  return heading === undefined ? undefined : { ...heading, start: bullet, length: heading.length + bullet };
}

function plainHeadingOf(
  recognition: Recognition,
  body: string,
  bare: boolean,
): Omit<NonNullable<ProseLine["heading"]>, "start"> | undefined {
  const colon = /[：:]/u.exec(body.slice(0, LONGEST_HEADING + 1));
  const space = /[\s\u3000]/u.exec(body.slice(0, LONGEST_HEADING + 1));
  const whole = body.replace(/[：:。.\s]+$/u, "");
  const candidates: [heading: string, length: number][] = [];
  if (whole.length <= LONGEST_HEADING) candidates.push([whole, body.length]);
  const stop = body.slice(0, LONGEST_HEADING + 1).indexOf("。");
  if (stop > 0 && stop < body.length - 1) candidates.push([body.slice(0, stop), stop + 1]);
  if (colon) candidates.push([body.slice(0, colon.index), colon.index + 1]);
  if (space) candidates.push([body.slice(0, space.index), space.index + 1]);
  for (const [text, length] of candidates) {
    const kinds = recognition.vocabulary.kindsOf(text, { bare });
    if (kinds.length > 0) return { text: text.trim(), kinds, length };
  }
  return undefined;
}

/** The heading that a line begins with where the words 监督检查 may be left out: only for lines that are known to be headings. */
export function bareHeadingOf(recognition: Recognition, body: string): ProseLine["heading"] {
  return headingOf(recognition, body, true);
}

/** A line that could be a title or a heading: short, and not ending as a sentence or an item does. */
export function looksLikeTitle(prose: ProseLine): boolean {
  return prose.body !== "" && prose.body.length <= 60 && !/[。；;，,！？]$/u.test(prose.body);
}

/** A numbered line that could be a title although it ends in a full stop: only where a section heading below says that one must be. */
export function couldBeTitle(prose: ProseLine): boolean {
  return looksLikeTitle(prose) || (prose.number !== undefined && /^[^，。；：,;:]{4,60}。$/u.test(prose.body));
}

/** The lines of a text. In a document that was cut into pages a sentence that goes on in the next line is put together again. */
export function joinProse(recognition: Recognition, lines: readonly ProseLine[]): Line[] {
  return lines.map((current, index) => {
    const previous = lines[index - 1];
    const { start, end } = current.line;
    // A mark inside a sentence parts the line, not the text.
    const hard = current.line.glued === true && index > 0 ? { start, end, soft: true, glued: true } : { start, end };
    if (recognition.document.paged !== true || previous === undefined || beginsItem(current)) return hard;
    if (endsSentence(previous.text) || isSubheading(previous)) return hard;
    return { ...hard, soft: true, glued: true };
  });
}

/** A line with a number or a bullet of its own goes on with no sentence. */
function beginsItem({ number, line }: ProseLine): boolean {
  return number !== undefined || line.item === true;
}

/** A numbered line without any punctuation: it heads what follows. */
function isSubheading(line: ProseLine): boolean {
  return line.number !== undefined && !/[，。；：、,;:]/u.test(line.body);
}
