import { withoutWhiteSpace } from "@qingdan/model";

/** A text as the bag of its pairs of neighbouring characters, white space aside. */
export interface Bigrams {
  counts: Map<string, number>;
  size: number;
}

/** The pairs of neighbouring characters of a text; a text of one character is a pair of its own. */
export function bigrams(text: string): Bigrams {
  const plain = withoutWhiteSpace(text);
  const counts = new Map<string, number>();
  const size = Math.max(plain.length === 0 ? 0 : 1, plain.length - 1);
  for (let index = 0; index < size; index += 1) {
    const pair = plain.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size };
}

/** Dice's coefficient of two bags, 0 … 1: twice what they share over all that they have. Two empty texts are not alike. */
export function similarity(one: Bigrams, other: Bigrams): number {
  const [small, large] = one.counts.size <= other.counts.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [pair, count] of small.counts) shared += Math.min(count, large.counts.get(pair) ?? 0);
  const total = one.size + other.size;
  return total === 0 ? 0 : (2 * shared) / total;
}
