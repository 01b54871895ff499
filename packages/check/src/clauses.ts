/** A clause of a text: what stands between 。；，： and line breaks, and where. */
export interface Clause {
  text: string;
  start: number;
}

export function* clausesOf(text: string): Generator<Clause> {
  for (const match of text.matchAll(/[^，。；：,;:\n]+/gu)) yield { text: match[0], start: match.index };
}
