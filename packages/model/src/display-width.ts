/**
 * Characters that a terminal shows two cells wide: East Asian wide and full-width ones, and emoji (Unicode Standard Annex 11). Those of
 * ambiguous width (quotes, dashes, circled digits) are narrow, as terminals show them unless told otherwise.
 */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|(?![\u{1f1e6}-\u{1f1ff}])\p{Emoji_Presentation}/u;
const NONE = /[\p{Cc}\p{Mn}\p{Me}\u200b-\u200f\u2060\ufeff]/u;

/** How many terminal cells one character takes. */
function characterWidth(character: string): number {
  if (character >= " " && character <= "~") return 1;
  return WIDE.test(character) ? 2 : NONE.test(character) ? 0 : 1;
}

/** How many cells of a terminal or a plain-text table a text of one line takes; combining marks and control characters take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The beginning of a text that fits into `width` cells, with … where it was cut. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let result = "";
  let used = 1;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    result += character;
  }
  return `${result}…`;
}
