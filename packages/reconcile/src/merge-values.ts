import { sameText } from "@qingdan/model";
import { isDeepStrictEqual } from "node:util";

/** Three versions of one text and the decision between them; `conflict` where both sides changed it differently. */
export type Merged<Value> = { value: Value; conflict: false } | { value: Value; conflict: true };

/**
 * Three-way merge of a text: the side that changed it wins, character for character; differences that `sameText` does not see win only
 * over no difference at all. `undefined` is the base of a node that both sides inserted.
 */
export function mergeText(base: string | undefined, ours: string, theirs: string): Merged<string> {
  if (ours === theirs || theirs === base) return { value: ours, conflict: false };
  if (ours === base) return { value: theirs, conflict: false };
  if (sameText(ours, theirs)) return { value: ours, conflict: false };
  if (base !== undefined && sameText(theirs, base)) return { value: ours, conflict: false };
  if (base !== undefined && sameText(ours, base)) return { value: theirs, conflict: false };
  return { value: ours, conflict: true };
}

/** Three-way merge of what no official edits (provenance, numbering, the printed look): where both sides changed it, theirs is newer. */
export function mergeValue<Value>(base: Value, ours: Value, theirs: Value): Value {
  return isDeepStrictEqual(theirs, base) ? ours : theirs;
}
