import {
  CHILDREN_MEMBER,
  PARENT_TABLE,
  type AnyNode,
  type Boundary,
  type Duty,
  type Liability,
  type Mechanism,
  type MechanismSection,
  type NodeTable,
  type Note,
  type Part,
  type Party,
  PARTS,
  type Regime,
  type ResponsibilityList,
  type Section,
  type Service,
  type ServiceItem,
  type Task,
  walk,
} from "@qingdan/model";

/** A node of a list without its children. `id` is its key, or a name made up for this list where it has none. */
export interface Entry {
  table: NodeTable;
  id: string;
  /** The id of its parent; of a note on a row, the key of that row; "" at the top. */
  parent: string;
  /** From 1, among its siblings. */
  ordinal: number;
  node: AnyNode;
}

/** A list as a table of nodes and, for each container, the order of its members. */
export interface FlatList {
  entries: Map<string, Entry>;
  /** By container; see `containerOf`. */
  order: Map<string, string[]>;
}

const CHILD_PROPERTIES = new Set<string>(Object.values(CHILDREN_MEMBER));

/** True for nodes whose parent is another node of the tree. */
export function isChild(table: NodeTable): boolean {
  return PARENT_TABLE[table] !== undefined;
}

/** Nodes are ordered among those of the same container: the table, or the table and the parent. All notes are one container. */
export function containerOf(table: NodeTable, parent: string): string {
  return isChild(table) ? `${table}/${parent}` : table;
}

/**
 * The list as a flat table. A node without a key, or with one that stands further up already, gets an id that begins with `side`, so that
 * the new nodes of two lists never meet.
 */
export function flatten(list: ResponsibilityList, side: string): FlatList {
  const entries = new Map<string, Entry>();
  const order = new Map<string, string[]>();
  let group = "";
  for (const { table, node, ordinal } of walk(list)) {
    const id = node.key === "" || entries.has(node.key) ? `${side}#${entries.size}` : node.key;
    if (!isChild(table)) group = id;
    const parent = isChild(table) ? group : table === "note" ? ((node as Note).owner ?? "") : "";
    entries.set(id, { table, id, parent, ordinal, node });
    const container = containerOf(table, parent);
    const members = order.get(container);
    if (members === undefined) order.set(container, [id]);
    else members.push(id);
  }
  return { entries, order };
}

/** A node's own properties by name, without its children. */
export function ownProperties(node: AnyNode): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node)) {
    if (!CHILD_PROPERTIES.has(name) && value !== undefined) properties[name] = value;
  }
  return properties;
}

/** Which parts a list has, and what of it is no node. */
export interface Frame extends Pick<ResponsibilityList, "bureau" | "printed"> {
  present: Record<Part, boolean>;
  mechanism: Omit<Mechanism, "sections"> | undefined;
}

/** The frame of a list: what `unflatten` needs beside the nodes. */
export function frameOf(list: ResponsibilityList): Frame {
  const present = Object.fromEntries(PARTS.map((part) => [part, list[part] !== undefined])) as Record<Part, boolean>;
  const mechanism = list.accountability?.mechanism;
  if (mechanism === undefined) return { bureau: list.bureau, printed: list.printed, present, mechanism };
  const { sections: _, ...rest } = mechanism;
  return { bureau: list.bureau, printed: list.printed, present, mechanism: rest };
}

/** The list that a frame and nodes make. Nodes are taken as they are, children are hung below them. */
export function unflatten(
  frame: Frame,
  nodes: ReadonlyMap<string, Entry>,
  order: FlatList["order"],
): ResponsibilityList {
  const members = <Node extends AnyNode>(container: string): Node[] =>
    (order.get(container) ?? []).flatMap((id) => (nodes.get(id)?.node ?? []) as Node | Node[]);
  const groups = <Group extends AnyNode, Member extends AnyNode>(
    table: keyof typeof CHILDREN_MEMBER,
    child: NodeTable,
  ): Group[] =>
    (order.get(table) ?? []).flatMap((id) => {
      const entry = nodes.get(id);
      if (entry === undefined) return [];
      const children = members<Member>(containerOf(child, id));
      return [{ ...entry.node, [CHILDREN_MEMBER[table]]: children } as unknown as Group];
    });
  const duties = groups<Duty, Task>("duty", "task");
  const boundaries = groups<Boundary, Party>("boundary", "party");
  const oversight = groups<Regime, Section>("regime", "section");
  const services = groups<Service, ServiceItem>("service", "service_item");
  const liabilities = members<Liability>("liability");
  const sections = members<MechanismSection>("mechanism");
  const hasMechanism = frame.mechanism !== undefined || sections.length > 0;
  const present = (part: Part, nodesOfPart: number): boolean => frame.present[part] || nodesOfPart > 0;
  const list: ResponsibilityList = { bureau: frame.bureau, notes: members<Note>("note"), printed: frame.printed };
  if (present("duties", duties.length)) list.duties = duties;
  if (present("boundaries", boundaries.length)) list.boundaries = boundaries;
  if (present("oversight", oversight.length)) list.oversight = oversight;
  if (present("services", services.length)) list.services = services;
  if (present("accountability", liabilities.length + (hasMechanism ? 1 : 0))) {
    list.accountability = { liabilities };
    if (hasMechanism) list.accountability.mechanism = { ...(frame.mechanism ?? { preamble: "" }), sections };
  }
  return list;
}

/** The key of an id: "" for a node that has none yet. */
export function keyOf(list: FlatList, id: string): string {
  return list.entries.get(id)?.node.key ?? id;
}
