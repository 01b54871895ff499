import type { NodeTable } from "./nodes.ts";

/**
 * One difference between two lists. update: `field` changed from `before` to `after`. insert and delete: the whole node, `field` is "",
 * its text stands in `after` or `before`. move: `field` is "parent" or "ordinal", with the old and the new parent key or place.
 */
export interface Change {
  op: "insert" | "delete" | "update" | "move";
  table: NodeTable;
  key: string;
  field: string;
  before: string;
  after: string;
  /** Sheet and cell of an imported workbook where the change was seen: "一、部门主要职责!C7". */
  cell?: string;
}
