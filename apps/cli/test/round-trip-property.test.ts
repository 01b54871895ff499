import { createWriters } from "@qingdan/export";
import { editedList, readEditedWorkbook, readWorkbook } from "@qingdan/ingest";
import {
  createVocabulary,
  TEXT_FIELDS,
  walk,
  type AnyNode,
  type Change,
  type NodeTable,
  type ResponsibilityList,
} from "@qingdan/model";
import { arbitraryList, PROPERTY_SEED, siblingGroups } from "@qingdan/model/testing";
import { diffLists, matchByContent } from "@qingdan/reconcile";
import fc from "fast-check";
import { expect, test } from "vitest";

const RUNS = 1000;
const vocabulary = createVocabulary();
const writers = await createWriters();

interface Edit {
  op: "update" | "clear" | "delete" | "insert" | "move" | "moveInto";
  at: number;
  to: number;
}

const arbitraryEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    op: fc.constantFrom("update", "update", "clear", "delete", "insert", "move", "moveInto"),
    at: fc.nat(10_000),
    to: fc.nat(10_000),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Fields that a person can empty without the row losing its name. */
const OPTIONAL: Partial<Record<NodeTable, readonly string[]>> = {
  duty: ["accountability"],
  task: ["unit", "remark"],
  party: ["responsibility", "basis", "example", "remark"],
  regime: ["unit", "preamble", "group"],
  service_item: ["agency", "phone", "remark"],
  liability: ["circumstance", "basis", "remark"],
};

function siblings(list: ResponsibilityList): ReturnType<typeof siblingGroups> {
  return siblingGroups(list).filter(({ nodes }) => nodes.length > 0);
}

/** Edits as an official can make them in the form. Every word that comes in is new, so that nothing is found again by its content. */
function edited(base: ResponsibilityList, edits: readonly Edit[]): ResponsibilityList {
  const list = structuredClone(base);
  for (const [turn, { op, at, to }] of edits.entries()) {
    const filled = siblings(list);
    const chosen = filled[at % Math.max(1, filled.length)];
    if (chosen === undefined) break;
    const { table, nodes } = chosen;
    const index = to % nodes.length;
    const node = nodes[index] as AnyNode & Record<string, unknown>;
    const word = `改写第${turn}处${"甲乙丙丁戊己庚辛"[turn] ?? ""}事项`;
    if (op === "update") {
      // The heading of a section says which column it stands in: it is not what people edit.
      const fields = table === "section" ? ["text"] : TEXT_FIELDS[table];
      node[fields[(at + to) % fields.length] as string] = word;
    } else if (op === "clear") {
      const fields = OPTIONAL[table] ?? [];
      const field = fields[(at + to) % Math.max(1, fields.length)];
      if (field !== undefined) node[field] = "";
    } else if (op === "delete") {
      // Of two sections under one heading nobody can say which one is left.
      const heading = (one: AnyNode): unknown => (one as AnyNode & Record<string, unknown>)["heading"];
      const twin = table === "section" && nodes.some((one) => one !== node && heading(one) === heading(node));
      if (!twin) nodes.splice(index, 1);
    } else if (op === "move" && table !== "note" && table !== "section")
      nodes.splice(at % nodes.length, 0, ...nodes.splice(index, 1));
    else if (op === "insert" && table !== "section" && table !== "note")
      nodes.splice(index + 1, 0, fresh(table, node, word));
    else if (op === "moveInto" && table !== "section") {
      const others = filled.filter((other) => other.table === table && other.nodes !== nodes);
      const target = others[at % Math.max(1, others.length)];
      if (target !== undefined) target.nodes.splice(to % (target.nodes.length + 1), 0, ...nodes.splice(index, 1));
    }
  }
  return list;
}

/** A new row: without a key, as a row has none that a person typed. */
function fresh(table: NodeTable, like: AnyNode, word: string): AnyNode {
  const node: Record<string, unknown> = { ...structuredClone(like), key: "" };
  for (const field of TEXT_FIELDS[table]) node[field] = field === "group" ? "" : `${word}${field}`;
  for (const children of ["tasks", "parties", "items", "sections"]) if (children in node) node[children] = [];
  return node as unknown as AnyNode;
}

/** A change without what only fresh keys tell, and without the keys of sections: two of the same words in one cell are told apart by nobody. */
function line({ op, table, key, field, before, after }: Change, known: ReadonlySet<string>): string {
  const place = (text: string): string => (field === "parent" && !known.has(text) ? "new" : text);
  return JSON.stringify([
    op,
    table,
    op === "insert" || table === "section" ? "" : key,
    field,
    place(before),
    place(after),
  ]);
}

test(`the edits of a random list come back from its workbook (${RUNS} runs, seed ${PROPERTY_SEED})`, () => {
  let seen = 0;
  fc.assert(
    fc.property(arbitraryList, arbitraryEdits, (base, edits) => {
      const changed = edited(base, edits);
      const { bytes } = writers.write("xlsx", "standard", changed, { revision: "r1" });
      const workbook = readEditedWorkbook(readWorkbook(bytes), vocabulary);
      const { list } = editedList(workbook, base, { vocabulary, matchByContent });
      const known = new Set([...walk(base)].map(({ node }) => node.key));
      const lines = (changes: readonly Change[]): string[] => changes.map((change) => line(change, known)).toSorted();
      const wanted = lines(diffLists(base, changed));
      seen += wanted.length;
      expect(lines(diffLists(base, list))).toEqual(wanted);
    }),
    { numRuns: RUNS },
  );
  expect(seen).toBeGreaterThan(RUNS);
}, 300_000);

test("an untouched workbook of a random list gives the list back", () => {
  fc.assert(
    fc.property(arbitraryList, (base) => {
      const { bytes } = writers.write("xlsx", "standard", base, { revision: "r1" });
      const workbook = readEditedWorkbook(readWorkbook(bytes), vocabulary);
      expect(editedList(workbook, base, { vocabulary, matchByContent }).list).toEqual(base);
    }),
    { numRuns: 200 },
  );
}, 120_000);
