import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readZip } from "../src/zip/read-zip.ts";
import { packPart, writeZip } from "../src/zip/write-zip.ts";

describe("writeZip", () => {
  it("gives back what was put in, whatever the order", () => {
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
