/** Characters of a text that stand in a finding: enough to find the place by. */
const EXCERPT_LENGTH = 40;

/** The beginning of a text, character for character, so that it can be looked up in its cell; never half a character. */
export function excerpt(text: string, longest = EXCERPT_LENGTH): string {
  const cut = text.slice(0, longest);
  return text.length > longest && /[\ud800-\udbff]$/u.test(cut) ? cut.slice(0, -1) : cut;
}
