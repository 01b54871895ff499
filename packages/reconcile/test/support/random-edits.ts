import { assignKeys, makeKey, TEXT_FIELDS, walk, type AnyNode, type ResponsibilityList } from "@qingdan/model";
import { siblingGroups } from "@qingdan/model/testing";
import fc from "fast-check";

/** One random edit: what to do, and numbers that choose where. */
export interface Edit {
  op: "update" | "delete" | "insert" | "move" | "moveInto";
  at: number;
  to: number;
  word: string;
}

/** Edit scripts; apply them with `edited`. */
export const arbitraryEdits = (most = 6): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.record({
      op: fc.constantFrom("update", "update", "delete", "insert", "move", "moveInto"),
      at: fc.nat(1000),
      to: fc.nat(1000),
      word: fc.constantFrom("甲", "乙", "丙丁", "新的事项", "就业服务"),
    }),
    { maxLength: most },
  );

/** A copy of the list after the edits. */
export function edited(list: ResponsibilityList, edits: readonly Edit[]): ResponsibilityList {
  const copy = structuredClone(list);
  for (const edit of edits) apply(copy, edit);
  return assignKeys(copy);
}

function apply(list: ResponsibilityList, { op, at, to, word }: Edit): void {
  const filled = siblingGroups(list).filter(({ nodes }) => nodes.length > 0);
  const chosen = filled[at % Math.max(1, filled.length)];
  if (chosen === undefined) return;
  const { table, nodes } = chosen;
  const index = to % nodes.length;
  const node = nodes[index] as AnyNode;
  if (op === "update") {
    const fields = TEXT_FIELDS[table];
    const field = fields[(at + to) % fields.length] as string;
    (node as unknown as Record<string, unknown>)[field] = word;
  } else if (op === "delete") nodes.splice(index, 1);
  else if (op === "move") nodes.splice((index + 1 + at) % nodes.length, 0, ...nodes.splice(index, 1));
  else if (op === "insert") {
    const fresh = structuredClone(node) as AnyNode & Record<string, unknown>;
    for (const child of ["tasks", "parties", "sections", "items"]) if (child in fresh) fresh[child] = [];
    const used = new Set([...walk(list)].map((visit) => visit.node.key));
    let turn = 0;
    do fresh.key = makeKey(table, `${word}${at}${to}${(turn += 1)}`);
    while (used.has(fresh.key));
    fresh[TEXT_FIELDS[table][0] as string] = word;
    nodes.splice(index + 1, 0, fresh);
  } else {
    const others = siblingGroups(list).filter((other) => other.table === table && other.nodes !== nodes);
    const target = others[to % Math.max(1, others.length)];
    if (target !== undefined) target.nodes.splice(at % (target.nodes.length + 1), 0, ...nodes.splice(index, 1));
  }
}
