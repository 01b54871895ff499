/** Characters of a text that a message quotes. */
const QUOTED_LENGTH = 40;

/** A text for showing: its white space as single blanks, cut with … behind `longest` UTF-16 units. */
export function oneLine(text: string, longest = QUOTED_LENGTH): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > longest ? `${flat.slice(0, longest)}…` : flat;
}
