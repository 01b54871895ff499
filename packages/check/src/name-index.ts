import { matchesOf } from "./matches-of.ts";

/** Names by their last two characters: at most places of a text no name ends, which two characters tell without cutting it. */
export interface NameIndex {
  /** The lengths of the names that end in these two characters, longest first. */
  lengths: ReadonlyMap<string, readonly number[]>;
  names: ReadonlySet<string>;
}

/** The index of names of two characters or more. */
export function indexNames(names: Iterable<string>): NameIndex {
  const all = new Set(names);
  const lengths = new Map<string, number[]>();
  for (const name of all) {
    const tail = name.slice(-2);
    const own = lengths.get(tail);
    if (own === undefined) lengths.set(tail, [name.length]);
    else if (!own.includes(name.length)) own.push(name.length);
  }
  for (const own of lengths.values()) own.sort((left, right) => right - left);
  return { lengths, names: all };
}

/** The characters that names of places end in. */
const SUFFIX = /[省市县区州盟旗]/gu;

/** The names of the index that a text has, the longest first where several end at one place; none overlaps the one before it. */
export function* namesIn(text: string, { lengths, names }: NameIndex): Generator<{ name: string; index: number }> {
  let from = 0;
  for (const { index } of matchesOf(text, SUFFIX)) {
    const end = index + 1;
    for (const length of lengths.get(text.slice(end - 2, end)) ?? []) {
      if (end - length < from) continue;
      const name = text.slice(end - length, end);
      if (!names.has(name)) continue;
      yield { name, index: end - length };
      from = end;
      break;
    }
  }
}
