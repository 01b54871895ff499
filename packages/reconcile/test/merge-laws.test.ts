import type { Change } from "@qingdan/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLists, mergeLists, settle } from "../src/index.ts";
import { arbitraryList } from "./support/arbitrary-list.ts";
import { arbitraryEdits, edited } from "./support/random-edits.ts";

const runs = { numRuns: 300 };

test("a list does not differ from itself", () => {
  fc.assert(
    fc.property(arbitraryList, (list) => {
      expect(diffLists(list, structuredClone(list))).toEqual([]);
    }),
    runs,
  );
});

test("merge(b, b, x) = x, merge(b, x, b) = x, merge(b, x, x) = x, and no conflicts", () => {
  fc.assert(
    fc.property(arbitraryList, arbitraryEdits(12), (base, edits) => {
      const other = edited(base, edits);
      for (const [ours, theirs] of [
        [base, other],
        [other, base],
        [other, other],
      ] as const) {
        const merged = mergeLists(base, ours, theirs);
        expect(merged.conflicts).toEqual([]);
        expect(merged.list).toEqual(other);
      }
    }),
    runs,
  );
});

test("the laws hold between unrelated lists too", () => {
  fc.assert(
    fc.property(arbitraryList, arbitraryList, (base, other) => {
      expect(mergeLists(base, base, other).list).toEqual(other);
      expect(mergeLists(base, other, base).list).toEqual(other);
      expect(mergeLists(base, other, other).list).toEqual(other);
    }),
    runs,
  );
});

/** Changes as lines; places are left out, because the other side's insertions shift them. */
const lines = (changes: readonly Change[]): string[] =>
  changes
    .filter((change) => !(change.op === "move" && change.field === "ordinal"))
    .map(({ op, key, field, before, after }) => JSON.stringify([op, key, field, before.trim(), after.trim()]));

test("without conflicts nothing that either side did is lost or doubled", () => {
  let free = 0;
  fc.assert(
    fc.property(arbitraryList, arbitraryEdits(3), arbitraryEdits(3), (base, mine, yours) => {
      const ours = edited(base, mine);
      const theirs = edited(base, yours);
      const { list, conflicts } = mergeLists(base, ours, theirs);
      if (conflicts.length > 0) return;
      free += 1;
      const wanted = new Set([...lines(diffLists(base, ours)), ...lines(diffLists(base, theirs))]);
      const keys = (lists: Change[]): Set<string> => new Set(lists.filter((c) => c.op === "delete").map((c) => c.key));
      const found = lines(diffLists(base, list));
      // A node that one side deleted takes along what the other did not touch: its whole group.
      const gone = keys(diffLists(base, list));
      expect(new Set(found)).toEqual(wanted);
      expect(found.length).toBe(new Set(found).size);
      expect([...keys([...diffLists(base, ours), ...diffLists(base, theirs)])].every((key) => gone.has(key))).toBe(
        true,
      );
    }),
    runs,
  );
  expect(free).toBeGreaterThan(50);
});

test("edits of different fields commute", () => {
  fc.assert(
    fc.property(arbitraryList, arbitraryEdits(4), arbitraryEdits(4), (base, mine, yours) => {
      const updates = (edits: typeof mine): typeof mine => edits.filter(({ op }) => op === "update");
      const ours = edited(base, updates(mine));
      const theirs = edited(base, updates(yours));
      const one = mergeLists(base, ours, theirs);
      const other = mergeLists(base, theirs, ours);
      expect(one.conflicts.length).toBe(other.conflicts.length);
      if (one.conflicts.length === 0) expect(one.list).toEqual(other.list);
    }),
    runs,
  );
});

test("preferring one side leaves no conflict, and settles every one of them by its value", () => {
  fc.assert(
    fc.property(arbitraryList, arbitraryEdits(6), arbitraryEdits(6), (base, mine, yours) => {
      const ours = edited(base, mine);
      const theirs = edited(base, yours);
      const { conflicts } = mergeLists(base, ours, theirs);
      for (const choice of ["ours", "theirs"] as const) {
        const preferred = mergeLists(base, ours, theirs, { prefer: choice });
        expect(preferred.conflicts).toEqual([]);
        const settled = conflicts.map((conflict) => settle(conflict, choice));
        expect(mergeLists(base, ours, theirs, { settled }).conflicts).toEqual([]);
        for (const { key, field } of conflicts.filter((conflict) => conflict.field === "text")) {
          const lines = diffLists(choice === "ours" ? ours : theirs, preferred.list).filter(
            (change) => change.key === key && change.field === field && change.op === "update",
          );
          expect(lines).toEqual([]);
        }
      }
    }),
    runs,
  );
});

test("no key is lost or doubled, whatever the conflicts", () => {
  fc.assert(
    fc.property(arbitraryList, arbitraryEdits(8), arbitraryEdits(8), (base, mine, yours) => {
      const ours = edited(base, mine);
      const theirs = edited(base, yours);
      for (const prefer of ["ours", "theirs"] as const) {
        const { list } = mergeLists(base, ours, theirs, { prefer });
        const keys = diffLists({ bureau: list.bureau, notes: [], printed: list.printed }, list)
          .filter(({ op }) => op === "insert")
          .map(({ key }) => key);
        expect(keys.length).toBe(new Set(keys).size);
      }
    }),
    runs,
  );
});
