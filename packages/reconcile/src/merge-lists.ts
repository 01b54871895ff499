import { PARTS, type Change, type NodeTable, type Part, type ResponsibilityList } from "@qingdan/model";
import { comparedFields, differingFields, fieldText, nodeText } from "./compared-fields.ts";
import type { Conflict } from "./conflict.ts";
import { Court, type Decision, type MergeOptions } from "./court.ts";
import { diffLists } from "./diff-lists.ts";
import {
  containerOf,
  flatten,
  frameOf,
  isChild,
  ownProperties,
  unflatten,
  type Entry,
  type FlatList,
  type Frame,
} from "./flat-list.ts";
import { mergeOrder } from "./merge-order.ts";
import { mergeText, mergeValue } from "./merge-values.ts";

/** What a three-way merge gives. */
export interface MergeResult {
  /** The merged list. A conflict that nothing decides stands in it as in `ours`. */
  list: ResponsibilityList;
  /** What changed against `ours`. */
  changes: Change[];
  /** The conflicts that nothing decides, in the order in which they were met. */
  conflicts: Conflict[];
}

/**
 * Three-way merge of a list, matched by key: what one side changed against `base` lands, the same change on both sides lands once, and
 * what both changed differently is a conflict. Deleting a node that the other side edited, moved or put something under is a conflict;
 * a group that is kept after all is kept with all that was deleted with it.
 * Laws: merge(b, b, x) = x; merge(b, x, b) = x; merge(b, x, x) = x; edits of different fields commute.
 */
export function mergeLists(
  base: ResponsibilityList,
  ours: ResponsibilityList,
  theirs: ResponsibilityList,
  options: MergeOptions = {},
): MergeResult {
  if (theirs === base) return { list: ours, changes: [], conflicts: [] };
  const sides = { base: flatten(base, "base"), ours: flatten(ours, "ours"), theirs: flatten(theirs, "theirs") };
  const court = new Court(options);
  const nodes = mergeNodes(sides, court);
  const order = mergeOrders(sides, nodes, court);
  const frame = mergeFrames({ base: frameOf(base), ours: frameOf(ours), theirs: frameOf(theirs) }, court);
  const list = unflatten(frame, nodes, order);
  return { list, changes: diffLists(ours, list), conflicts: court.open };
}

interface Sides<Value> {
  base: Value;
  ours: Value;
  theirs: Value;
}

/** All nodes of the result, each under its merged parent. */
function mergeNodes(sides: Sides<FlatList>, court: Court): Map<string, Entry> {
  const ids = new Set([...sides.ours.entries.keys(), ...sides.theirs.entries.keys(), ...sides.base.entries.keys()]);
  const kept = new Map<string, Entry>();
  /** Nodes that a decision keeps although one side deleted them, with the side that has them. */
  const rescued = new Map<string, FlatList>();
  for (const id of ids) {
    const ours = sides.ours.entries.get(id);
    const theirs = sides.theirs.entries.get(id);
    const base = sides.base.entries.get(id);
    if (ours !== undefined && theirs !== undefined) kept.set(id, mergeNode({ base, ours, theirs }, court));
    else if (base === undefined) kept.set(id, (ours ?? theirs) as Entry);
    else {
      const left = ours ?? theirs;
      if (left === undefined || !isEdited(base, left)) continue;
      const side = ours === undefined ? "theirs" : "ours";
      const conflict = deletionConflict(base, ours, theirs);
      if (court.side(conflict) !== side) continue;
      kept.set(id, left);
      rescued.set(id, sides[side]);
    }
  }
  rescueParents(sides, kept, rescued, court);
  return kept;
}

function isEdited(base: Entry, side: Entry): boolean {
  return base.parent !== side.parent || differingFields(base.table, base.node, side.node).length > 0;
}

function deletionConflict(base: Entry | undefined, ours: Entry | undefined, theirs: Entry | undefined): Conflict {
  const { table, node } = (ours ?? theirs ?? base) as Entry;
  const words = (entry: Entry | undefined): string => (entry === undefined ? "" : nodeText(table, entry.node));
  return { table, key: node.key, field: "", base: words(base), ours: words(ours), theirs: words(theirs) };
}

function mergeNode(versions: { base: Entry | undefined; ours: Entry; theirs: Entry }, court: Court): Entry {
  const { base, ours, theirs } = versions;
  const { table } = ours;
  const compared = new Set(comparedFields(table));
  const [was, mine, yours] = [base?.node ?? { key: "" }, ours.node, theirs.node].map(ownProperties) as [
    Record<string, unknown>,
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  const merged: Record<string, unknown> = {};
  let headingFrom: Decision | undefined;
  for (const name of new Set([...Object.keys(mine), ...Object.keys(yours)])) {
    const value = mergeValue(base === undefined ? mine[name] : was[name], mine[name], yours[name]);
    if (!compared.has(name) || typeof (mine[name] ?? yours[name]) !== "string") {
      merged[name] = value;
      continue;
    }
    const text = (node: Record<string, unknown>): string => (typeof node[name] === "string" ? node[name] : "");
    const result = mergeText(base === undefined ? undefined : text(was), text(mine), text(yours));
    merged[name] = result.value;
    if (!result.conflict) continue;
    const fields = { base: text(was), ours: text(mine), theirs: text(yours) };
    const decision = court.decide({ table, key: ours.node.key, field: name, ...fields }, true);
    merged[name] = "text" in decision ? decision.text : fields[decision.side];
    if (name === "heading") headingFrom = decision;
  }
  if (table === "section") merged["kinds"] = mergeKinds(versions, headingFrom, court);
  const parent = mergeParent(versions, court);
  if (table === "note" && parent !== (merged["owner"] ?? "")) merged["owner"] = parent;
  for (const name of Object.keys(merged)) if (merged[name] === undefined) delete merged[name];
  return { ...ours, parent, node: merged as unknown as Entry["node"] };
}

/** Kinds go with the heading that was decided for; where the headings agree they are a field like any other. */
function mergeKinds(
  { base, ours, theirs }: { base: Entry | undefined; ours: Entry; theirs: Entry },
  headingFrom: Decision | undefined,
  court: Court,
): unknown {
  const kinds = (entry: Entry | undefined): unknown => (entry?.node as { kinds?: unknown } | undefined)?.kinds;
  if (headingFrom !== undefined) return kinds("side" in headingFrom && headingFrom.side === "theirs" ? theirs : ours);
  const words = (entry: Entry | undefined): string => (entry === undefined ? "" : fieldText(entry.node, "kinds"));
  const { conflict } = mergeText(base && words(base), words(ours), words(theirs));
  if (!conflict) return words(ours) === words(base) ? kinds(theirs) : kinds(ours);
  const texts = { base: words(base), ours: words(ours), theirs: words(theirs) };
  const side = court.side({ table: "section", key: ours.node.key, field: "kinds", ...texts });
  return kinds(side === "theirs" ? theirs : ours);
}

function mergeParent(
  { base, ours, theirs }: { base: Entry | undefined; ours: Entry; theirs: Entry },
  court: Court,
): string {
  if (ours.parent === theirs.parent || theirs.parent === base?.parent) return ours.parent;
  if (ours.parent === base?.parent) return theirs.parent;
  const parents = { base: base?.parent ?? "", ours: ours.parent, theirs: theirs.parent };
  const side = court.side({ table: ours.table, key: ours.node.key, field: "parent", ...parents });
  return side === "theirs" ? theirs.parent : ours.parent;
}

/**
 * Children that one side put under a parent that the other deleted: kept with their parent, or not, as decided. A parent that is kept
 * after all brings back what was deleted with it.
 */
function rescueParents(
  sides: Sides<FlatList>,
  kept: Map<string, Entry>,
  rescued: Map<string, FlatList>,
  court: Court,
): void {
  for (const [id, entry] of kept) {
    if (!isChild(entry.table) || !sides.base.entries.has(entry.parent)) continue;
    const [inOurs, inTheirs] = [sides.ours.entries.has(entry.parent), sides.theirs.entries.has(entry.parent)];
    if (inOurs && inTheirs) continue;
    const holder = inOurs ? "ours" : "theirs";
    if (!rescued.has(id) && court.side(orphanConflict(sides, entry)) !== holder) {
      const other = sides[holder === "ours" ? "theirs" : "ours"].entries.get(id)?.parent;
      if (other === undefined) kept.delete(id);
      else kept.set(id, { ...entry, parent: other });
    }
  }
  for (const entry of kept.values()) {
    if (!isChild(entry.table) || kept.has(entry.parent)) continue;
    const holder = sides.ours.entries.has(entry.parent) ? sides.ours : sides.theirs;
    const parent = holder.entries.get(entry.parent);
    if (parent === undefined) continue;
    kept.set(parent.id, parent);
    rescued.set(parent.id, holder);
  }
  for (const [id, side] of rescued) {
    for (const entry of side.entries.values()) {
      if (isChild(entry.table) && entry.parent === id && !kept.has(entry.id)) kept.set(entry.id, entry);
    }
  }
}

/** A node that was put under a parent that the other side deleted: inserted there (field ""), or moved there. */
function orphanConflict(sides: Sides<FlatList>, { id }: Entry): Conflict {
  const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map((side) => side.entries.get(id));
  const conflict = deletionConflict(base, ours, theirs);
  if (ours === undefined || theirs === undefined) return conflict;
  return { ...conflict, field: "parent", base: base?.parent ?? "", ours: ours.parent, theirs: theirs.parent };
}

function mergeOrders(sides: Sides<FlatList>, nodes: ReadonlyMap<string, Entry>, court: Court): FlatList["order"] {
  const members = new Map<string, Set<string>>();
  for (const [id, entry] of nodes) {
    const container = containerOf(entry.table, entry.parent);
    const ids = members.get(container);
    if (ids === undefined) members.set(container, new Set([id]));
    else ids.add(id);
  }
  const order: FlatList["order"] = new Map();
  for (const [container, ids] of members) {
    const inContainer = (side: FlatList): string[] => side.order.get(container) ?? [];
    const versions = {
      base: inContainer(sides.base),
      ours: inContainer(sides.ours),
      theirs: inContainer(sides.theirs),
    };
    const merged = mergeOrder(versions, ids, ({ id, base, ours, theirs }) => {
      const { table, node } = nodes.get(id) as Entry;
      const places = { base: String(base), ours: String(ours), theirs: String(theirs) };
      return court.side({ table, key: node.key, field: "ordinal", ...places }) === "theirs";
    });
    order.set(container, merged);
  }
  return order;
}

function mergeFrames(frames: Sides<Frame>, court: Court): Frame {
  const { base, ours, theirs } = frames;
  const present = Object.fromEntries(
    PARTS.map((part) => [part, mergeValue(base.present[part], ours.present[part], theirs.present[part])]),
  ) as Record<Part, boolean>;
  return {
    bureau: mergeProperties(base.bureau, ours.bureau, theirs.bureau),
    printed: mergeProperties(base.printed, ours.printed, theirs.printed),
    present,
    mechanism: mergeMechanism(frames, court),
  };
}

function mergeMechanism(frames: Sides<Frame>, court: Court): Frame["mechanism"] {
  const { base, ours, theirs } = frames;
  const [was, mine, yours] = [base.mechanism, ours.mechanism, theirs.mechanism];
  const texts = { base: was?.preamble ?? "", ours: mine?.preamble ?? "", theirs: yours?.preamble ?? "" };
  const result = mergeText(texts.base, texts.ours, texts.theirs);
  let preamble = result.value;
  if (result.conflict) {
    const table: NodeTable = "mechanism";
    const decision = court.decide({ table, key: "", field: "preamble", ...texts }, true);
    preamble = "text" in decision ? decision.text : texts[decision.side];
  }
  const merged = mergeValue(was, mine, yours);
  if (merged === undefined) return preamble === "" ? undefined : { preamble };
  return { ...mergeProperties(was ?? merged, mine ?? merged, yours ?? merged), preamble };
}

/** Property by property, as `mergeValue` says. */
function mergeProperties<Value extends object>(base: Value, ours: Value, theirs: Value): Value {
  const merged: Record<string, unknown> = {};
  const [was, mine, yours] = [base, ours, theirs] as unknown as Record<string, unknown>[];
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = mergeValue(was?.[name], mine?.[name], yours?.[name]);
    if (value !== undefined) merged[name] = value;
  }
  return merged as Value;
}
