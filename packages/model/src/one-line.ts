/** Characters of a text that a message quotes. */
const QUOTED_LENGTH = 40;

/** A text for showing: its white space as single blanks, cut with … behind at most `longest` UTF-16 units, never inside a character. */
export function oneLine(text: string, longest = QUOTED_LENGTH): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > longest ? `${flat.slice(0, longest).replace(HALF_CHARACTER, "")}…` : flat;
}

/** The first half of a surrogate pair at the end of a text. */
const HALF_CHARACTER = /\p{Cs}$/u;
