/** Characters of symbol fonts that stand in forms: ticks, boxes, bullets. Code points of the private use area as w:sym writes them. */
const WINGDINGS: Record<number, string> = {
  0xf06c: "●",
  0xf06d: "○",
  0xf06e: "■",
  0xf06f: "□",
  0xf071: "❑",
  0xf075: "◆",
  0xf076: "❖",
  0xf0a1: "○",
  0xf0a7: "▪",
  0xf0a8: "□",
  0xf0b2: "✧",
  0xf0d8: "➢",
  0xf0e0: "→",
  0xf0fb: "✗",
  0xf0fc: "✓",
  0xf0fd: "☒",
  0xf0fe: "☑",
};
const WINGDINGS_2: Record<number, string> = {
  0xf04f: "✗",
  0xf050: "✓",
  0xf051: "☒",
  0xf052: "☑",
  0xf053: "☒",
  0xf054: "☒",
  0xf0a3: "□",
};
const SYMBOL: Record<number, string> = {
  0xf0b7: "•",
  0xf0a8: "♦",
  0xf0d7: "·",
  0xf0b4: "×",
  0xf0b1: "±",
  0xf0a3: "≤",
  0xf0b3: "≥",
};

const FONTS: Record<string, Record<number, string>> = {
  wingdings: WINGDINGS,
  "wingdings 2": WINGDINGS_2,
  symbol: SYMBOL,
};

/** The character that w:sym shows (`code` in hexadecimal); one that no table knows is kept as the character of its code. */
export function symbolCharacter(font: string, code: string): string {
  const point = Number.parseInt(code, 16);
  if (Number.isNaN(point) || point === 0) return "";
  const raised = point < 0x100 ? point + 0xf000 : point;
  return FONTS[font.toLowerCase()]?.[raised] ?? String.fromCharCode(point);
}

/**
 * The character that a symbol font shows for one of the private use area in plain text, as LibreOffice and WPS write what Word writes as w:sym. The
 * codes tell the fonts of forms apart, Wingdings first; any other is kept.
 */
export function typedSymbol(character: string): string {
  const code = character.charCodeAt(0);
  return WINGDINGS[code] ?? WINGDINGS_2[code] ?? SYMBOL[code] ?? character;
}

/** True for a font whose characters are signs: letters typed in it are none. */
export function isSymbolFont(font: string): boolean {
  return FONTS[font.toLowerCase()] !== undefined;
}

/** What a text shows that is set in a symbol font (ü in Wingdings: ✓); characters that no letter of such a font stands for are kept. */
export function symbolText(font: string, text: string): string {
  return text.replace(/[!-\u00ff\uf021-\uf0ff]/gu, (character) =>
    symbolCharacter(font, character.charCodeAt(0).toString(16)),
  );
}
