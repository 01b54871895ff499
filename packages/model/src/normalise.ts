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

/** 1 for every UTF-16 unit that counts as white space: blanks, line ends, ideographic, no-break and zero-width spaces. */
const WHITE_SPACE = new Uint8Array(0x10000);
for (const [from, to] of [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200b],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x2060],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
] as const) {
  WHITE_SPACE.fill(1, from, to + 1);
}

/** The unit that each UTF-16 unit is folded to in a match form. */
const FOLDED = Uint16Array.from({ length: 0x10000 }, (_, unit) =>
  unit >= 0xff10 && unit <= 0xff5a ? unit - 0xfee0 : unit,
);
for (const [character, folded] of Object.entries(BRACKETS)) FOLDED[character.charCodeAt(0)] = folded.charCodeAt(0);

/** True for one UTF-16 unit that counts as white space everywhere in this project. */
export function isWhiteSpace(unit: number): boolean {
  return WHITE_SPACE[unit] === 1;
}

/** True for a text that is empty or nothing but white space. */
export function isWhiteSpaceOnly(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (WHITE_SPACE[text.charCodeAt(index)] === 0) return false;
  }
  return true;
}

/** Removes every white-space character, ideographic, no-break and zero-width ones included. */
export function withoutWhiteSpace(text: string): string {
  let result = "";
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (WHITE_SPACE[text.charCodeAt(index)] === 0) continue;
    result += text.slice(from, index);
    from = index + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/**
 * The form of a text by which wordings are compared: no white space, full-width letters and digits folded to
 * half width, all kinds of brackets and quotes folded to one. Never stored: texts are kept as printed.
 */
export function matchForm(text: string): string {
  let result = "";
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isBlank = WHITE_SPACE[unit] === 1;
    if (!isBlank && FOLDED[unit] === unit) continue;
    result += text.slice(from, index) + (isBlank ? "" : String.fromCharCode(FOLDED[unit] ?? unit));
    from = index + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** True where two texts have the same match form. */
export function sameForm(one: string, other: string): boolean {
  return one === other || (one !== "" && other !== "" && matchForm(one) === matchForm(other));
}
