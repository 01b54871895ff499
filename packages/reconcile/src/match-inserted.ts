import { walk, type NodeTable, type ResponsibilityList } from "@qingdan/model";
import { fieldText } from "./compared-fields.ts";
import { flatten, isChild, type Entry } from "./flat-list.ts";
import {
  CHILD_TABLES,
  childPasses,
  mainWords,
  Matching,
  named,
  rekeyed,
  SAME_IN_GROUP,
  TOP_TABLES,
  topPasses,
  type Pass,
} from "./matching.ts";

/**
 * An edited list whose new nodes carry the keys of the nodes that `head` has gained since `base`, where both are the same: the only ones of
 * their name in their group, sections that stand in the same column of one regime, and with `near` also those that are near enough. What
 * `head` had before is never given: a new row is not a deleted one. `renamed`: from the keys that the nodes had to those they have.
 */
export function matchInserted(
  { base, head, theirs }: { base: ResponsibilityList; head: ResponsibilityList; theirs: ResponsibilityList },
  { near }: { near: boolean },
): { list: ResponsibilityList; renamed: Map<string, string> } {
  const [old, here, there] = [base, head, theirs].map(
    (list) => new Set([...walk(list)].map(({ node }) => node.key)),
  ) as [Set<string>, Set<string>, Set<string>];
  const gained = [...here].some((key) => !old.has(key) && !there.has(key));
  const fresh = [...there].some((key) => !old.has(key) && !here.has(key));
  if (!gained || !fresh) return { list: theirs, renamed: new Map() };
  const copy = structuredClone(theirs);
  const known = flatten(head, "base");
  for (const [id] of known.entries) if (old.has(id) && !there.has(id)) known.entries.delete(id);
  for (const [container, ids] of known.order)
    known.order.set(
      container,
      ids.filter((id) => known.entries.has(id)),
    );
  const matching = new Matching(known, flatten(copy, "other"));
  for (const tables of [TOP_TABLES, CHILD_TABLES]) {
    for (const table of tables) {
      if (table === "section")
        matching.exact(table, (side, entry) => sectionPlace(matching.parentName(side, entry), entry), { unique: true });
      for (const pass of [...passesOf(table, near), NAMED_ALIKE]) pass(matching, table);
    }
  }
  return rekeyed(copy, matching);
}

/** What two people add to two groups are two rows, though they read alike; only a person's own row may have gone to another group. */
function passesOf(table: NodeTable, near: boolean): Pass[] {
  if (!isChild(table)) return topPasses(near);
  return near ? childPasses(near) : [SAME_IN_GROUP];
}

/** The only ones of their name among their siblings are the same. */
const NAMED_ALIKE: Pass = (matching, table) =>
  matching.exact(
    table,
    (side, entry) => named(isChild(table) ? matching.parentName(side, entry) : "", mainWords(entry)),
    { unique: true },
  );

function sectionPlace(parent: string, { node }: Entry): string {
  return `${parent}${fieldText(node, "kinds")}`;
}
