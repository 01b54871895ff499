import { endsSentence, isWhiteSpace } from "@qingdan/model";

/**
 * How many lines a text takes when it is wrapped. Widths are counted in half-widths: a Chinese character is two, and most Latin
 * letters and digits are one; they count a little more here, because the fonts that stand in for missing ones are wider.
 */
const LATIN = 1.28;
const CAPITAL = 1.38;
const BROAD = 1.95;

/** ‰ belongs to the number before it and is wider than a Chinese character. */
const PER_MILLE = 0x2030;
const BROADEST = 2.7;

/** The letters and signs that a proportional font prints wider than the others. */
const BROAD_LETTERS = "WMmw@%";

/** The width of one UTF-16 unit in half-widths. Both halves of a pair make one wide character. */
function unitWidth(code: number): number {
  if (code >= 0x2e80) return code >= 0xd800 && code <= 0xdfff ? 1 : code >= 0xff61 && code <= 0xff9f ? 1 : 2;
  if (code < 0x80) {
    const character = String.fromCharCode(code);
    return BROAD_LETTERS.includes(character) ? BROAD : /[A-Z]/u.test(character) ? CAPITAL : LATIN;
  }
  if (code === PER_MILLE) return BROADEST;
  return code >= 0x2000 && code <= 0x200f ? 1 : 2;
}

const WIDTHS = Float64Array.from({ length: 65536 }, (_, code) => (code === 10 ? 0 : unitWidth(code)));

/** The widths in the form's own fonts, in which Latin letters and digits are half as wide as Chinese characters. */
const NARROW = WIDTHS.map((width, code) => (code < 0x2000 ? Math.min(width, 1) : width));

/** What programs leave between a Chinese character and a Latin letter or digit, in half-widths. */
export const SCRIPT_GAP = 0.5;

/** True for what makes a word of Latin letters and digits, with the marks in it. */
function isLatin(code: number): boolean {
  return (code > 0x20 && code < 0x2000) || code === PER_MILLE;
}

/** The width of a Latin letter, digit or sign in the widest of the fonts that stand in for missing ones, in half-widths. */
export function latinWidth(code: number): number {
  return WIDTHS[code] ?? LATIN;
}

/** True for Chinese characters and their like: two wide, neither in a word nor a mark. Nearly all of a text is these. */
function isPlain(code: number): boolean {
  return code > 0x3020 && code < 0xd800;
}

/** The width of a text on one line, in half-widths; line breaks take no room. */
export function textWidth(text: string, widths = WIDTHS): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    width += isPlain(code) ? 2 : (widths[code] ?? 2);
  }
  return width;
}

/**
 * The width of the longest word in Latin letters and digits, in half-widths: what would be parted in a narrower cell. A 、 belongs to the word
 * before it, and two numbers with one between them are one word, because some programs part them elsewhere.
 */
export function longestWord(text: string): number {
  let longest = 0;
  let word = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const grows = (code > 0x20 && code < 0x80) || (code === LIST_COMMA && word > 0);
    word = grows ? word + (WIDTHS[code] ?? 2) : 0;
    if (word > longest) longest = word;
  }
  return longest;
}

/** 、 */
const LIST_COMMA = 0x3001;

/** The number of lines of `text` in a cell `width` half-widths wide; 0 for an empty text. */
export function countLines(text: string, width: number): number {
  if (text === "") return 0;
  if (text.length * 2 <= width && !text.includes("\n")) return 1;
  const { lines } = walkLines(text, width, Number.POSITIVE_INFINITY);
  return text.includes("-") && PHONES.test(text) ? Math.max(lines, linesOfPhones(text, width)) : lines;
}

/** The number of lines of `text` where Latin letters and digits are narrow: what `countLines` says may be more. */
export function countLeastLines(text: string, width: number): number {
  return walkLines(text, width, Number.POSITIVE_INFINITY, NARROW).lines;
}

/** 0571-86650001、0571-86650002 */
const PHONES = /\d-\d+[、，,]\d/u;

/** The number of lines where a program parts phones behind their hyphens, and not behind the marks between them. */
function linesOfPhones(text: string, width: number): number {
  let lines = 0;
  for (const line of text.split("\n")) {
    lines += 1;
    let used = 0;
    for (const [piece] of line.matchAll(/[!-,.-~、，]*-|[!-~、，]+|./gsu)) {
      const size = textWidth(piece);
      if (used > 0 && used + size > width) {
        lines += 1;
        used = 0;
      }
      // What is longer than a line is parted anywhere.
      lines += Math.max(0, Math.ceil((used + size) / width) - 1);
      used = (used + size) % width;
    }
  }
  return lines;
}

/**
 * Cuts a text behind its first `lines` lines in a cell `width` half-widths wide: at a line break of the text itself where one is near and a sentence
 * ends before it, else amid a sentence. By that a reader knows in any format whether the line break, which belongs to neither piece, stood between
 * them.
 */
export function cutAfterLines(text: string, width: number, lines: number): { head: string; tail: string } {
  const { end } = walkLines(text, width, lines);
  if (end >= text.length) return { head: text, tail: "" };
  const near = text.lastIndexOf("\n", end);
  if (near > end - width && near > 0 && isBetweenSentences(text, near))
    return { head: text.slice(0, near), tail: text.slice(near + 1) };
  const at = amidSentence(text, end);
  return { head: text.slice(0, at), tail: text.slice(at) };
}

/** Whether a line break is all that stands between the end of a sentence and the next line. */
function isBetweenSentences(text: string, at: number): boolean {
  const isPlace = (index: number): boolean => index < text.length && !isWhiteSpace(text.charCodeAt(index));
  return isPlace(at - 1) && isPlace(at + 1) && endsSentence(text.slice(0, at));
}

/**
 * The place nearest before `end` at which a sentence goes on; `end` where there is none. A line that ends there is parted some characters before its
 * end, so that these do not stand alone in the next piece.
 */
function amidSentence(text: string, end: number): number {
  let at = end;
  while (at > 0 && isWhiteSpace(text.charCodeAt(at - 1))) at -= 1;
  if (at < end || isWhiteSpace(text.charCodeAt(end))) {
    const from = text.lastIndexOf("\n", at - 1) + 1;
    at -= Math.min(MOST_TAKEN_ALONG, (at - from) >> 1);
  }
  while (at > 1 && !isAmidSentence(text, at)) at -= 1;
  return isAmidSentence(text, at) ? at : end;
}

/** So many characters of a line that ends with its piece stand in the next one. */
const MOST_TAKEN_ALONG = 8;

/** Whether no mark that belongs to the other piece, white space or end of a sentence stands at a place, and no character is parted there. */
function isAmidSentence(text: string, at: number): boolean {
  const [before, code] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (isWhiteSpace(before) || isWhiteSpace(code) || isLowSurrogate(code)) return false;
  return KINDS[before] !== IS_OPENING && KINDS[code] !== IS_CLOSING && !endsSentence(text.slice(0, at));
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Goes over a text line by line; stops at the first unit that stands on a line behind the last one wanted. */
function walkLines(text: string, width: number, most: number, widths = WIDTHS): { lines: number; end: number } {
  const gap = widths === WIDTHS ? SCRIPT_GAP : 0;
  let lines = 1;
  let used = 0;
  /** Width and beginning of the Latin word at the end of the line, which moves to the next line as a whole if it fits there. */
  let word = 0;
  let wordStart = 0;
  let lineStart = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isPlain(code)) {
      used += word > 0 ? 2 + gap : 2;
      word = 0;
    } else if (code === LINE_BREAK) {
      if (lines === most) return { lines, end: index };
      lines += 1;
      lineStart = index + 1;
      used = word = 0;
    } else {
      const size = widths[code] ?? 2;
      if (!isInWord(text, index, code)) word = 0;
      else {
        if (word === 0) wordStart = index;
        if (word === 0 && index > lineStart && isPlain(text.charCodeAt(index - 1))) used += gap;
        word += size;
      }
      used += size;
    }
    if (used <= width || code === SPACE) continue;
    const moved = word > 0 && word <= width ? wordStart : index;
    const start = lineBreak(text, moved, lineStart);
    if (lines === most) return { lines, end: start };
    lines += 1;
    lineStart = start;
    used = textWidth(text.slice(start, index + 1), widths);
    if (word > 0 && moved === index) word = widths[code] ?? 2;
  }
  return { lines, end: text.length };
}

/** Whether a character that is no Chinese one is of a Latin word: a letter, a digit, or a closing mark right before one. */
function isInWord(text: string, index: number, code: number): boolean {
  return isLatin(code) || (KINDS[code] === IS_CLOSING && isLatin(text.charCodeAt(index + 1)));
}

/**
 * Where a line ends that cannot hold what stands at `index`: there, or before, since no closing mark may begin a line and no opening one end it.
 * A line that is nothing but such marks is parted where it is full.
 */
function lineBreak(text: string, index: number, lineStart: number): number {
  let start = index;
  while (KINDS[text.charCodeAt(start)] === IS_CLOSING || KINDS[text.charCodeAt(start - 1)] === IS_OPENING) {
    start -= 1;
    if (start <= lineStart) return index;
  }
  return start;
}

const LINE_BREAK = 10;
const SPACE = 0x20;

const IS_CLOSING = 1;
const IS_OPENING = 2;

/** Which marks may begin no line, and which end none, by their code. */
const KINDS = new Uint8Array(65536);
for (const mark of "，。、；：？！）】》〉〕」』”’,.;:?!)]}％") KINDS[mark.charCodeAt(0)] = IS_CLOSING;
for (const mark of "（【《〈〔「『“‘") KINDS[mark.charCodeAt(0)] = IS_OPENING;
