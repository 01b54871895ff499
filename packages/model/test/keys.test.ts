import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeKey, NODE_TABLES, tableOfKey } from "../src/index.ts";

const key = fc
  .tuple(fc.constantFrom(...NODE_TABLES), fc.string())
  .map(([table, identity]) => ({ table, key: makeKey(table, identity) }));

describe("keys", () => {
  test("name their table, whatever their case", () => {
    fc.assert(fc.property(key, ({ table, key: text }) => tableOfKey(` ${text.toLowerCase()} `) === table));
  });

  test("show every single changed character", () => {
    const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    fc.assert(
      fc.property(key, fc.nat({ max: 11 }), fc.constantFrom(...alphabet), ({ key: text }, at, character) => {
        fc.pre(text[at] !== character);
        expect(tableOfKey(text.slice(0, at) + character + text.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  test.each(["", "T123", "hello world!", "部门职责"])("%s is no key", (text) =>
    expect(tableOfKey(text)).toBeUndefined(),
  );
});
