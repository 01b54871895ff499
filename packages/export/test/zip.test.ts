import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crc32, crc32ByTable } from "../src/zip/crc32.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { packPart, writeZip } from "../src/zip/write-zip.ts";

describe("writeZip", () => {
  test("gives back what was put in, whatever the order", () => {
    const entries = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^[a-z甲乙/]{1,12}[a-z]$/u), fc.string({ unit: "grapheme" })),
      {
        selector: ([name]) => name,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(entries, (files) => {
        const bytes = writeZip(files.map(([name, text]) => packPart(name, text)));
        const read = readZip(bytes);
        expect(read.size).toBe(files.length);
        for (const [name, text] of files) expect(Buffer.from(read.get(name) ?? []).toString("utf8")).toBe(text);
        const turned = writeZip(files.toReversed().map(([name, text]) => packPart(name, text)));
        expect(Buffer.compare(bytes, turned)).toBe(0);
      }),
    );
  });
});

describe("crc32", () => {
  test("is the same with and without help from Node", () => {
    // The check value of CRC-32: its sum over the digits from 1 to 9.
    expect(crc32ByTable(Buffer.from("123456789"))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(crc32ByTable(bytes)).toBe(crc32(bytes));
      }),
    );
  });
});
