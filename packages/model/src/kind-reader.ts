import { matchForm } from "./normalise.ts";
import { SECTION_KINDS, type SectionKind } from "./parts.ts";
import type { VocabularyData, VocabularyExtension } from "./vocabulary-data.ts";

/** Match forms without repetition, the longest first: so the longest wording that fits is found. */
export function longestFirst(words: readonly string[]): string[] {
  return [...new Set(words.map(matchForm))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Reads headings such as 监督检查方式及程序: a prefix, then kinds with joiners and fillers between; [] for any other text. */
export function createKindReader(
  base: VocabularyData,
  extension: VocabularyExtension,
): (heading: string, options?: { bare?: boolean }) => SectionKind[] {
  const sections = extension.sections ?? {};
  const prefixes = longestFirst([...base.sections.prefixes, ...(sections.prefixes ?? [])]);
  const fillers = longestFirst([...base.sections.fillers, ...(sections.fillers ?? [])]);
  const joiners = longestFirst([...base.sections.joiners, ...(sections.joiners ?? [])]);
  const kindWords: [string, SectionKind][] = [];
  for (const kind of SECTION_KINDS) {
    for (const word of [...base.sections.kinds[kind], ...(sections.kinds?.[kind] ?? [])])
      kindWords.push([matchForm(word), kind]);
  }
  kindWords.sort((a, b) => b[0].length - a[0].length);
  const skip = (text: string, words: readonly string[]): string => {
    const word = words.find((candidate) => text.startsWith(candidate));
    return word === undefined ? text : skip(text.slice(word.length), words);
  };
  const cache = new Map<string, SectionKind[]>();
  const read = (heading: string, bare: boolean): SectionKind[] => {
    let rest = matchForm(heading).replace(/[::。.]+$/u, "");
    if (rest.length > 24) return [];
    const stripped = skip(rest, prefixes);
    if (stripped === rest && !bare) return [];
    if (stripped !== rest) {
      rest = skip(stripped, fillers);
      // 监管主体及对象: what a filler leaves of a pair is read alone.
      const joiner = rest === stripped ? undefined : joiners.find((word) => rest.startsWith(word));
      if (joiner !== undefined) rest = rest.slice(joiner.length);
    }
    const kinds: SectionKind[] = [];
    while (rest !== "") {
      const known = kindWords.find(([word]) => rest.startsWith(word));
      if (known === undefined) return [];
      // 方式、方法 is one kind in two words.
      if (!kinds.includes(known[1])) kinds.push(known[1]);
      rest = rest.slice(known[0].length);
      if (rest === "") return kinds;
      const joiner = joiners.find((word) => rest.startsWith(word));
      if (joiner === undefined) return [];
      rest = skip(skip(rest.slice(joiner.length), prefixes), fillers);
    }
    return [];
  };
  return (heading, options) => {
    const cacheKey = (options?.bare === true ? "+" : "-") + heading;
    let kinds = cache.get(cacheKey);
    if (kinds === undefined) {
      kinds = read(heading, options?.bare === true);
      if (cache.size < 4096) cache.set(cacheKey, kinds);
    }
    return [...kinds];
  };
}
