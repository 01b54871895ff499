import { latinWidth, SCRIPT_GAP } from "../text-lines.ts";

/** How wide Latin letters and digits are in the fonts that stand in for the form's, in halves of a Chinese character. */
export const WIDE_LATIN = 1.27;

const CLOSING = "，。、；：？！）】》〉〕」』”’,.;:?!)]}％%·—…";
/** Marks that may hang over the end of a line, one at a time; both Word and LibreOffice let them. */
const HANGING = "、。，．：；？！,.:;?!";
const OPENING = "（【《〈〔「『“‘([{";

const IS_HALF = 1;
const IS_CLOSING = 2;
const IS_HANGING = 4;
const IS_OPENING = 8;
const IS_SPACE = 16;

/** What each UTF-16 unit is, by its code. Each half of a surrogate pair is as wide as a Latin letter. */
const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(65536);
  table.fill(IS_HALF, 0x21, 0x2000);
  table.fill(IS_HALF, 0xd800, 0xe000);
  table[0xb7] = 0;
  const mark = (characters: string, flag: number): void => {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      table[code] = (table[code] ?? 0) | flag;
    }
  };
  mark(CLOSING, IS_CLOSING);
  mark(HANGING, IS_HANGING);
  mark(OPENING, IS_OPENING);
  mark(" \t", IS_SPACE);
  return table;
}

/**
 * The number of lines of one paragraph set in characters of one width: `room` is a line in half-widths, `indent` what its first line
 * is indented, `latin` the width of a Latin letter or digit; where that is more than usual, nothing hangs over the end of a line either, as
 * some programs have it in lines of mixed text. A closing mark never begins a line and an opening one never ends it, a comma or full stop may hang over the end; a
 * Latin word is not parted.
 */
export function countProseLines(text: string, room: number, indent: number, latin = 1): number {
  if (text.length * 2 + indent <= room) return 1;
  let lines = 1;
  let used = indent;
  /** Width of the piece that cannot be parted and is still growing, and what of it may hang. */
  let piece = 0;
  let hanging = 0;
  /** What stands between the piece and what is before it on its line. */
  let gap = 0;
  let afterHalf = false;
  /** Whether the piece may grow by a Latin letter, by anything, or only by closing marks. */
  let inWord = false;
  let opened = false;
  const isMixed = latin > 1 && LATIN.test(text);
  // One turn more than there are characters puts the last piece down.
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : SPACE;
    const kind = isHan(code) ? 0 : (CLASSES[code] ?? 0);
    const half = (kind & IS_HALF) !== 0;
    const grows = (kind & IS_SPACE) === 0 && ((kind & IS_CLOSING) !== 0 || opened || (inWord && half));
    if (!grows && piece > 0) {
      if (used > 0 && used + gap + piece - hanging > room + 0.01) {
        lines += 1;
        used = 0;
        gap = 0;
      }
      used += gap + piece;
      while (used - hanging > room) {
        lines += 1;
        used -= room;
      }
      piece = 0;
      hanging = 0;
    }
    if ((kind & IS_SPACE) !== 0) {
      // A space stays at the end of its line, however full that is.
      used += 1;
      inWord = false;
      opened = false;
      continue;
    }
    const size = half ? (latin > 1 ? Math.max(latin, latinWidth(code)) : 1) : 2;
    if (piece === 0) gap = half !== afterHalf && partsScripts(text.charCodeAt(index - 1), code) ? SCRIPT_GAP : 0;
    afterHalf = half;
    piece += size;
    hanging = (kind & IS_HANGING) !== 0 && (latin === 1 || !isMixed) ? size : 0;
    opened = (kind & IS_OPENING) !== 0;
    inWord = half && (inWord || (kind & IS_CLOSING) === 0);
  }
  return lines;
}

/** Whether one of two neighbours is a Chinese character and the other a Latin letter or digit. */
function partsScripts(before: number, code: number): boolean {
  return (isHan(before) && isWordCharacter(code)) || (isWordCharacter(before) && isHan(code));
}

function isHan(code: number): boolean {
  return code > LAST_MARK && code < 0xd800;
}

function isWordCharacter(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 32) >= 0x61 && (code | 32) <= 0x7a);
}

/** Whether the text holds anything but Chinese characters and marks: else its lines are the same for every width of Latin letters. */
export function hasHalfWidths(text: string): boolean {
  return HALF.test(text);
}

const SPACE = 0x20;
/** What `CLASSES` has as half as wide. */
const HALF = /[!-\u00b6\u00b8-\u1fff\ud800-\udfff]/;
const LATIN = /[!-~]/u;
/** Behind this character, up to the halves of surrogate pairs, there are no marks and nothing that is half as wide. */
const LAST_MARK = 0x3020;
