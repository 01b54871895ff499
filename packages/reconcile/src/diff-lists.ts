import {
  ABSENT_STATEMENT,
  EMPTY_STATEMENT,
  NODE_TABLES,
  PARENT_TABLE,
  PARTS,
  sameText,
  type Change,
  type NodeTable,
  type Part,
  type ResponsibilityList,
} from "@qingdan/model";
import { differingFields, fieldText, nodeText } from "./compared-fields.ts";
import { containerOf, flatten, keyOf, type Entry, type FlatList } from "./flat-list.ts";
import { movedMembers } from "./increasing.ts";

/** The table under which a change of a whole part is reported. */
const PART_TABLE: Record<Part, NodeTable> = {
  duties: "duty",
  boundaries: "boundary",
  oversight: "regime",
  services: "service",
  accountability: "liability",
};

/**
 * What changed from `before` to `after`, matched by key, in the order of the form (deleted nodes at the place where they stood).
 * One change per field; one per inserted and per deleted node (its words in `after` or `before`); a node under another parent is one
 * move (`parent`), a node at another place among its siblings too (`ordinal`), with as few moves as possible. A part that comes or goes
 * without a row is an update of field "part" with key ""; the words before the mechanism's sections are field "preamble" with key "".
 * Two texts are the same as `sameText` says; nodes without a key are inserted ones.
 */
export function diffLists(before: ResponsibilityList, after: ResponsibilityList): Change[] {
  const old = flatten(before, "before");
  const now = flatten(after, "after");
  const placed: { at: [number, number]; change: Change }[] = [];
  const add = (entry: Entry, place: number, change: Change): void => {
    placed.push({ at: [TABLE_RANK.get(entry.table) ?? 0, place], change });
  };
  const places = interleave(old, now);
  const moved = movedIds(old, now);
  for (const [id, entry] of now.entries) {
    for (const change of nodeChanges(old, now, entry, moved)) add(entry, places.get(id) ?? 0, change);
  }
  for (const [id, entry] of old.entries) {
    if (now.entries.has(id)) continue;
    const change: Change = {
      op: "delete",
      table: entry.table,
      key: entry.node.key,
      field: "",
      before: nodeText(entry.table, entry.node),
      after: "",
    };
    add(entry, places.get(id) ?? 0, change);
  }
  placed.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  return [...partChanges(before, after), ...placed.map(({ change }) => change), ...preambleChange(before, after)];
}

/** Parents and their children stand together in the report. */
const TABLE_RANK: ReadonlyMap<NodeTable, number> = new Map(
  NODE_TABLES.map((table) => [table, NODE_TABLES.indexOf(PARENT_TABLE[table] ?? table)]),
);

/** A place for every id: the order of `now`, with what is gone behind its old predecessor. */
function interleave(old: FlatList, now: FlatList): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, id] of [...now.entries.keys()].entries()) places.set(id, index);
  let last = -1;
  let step = 0;
  for (const id of old.entries.keys()) {
    const place = places.get(id);
    if (place !== undefined) {
      last = place;
      step = 0;
      continue;
    }
    step += 1;
    places.set(id, last + step / (old.entries.size + 1));
  }
  return places;
}

/** The ids that changed their place among the siblings that both lists have in the same container. */
function movedIds(old: FlatList, now: FlatList): Set<string> {
  const moved = new Set<string>();
  for (const [container, after] of now.order) {
    for (const id of movedMembers(old.order.get(container) ?? [], after)) moved.add(id);
  }
  return moved;
}

function nodeChanges(old: FlatList, now: FlatList, entry: Entry, moved: ReadonlySet<string>): Change[] {
  const { table, node } = entry;
  const was = old.entries.get(entry.id);
  const head = { table, key: node.key };
  if (was === undefined) {
    return [{ op: "insert", ...head, field: "", before: "", after: nodeText(table, node) }];
  }
  const changes: Change[] = differingFields(table, was.node, node).map((field) => ({
    op: "update",
    ...head,
    field,
    before: fieldText(was.node, field),
    after: fieldText(node, field),
  }));
  if (was.parent !== entry.parent) {
    changes.push({
      op: "move",
      ...head,
      field: "parent",
      before: keyOf(old, was.parent),
      after: keyOf(now, entry.parent),
    });
  } else if (moved.has(entry.id) && containerOf(table, was.parent) === containerOf(table, entry.parent)) {
    changes.push({ op: "move", ...head, field: "ordinal", before: String(was.ordinal), after: String(entry.ordinal) });
  }
  return changes;
}

/** Parts that came or went. A part that came with rows is told by its rows. */
function partChanges(before: ResponsibilityList, after: ResponsibilityList): Change[] {
  return PARTS.flatMap((part): Change[] => {
    const was = before[part] !== undefined;
    const is = after[part] !== undefined;
    if (was === is || (is && hasRows(after, part))) return [];
    const words = (present: boolean): string => (present ? EMPTY_STATEMENT : ABSENT_STATEMENT);
    return [{ op: "update", table: PART_TABLE[part], key: "", field: "part", before: words(was), after: words(is) }];
  });
}

function hasRows(list: ResponsibilityList, part: Part): boolean {
  if (part !== "accountability") return (list[part]?.length ?? 0) > 0;
  const { liabilities, mechanism } = list.accountability ?? { liabilities: [] };
  return (
    liabilities.length > 0 || (mechanism !== undefined && (mechanism.preamble !== "" || mechanism.sections.length > 0))
  );
}

function preambleChange(before: ResponsibilityList, after: ResponsibilityList): Change[] {
  const was = before.accountability?.mechanism?.preamble ?? "";
  const is = after.accountability?.mechanism?.preamble ?? "";
  if (sameText(was, is)) return [];
  return [{ op: "update", table: "mechanism", key: "", field: "preamble", before: was, after: is }];
}
