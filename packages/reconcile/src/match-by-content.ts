import type { ResponsibilityList } from "@qingdan/model";
import { flatten, isChild } from "./flat-list.ts";
import { CHILD_TABLES, childPasses, Matching, rekeyed, TOP_TABLES, topPasses } from "./matching.ts";

/** How far content may differ where nodes are taken for the same; by default near ones are, and place alone tells nothing. */
export interface MatchOptions {
  /** False: only nodes whose words are the same, white space aside, are taken for the same node. */
  near?: boolean;
  /** True: as many unmatched nodes as stand between the same two neighbours in both lists are the same, whatever they say. */
  inPlace?: boolean;
}

/**
 * Gives the nodes of `other` whose key is "" or unknown to `base` the keys of the base nodes that they are, as far as their content
 * tells: first what is the same to the letter (white space aside), then what is the only one of its name in its group, then what is
 * near enough (the thresholds stand in matching.ts), the nearest first, and of equally near ones the one nearest in place; with `inPlace`, at last what
 * stands where a base node stood. No base node is given twice.
 * In: two lists of one bureau. Out: a copy of `other`, in which what is not found keeps the key it has. Throws nothing.
 */
export function matchByContent(
  base: ResponsibilityList,
  other: ResponsibilityList,
  options: MatchOptions = {},
): ResponsibilityList {
  const copy = structuredClone(other);
  const matching = new Matching(flatten(base, "base"), flatten(copy, "other"));
  const near = options.near !== false;
  for (const tables of [TOP_TABLES, CHILD_TABLES]) {
    for (const table of tables)
      for (const pass of isChild(table) ? childPasses(near) : topPasses(near)) pass(matching, table);
    if (options.inPlace === true) for (const table of tables) matching.inGaps(table);
  }
  return rekeyed(copy, matching).list;
}
