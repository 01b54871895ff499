/** Two texts that are nearly the same: their indexes in the input and how alike they are, 0 to 1. */
export interface NearPair {
  first: number;
  second: number;
  likeness: number;
}

/** Pairs of characters of a text, without what is no letter and no digit, as numbers of 15 bits for each character: small integers. */
function bigrams(text: string): Set<number> {
  const bare = text.replace(/[^\p{L}\p{N}]+/gu, "");
  const grams = new Set<number>();
  let before = bare.charCodeAt(0) & 0x7fff;
  for (let index = 1; index < bare.length; index += 1) {
    const unit = bare.charCodeAt(index) & 0x7fff;
    grams.add((before << 15) | unit);
    before = unit;
  }
  return grams;
}

/** Grams that more texts than this have say nothing about likeness, and are left out of the index. */
const COMMON = 40;

/**
 * Pairs of texts whose bigrams agree by Dice's measure 2·common / (a + b) of at least `threshold`; each later text once, with the
 * earlier text that it is most like. Candidates come from an index of bigrams, so that not all pairs are compared.
 */
export function nearDuplicates(texts: readonly string[], threshold: number, shortest = 6): NearPair[] {
  const grams = texts.map((text) => (text.length < shortest ? new Set<number>() : bigrams(text)));
  const index = new Map<number, number[]>();
  const pairs: NearPair[] = [];
  for (const [second, own] of grams.entries()) {
    const shared = new Map<number, number>();
    for (const gram of own) {
      const holders = index.get(gram);
      if (holders === undefined) index.set(gram, [second]);
      else {
        if (holders.length <= COMMON) for (const first of holders) shared.set(first, (shared.get(first) ?? 0) + 1);
        holders.push(second);
      }
    }
    let best: NearPair | undefined;
    for (const [first, seen] of shared) {
      const other = grams[first] ?? new Set<number>();
      // Common grams were not counted: an upper bound decides whether the pair is worth counting in full.
      if (seen * 5 < Math.min(own.size, other.size)) continue;
      const likeness = dice(own, other);
      if (likeness >= threshold && likeness > (best?.likeness ?? 0)) best = { first, second, likeness };
    }
    if (best !== undefined) pairs.push(best);
  }
  return pairs;
}

function dice(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  let common = 0;
  for (const gram of left) if (right.has(gram)) common += 1;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}
