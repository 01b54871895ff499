import { ROUNDING } from "./table-xml.ts";

/** A whole character, in half-widths, and what more a line must have beyond whole ones. */
const CHARACTER = 2;
const BEYOND = ROUNDING + 0.05;

/**
 * Widths changed by less than a quarter of a character, so that a line of a cell holds as many Chinese characters in a program that rounds it up
 * as in one that rounds it down: then all of them break a text alike. `frame` is what of a width is no room for text.
 */
export function evenWidths(widths: readonly number[], frame: number): number[] {
  const even = [...widths];
  const beyond = (index: number): number => ((even[index] ?? 0) - frame) % CHARACTER;
  const widest = even.indexOf(Math.max(...even));
  const move = (from: number, to: number, by: number): void => {
    even[from] = (even[from] ?? 0) - by;
    even[to] = (even[to] ?? 0) + by;
  };
  for (const index of even.keys())
    if (index !== widest && beyond(index) < BEYOND) move(widest, index, BEYOND - beyond(index));
  if (beyond(widest) >= BEYOND) return even;
  const spare = beyond(widest) + 0.05;
  const taker = [...even.keys()].find((index) => index !== widest && beyond(index) + spare < CHARACTER);
  if (taker !== undefined) move(widest, taker, spare);
  return even;
}
