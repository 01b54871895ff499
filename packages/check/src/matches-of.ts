const NONE: readonly RegExpExecArray[] = [];

/**
 * All matches of a global pattern in a text, as `matchAll` gives them. `matchAll` copies the pattern at every call, which costs more
 * than looking through a short text; most rules look at all texts and find nothing in nearly all of them.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  while (match !== null) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += 1;
    match = pattern.exec(text);
  }
  return found;
}
