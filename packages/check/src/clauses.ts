import { matchesOf } from "./matches-of.ts";

/** A clause of a text: what stands between 。；，： and line breaks, and where. */
export interface Clause {
  text: string;
  start: number;
}

const CLAUSE = /[^，。；：,;:\n]+/gu;

export function* clausesOf(text: string): Generator<Clause> {
  for (const match of matchesOf(text, CLAUSE)) yield { text: match[0], start: match.index };
}
