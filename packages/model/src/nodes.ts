import { comparisonText } from "./same-text.ts";
import type { ResponsibilityList, Source } from "./tree.ts";

/** The tables of the warehouse that hold nodes of the tree, in the order in which a list is walked. */
export const NODE_TABLES = [
  "duty",
  "task",
  "boundary",
  "party",
  "regime",
  "section",
  "service",
  "service_item",
  "liability",
  "mechanism",
  "note",
] as const;
/** The table of a node: what kind of node it is. */
export type NodeTable = (typeof NODE_TABLES)[number];

/** The text fields of each table's nodes that a person may edit, in the order of the form. */
export const TEXT_FIELDS = {
  duty: ["serial", "text", "accountability"],
  task: ["text", "unit", "remark"],
  boundary: ["serial", "matter"],
  party: ["department", "responsibility", "basis", "example", "remark"],
  regime: ["serial", "group", "title", "unit", "preamble"],
  section: ["heading", "text"],
  service: ["serial", "name"],
  service_item: ["content", "agency", "phone", "remark"],
  liability: ["serial", "subject", "circumstance", "basis", "remark"],
  mechanism: ["serial", "title", "text"],
  note: ["text"],
} as const satisfies Record<NodeTable, readonly string[]>;

/** The table of the node that a node of this table is part of; nodes of the other tables stand at the top. */
export const PARENT_TABLE: Readonly<Partial<Record<NodeTable, NodeTable>>> = {
  task: "duty",
  party: "boundary",
  section: "regime",
  service_item: "service",
};

/** The member of a node that holds the nodes that are part of it. */
export const CHILDREN_MEMBER = { duty: "tasks", boundary: "parties", regime: "sections", service: "items" } as const;

/** The field by which a person names a node. */
export const MAIN_FIELD = {
  duty: "text",
  task: "text",
  boundary: "matter",
  party: "department",
  regime: "title",
  section: "heading",
  service: "name",
  service_item: "content",
  liability: "circumstance",
  mechanism: "title",
  note: "text",
} as const satisfies Record<NodeTable, string>;

/** A node of any table, seen only through its key, its source and its fields. */
export interface AnyNode {
  key: string;
  source?: Source | undefined;
}

/** Fields by which a person names a node, the first that says anything. */
const NAME_FIELDS = ["text", "matter", "title", "name", "content", "department", "circumstance", "subject", "preamble"];

/** The words by which a person knows a node: 负责促进就业. "" for a node that says nothing. */
export function nodeName(node: AnyNode): string {
  const words = NAME_FIELDS.map((field) => fieldOf(node, field)).find((text) => text.trim() !== "");
  return comparisonText(words ?? "");
}

/** One stop of a walk: the node, its table, its parent's key ("" at the top) and its place among its siblings, from 1. */
export interface Visit {
  table: NodeTable;
  node: AnyNode;
  parentKey: string;
  ordinal: number;
}

/** All nodes of a list, parents before children, in the order of the source within each part. Notes come last. */
export function* walk(list: ResponsibilityList): Generator<Visit> {
  yield* nested("duty", list.duties, "task", (duty) => duty.tasks);
  yield* nested("boundary", list.boundaries, "party", (boundary) => boundary.parties);
  yield* nested("regime", list.oversight, "section", (regime) => regime.sections);
  yield* nested("service", list.services, "service_item", (service) => service.items);
  yield* flat("liability", list.accountability?.liabilities, "");
  yield* flat("mechanism", list.accountability?.mechanism?.sections, "");
  yield* flat("note", list.notes, "");
}

function* nested<Parent extends AnyNode>(
  table: NodeTable,
  parents: readonly Parent[] | undefined,
  childTable: NodeTable,
  childrenOf: (parent: Parent) => readonly AnyNode[],
): Generator<Visit> {
  let ordinal = 0;
  for (const node of parents ?? []) {
    ordinal += 1;
    yield { table, node, parentKey: "", ordinal };
    yield* flat(childTable, childrenOf(node), node.key);
  }
}

function* flat(table: NodeTable, nodes: readonly AnyNode[] | undefined, parentKey: string): Generator<Visit> {
  let ordinal = 0;
  for (const node of nodes ?? []) {
    ordinal += 1;
    yield { table, node, parentKey, ordinal };
  }
}

/** The text of a field of a node; "" when the node has no such field. */
export function fieldOf(node: AnyNode, field: string): string {
  const value = (node as unknown as Record<string, unknown>)[field];
  return typeof value === "string" ? value : "";
}
