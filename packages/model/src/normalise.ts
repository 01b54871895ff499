const BRACKETS: Record<string, string> = {
  "〔": "(",
  "〕": ")",
  "﹝": "(",
  "﹞": ")",
  "［": "(",
  "］": ")",
  "[": "(",
  "]": ")",
  "（": "(",
  "）": ")",
  "“": '"',
  "”": '"',
  "＂": '"',
  "「": '"',
  "」": '"',
  "‘": "'",
  "’": "'",
  "：": ":",
  "．": ".",
  "，": ",",
  "；": ";",
  "〈": "<",
  "〉": ">",
  "＜": "<",
  "＞": ">",
};

const WHITE_SPACE = /[\s\u00a0\u200b\u2060\ufeff]+/gu;

/** Removes every white-space character, ideographic, no-break and zero-width ones included. */
export function withoutWhiteSpace(text: string): string {
  return text.replace(WHITE_SPACE, "");
}

/** True for one UTF-16 unit that counts as white space everywhere in this project. */
export function isWhiteSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0x3000 ||
    unit === 0xa0 ||
    unit === 0xfeff ||
    unit === 0x200b ||
    unit === 0x2060 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f
  );
}

/**
 * The form of a text by which wordings are compared: no white space, full-width letters and digits folded to
 * half width, all kinds of brackets and quotes folded to one. Never stored: texts are kept as printed.
 */
export function matchForm(text: string): string {
  let result = "";
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (isWhiteSpace(code)) continue;
    const folded = BRACKETS[character];
    if (folded !== undefined) result += folded;
    else if (code >= 0xff10 && code <= 0xff5a) result += String.fromCharCode(code - 0xfee0);
    else result += character;
  }
  return result;
}
