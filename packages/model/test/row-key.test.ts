import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeRowKey, encodeRowKey, isEndMark, makeKey, rowFingerprint } from "../src/index.ts";

describe("row keys", () => {
  const keys = fc.array(
    fc.oneof(
      fc.constant(""),
      fc.string().map((text) => makeKey("task", text)),
    ),
    { minLength: 1, maxLength: 2 },
  );

  test("come back whatever the case and the spaces", () => {
    fc.assert(
      fc.property(keys, fc.array(fc.string()), fc.integer({ min: 1, max: 99 }), (some, cells, piece) => {
        const fingerprint = rowFingerprint(cells);
        const text = encodeRowKey(some, fingerprint, piece);
        expect(decodeRowKey(text)).toEqual({ keys: some, fingerprint, piece });
        expect(decodeRowKey(`  ${text.toLowerCase()}\u3000`)).toEqual({ keys: some, fingerprint, piece });
      }),
    );
  });

  test("are no key for any other text", () => {
    for (const text of ["", "备注", "_key", "_end", "a-b"]) expect(decodeRowKey(text)).toBeUndefined();
  });

  test("know the end mark", () => {
    expect([" _END ", "_end", "end"].map(isEndMark)).toEqual([true, true, false]);
  });

  test("see a changed cell but no changed white space", () => {
    expect(rowFingerprint(["甲 乙", "丙"])).toBe(rowFingerprint(["甲乙", "丙\n"]));
    expect(rowFingerprint(["甲乙", "丙"])).not.toBe(rowFingerprint(["甲", "乙丙"]));
  });
});
