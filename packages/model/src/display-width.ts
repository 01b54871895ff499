/**
 * Columns that a text takes in a terminal or a plain-text table: East Asian wide and full-width characters and emoji count two,
 * combining marks and joiners none, all else one.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character.codePointAt(0) ?? 0);
  return width;
}

/** Ranges of code points that are two columns wide (Unicode East Asian Width W and F, as far as they occur in Chinese texts). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Ambiguous characters that every Chinese font draws two columns wide: quotes, dashes, ellipsis, circled digits, brackets. */
const WIDE_IN_CHINESE = "“”‘’—…·×÷°§※→←↑↓■□●○◎★☆▲△√";

function characterWidth(code: number): number {
  if (code < 0x300) return code < 0x20 ? 0 : code === 0xb7 || code === 0xd7 ? 2 : 1;
  if ((code >= 0x300 && code <= 0x36f) || code === 0x200b || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f))
    return 0;
  if (code >= 0x2460 && code <= 0x24ff) return 2;
  if (WIDE.some(([from, to]) => code >= from && code <= to)) return 2;
  return WIDE_IN_CHINESE.includes(String.fromCodePoint(code)) ? 2 : 1;
}
