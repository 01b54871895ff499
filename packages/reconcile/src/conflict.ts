import { comparisonText, digest32, type NodeTable } from "@qingdan/model";

/**
 * A place where two sides changed the same thing differently. field "": one side deleted the node (its text is then "") that the other
 * edited, or put something under a node that the other deleted. field "parent" and "ordinal": both moved it, to different places.
 */
export interface Conflict {
  table: NodeTable;
  key: string;
  field: string;
  base: string;
  ours: string;
  theirs: string;
  /** Sheet and cell of the imported workbook: "一、部门主要职责!C7". */
  cell?: string;
}

/**
 * A person's decision on a conflict. `seen` is the digest of the two texts that the person saw: a settlement of other texts than those
 * of the conflict decides nothing. `other` puts `text` instead of both; it is possible for texts only.
 */
export interface Settlement extends Pick<Conflict, "table" | "key" | "field"> {
  seen: string;
  choice: "ours" | "theirs" | "other";
  text?: string;
}

/** A digest of the two texts between which a conflict is to be decided. */
export function conflictDigest({ ours, theirs }: Pick<Conflict, "ours" | "theirs">): string {
  return digest32(`${comparisonText(ours)}\u0000${comparisonText(theirs)}`, 8);
}

/**
 * Settles a conflict in favour of one side, or with a text of its own. The settlement holds as long as both texts are those that it was
 * made for.
 */
export function settle(conflict: Conflict, choice: Settlement["choice"], text?: string): Settlement {
  const { table, key, field } = conflict;
  const settlement: Settlement = { table, key, field, seen: conflictDigest(conflict), choice };
  return text === undefined ? settlement : { ...settlement, text };
}
