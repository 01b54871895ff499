import {
  contentOf,
  fieldOf,
  MAIN_FIELD,
  TEXT_FIELDS,
  walk,
  withoutWhiteSpace,
  type NodeTable,
  type Note,
  type ResponsibilityList,
} from "@qingdan/model";
import { containerOf, isChild, type Entry, type FlatList } from "./flat-list.ts";
import { bigrams, similarity, type Bigrams } from "./similarity.ts";

/** Two rows of one group are the same row from this similarity on (Dice's coefficient of character pairs). */
const NEAR_IN_GROUP = 0.5;
/** Where both stand alone between the same neighbours, this is enough. */
const NEAR_IN_PLACE = 0.3;
/** Rows of different groups, and groups themselves, are the same from here on. */
const NEAR_ANYWHERE = 0.7;
/** Shorter rows are never found in another group: 其他 stands everywhere. */
const SHORTEST_TO_TRAVEL = 4;
/** More comparisons than this are not made: two lists this different are not versions of each other. */
const MOST_COMPARISONS = 400_000;

/** The list with the keys that were found, notes with their rows; `renamed` holds the keys that went, with what they became. Changes `copy`. */
export function rekeyed(
  copy: ResponsibilityList,
  matching: Matching,
): { list: ResponsibilityList; renamed: Map<string, string> } {
  const renamed = new Map<string, string>();
  for (const [id, baseId] of matching.pairs) {
    const entry = matching.other.entries.get(id);
    if (entry === undefined || entry.node.key === baseId) continue;
    if (entry.node.key !== "") renamed.set(entry.node.key, baseId);
    entry.node.key = baseId;
  }
  for (const { table, node } of walk(copy)) {
    const owner = table === "note" ? (node as Note).owner : undefined;
    if (owner !== undefined) (node as Note).owner = renamed.get(owner) ?? owner;
  }
  return { list: copy, renamed };
}

/** Tables of nodes without a parent, and of those with one: parents are matched first. */
export const TOP_TABLES: readonly NodeTable[] = [
  "duty",
  "boundary",
  "regime",
  "service",
  "liability",
  "mechanism",
  "note",
];
/** Tables of rows inside a group, and of sections inside a regime. */
export const CHILD_TABLES: readonly NodeTable[] = ["task", "party", "section", "service_item"];

/** One way to find more pairs. */
export type Pass = (matching: Matching, table: NodeTable) => void;

/** The passes over groups, regimes, articles and notes, surest first; with `near`, also by name, by likeness, and by place. */
export function topPasses(near: boolean): Pass[] {
  const exact: Pass[] = [
    (matching, table) => matching.exact(table, (side, entry) => ownWords(entry) + matching.childWords(side, entry)),
    (matching, table) => matching.exact(table, (_, entry) => ownWords(entry)),
    (matching, table) => matching.exact(table, (_, entry) => wordsBeyondSerial(entry)),
  ];
  if (!near) return exact;
  return [
    ...exact,
    (matching, table) => matching.exact(table, (_, entry) => named("", mainWords(entry)), { unique: true }),
    (matching, table) => matching.near(table, NEAR_ANYWHERE, () => true),
    (matching, table) => matching.near(table, NEAR_IN_PLACE, (a, b) => matching.inSamePlace(a, b)),
  ];
}

/** Rows of one group that are the same to the letter. */
export const SAME_IN_GROUP: Pass = (matching, table) =>
  matching.exact(table, (side, entry) => matching.parentName(side, entry) + ownWords(entry));

/** The passes over rows, surest first: in their own group before any other, short texts only there. */
export function childPasses(near: boolean): Pass[] {
  const exact: Pass[] = [
    SAME_IN_GROUP,
    (matching, table) =>
      matching.exact(table, (_, entry) => (ownWords(entry).length < SHORTEST_TO_TRAVEL ? undefined : ownWords(entry))),
  ];
  if (!near) return exact;
  return [
    ...exact,
    (matching, table) =>
      matching.exact(table, (side, entry) => named(matching.parentName(side, entry), mainWords(entry)), {
        unique: true,
      }),
    (matching, table) => matching.near(table, NEAR_IN_GROUP, (a, b) => matching.inSameGroup(a, b)),
    (matching, table) => matching.near(table, NEAR_IN_PLACE, (a, b) => matching.inSamePlace(a, b)),
    (matching, table) => matching.near(table, NEAR_ANYWHERE, () => true),
  ];
}

const ownWords = (entry: Entry): string => contentOf(entry.table, entry.node);
/** The words by which a node is known, such as a task's text or a service's name; white space aside. */
export const mainWords = (entry: Entry): string => withoutWhiteSpace(fieldOf(entry.node, MAIN_FIELD[entry.table]));
/** What exact passes compare of a node inside its parent; undefined for one without words, which is like no other. */
export const named = (parent: string, words: string): string | undefined => (words === "" ? undefined : parent + words);

function wordsBeyondSerial({ table, node }: Entry): string {
  const fields = TEXT_FIELDS[table].filter((field) => field !== "serial");
  return withoutWhiteSpace(fields.map((field) => fieldOf(node, field)).join(" "));
}

type Side = "base" | "other";

/** Pairs found so far, and what it takes to find more. */
export class Matching {
  readonly base: FlatList;
  readonly other: FlatList;
  /** From the ids of `other` to those of `base`. */
  readonly pairs = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #bags = new Map<Entry, Bigrams>();

  constructor(base: FlatList, other: FlatList) {
    this.base = base;
    this.other = other;
    for (const id of other.entries.keys())
      if (base.entries.get(id)?.table === other.entries.get(id)?.table) this.#pair(id, id);
  }

  #pair(id: string, baseId: string): void {
    this.pairs.set(id, baseId);
    this.#taken.add(baseId);
  }

  #free(side: Side, table: NodeTable): Entry[] {
    const isFree = (entry: Entry): boolean =>
      side === "base" ? !this.#taken.has(entry.id) : !this.pairs.has(entry.id);
    return [...this[side].entries.values()].filter((entry) => entry.table === table && isFree(entry));
  }

  childWords(side: Side, entry: Entry): string {
    const child = { duty: "task", boundary: "party", regime: "section", service: "service_item" } as const;
    const table = (child as Partial<Record<NodeTable, NodeTable>>)[entry.table];
    if (table === undefined) return "";
    const ids = this[side].order.get(containerOf(table, entry.id)) ?? [];
    return ids.map((id) => ownWords(this[side].entries.get(id) as Entry)).join("\u0002");
  }

  /** The base id of the parent; a name that meets nothing where the parent is not matched. */
  parentName(side: Side, entry: Entry): string {
    if (side === "base") return `${entry.parent}\u0003`;
    return `${this.pairs.get(entry.parent) ?? "?"}\u0003`;
  }

  inSameGroup(base: Entry, other: Entry): boolean {
    return this.pairs.get(other.parent) === base.parent;
  }

  /** True where both stand between the same matched neighbours, or at the same end. */
  inSamePlace(base: Entry, other: Entry): boolean {
    if (isChild(base.table) && !this.inSameGroup(base, other)) return false;
    const neighbour = (side: Side, entry: Entry, step: number): string => {
      const ids = this[side].order.get(containerOf(entry.table, entry.parent)) ?? [];
      const id = ids[ids.indexOf(entry.id) + step];
      return id === undefined ? "" : side === "base" ? id : (this.pairs.get(id) ?? "?");
    };
    return [-1, 1].every((step) => neighbour("base", base, step) === neighbour("other", other, step));
  }

  /** Pairs free nodes of the same signature in their order; undefined has none. `unique`: only where each side has it once. */
  exact(
    table: NodeTable,
    signature: (side: Side, entry: Entry) => string | undefined,
    options: { unique?: boolean } = {},
  ): void {
    const bySignature = (side: Side): Map<string, Entry[]> => {
      const groups = new Map<string, Entry[]>();
      for (const entry of this.#free(side, table)) {
        const name = signature(side, entry);
        if (name === undefined) continue;
        const group = groups.get(name);
        if (group === undefined) groups.set(name, [entry]);
        else group.push(entry);
      }
      return groups;
    };
    const inBase = bySignature("base");
    for (const [name, entries] of bySignature("other")) {
      const candidates = inBase.get(name) ?? [];
      if (options.unique === true && (entries.length > 1 || candidates.length > 1)) continue;
      for (const [index, entry] of entries.entries()) {
        const candidate = candidates[index];
        if (candidate !== undefined) this.#pair(entry.id, candidate.id);
      }
    }
  }

  /** Pairs, in their order, the free nodes between two neighbours that are the same in both lists, where both lists have as many. */
  inGaps(table: NodeTable): void {
    for (const [container, ids] of this.other.order) {
      const parent = this.other.entries.get(ids[0] ?? "")?.parent ?? "";
      if (this.other.entries.get(ids[0] ?? "")?.table !== table) continue;
      const baseIds = this.base.order.get(
        isChild(table) ? containerOf(table, this.pairs.get(parent) ?? "?") : container,
      );
      const gaps = gapsOf(baseIds ?? [], (id) => (this.#taken.has(id) ? id : undefined));
      for (const [between, free] of gapsOf(ids, (id) => this.pairs.get(id))) {
        const candidates = gaps.get(between) ?? [];
        if (candidates.length !== free.length) continue;
        for (const [index, id] of free.entries()) this.#pair(id, candidates[index] ?? "");
      }
    }
  }

  near(table: NodeTable, threshold: number, allows: (base: Entry, other: Entry) => boolean): void {
    const [inBase, inOther] = [this.#free("base", table), this.#free("other", table)];
    if (inBase.length * inOther.length > MOST_COMPARISONS) return;
    const found: { base: Entry; other: Entry; score: number; distance: number }[] = [];
    for (const other of inOther) {
      for (const base of inBase) {
        if (!allows(base, other)) continue;
        const score = similarity(this.#bag("base", base), this.#bag("other", other));
        if (score >= threshold) found.push({ base, other, score, distance: Math.abs(base.ordinal - other.ordinal) });
      }
    }
    found.sort((a, b) => b.score - a.score || a.distance - b.distance);
    for (const { base, other } of found) {
      if (!this.#taken.has(base.id) && !this.pairs.has(other.id)) this.#pair(other.id, base.id);
    }
  }

  #bag(side: Side, entry: Entry): Bigrams {
    let bag = this.#bags.get(entry);
    if (bag === undefined) {
      bag = bigrams(wordsBeyondSerial(entry) + this.childWords(side, entry));
      this.#bags.set(entry, bag);
    }
    return bag;
  }
}

/** The runs of free ids of a container, each under the names of what stands before and behind it. */
function gapsOf(ids: readonly string[], nameOf: (id: string) => string | undefined): Map<string, string[]> {
  const gaps = new Map<string, string[]>();
  let before = "";
  let free: string[] = [];
  for (const id of [...ids, ""]) {
    const name = id === "" ? "" : nameOf(id);
    if (name === undefined) {
      free.push(id);
      continue;
    }
    if (free.length > 0) gaps.set(`${before}\u0003${name}`, free);
    [before, free] = [name, []];
  }
  return gaps;
}
