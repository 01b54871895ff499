import { InputError } from "@qingdan/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/decode-text.ts";

describe("decodeText", () => {
  test("takes a byte-order mark, then strict UTF-8, then strict GB18030", () => {
    expect(decodeText(new TextEncoder().encode("责任清单"))).toEqual({ text: "责任清单", encoding: "utf-8" });
    expect(decodeText(new TextEncoder().encode("\ufeff责任"))).toEqual({ text: "责任", encoding: "utf-8" });
    expect(decodeText(Buffer.from("\ufeff责任", "utf16le"))).toEqual({ text: "责任", encoding: "utf-16le" });
    expect(decodeText(Buffer.from("\ufeff责任", "utf16le").swap16())).toEqual({ text: "责任", encoding: "utf-16be" });
    expect(decodeText(Uint8Array.from([0xd4, 0xf0, 0xc8, 0xce]))).toEqual({ text: "责任", encoding: "gb18030" });
    // A character of four bytes, which GBK does not have.
    expect(decodeText(Uint8Array.from([0x90, 0x30, 0x81, 0x30]))).toEqual({ text: "\u{10000}", encoding: "gb18030" });
    expect(decodeText(new Uint8Array(0))).toEqual({ text: "", encoding: "utf-8" });
  });

  test("refuses what is no text in any of them, and replaces nothing", () => {
    for (const bytes of [[0xff, 0x20], [0x41, 0x00], [0xef, 0xbb, 0xbf, 0xff], [0x81]]) {
      expect(() => decodeText(Uint8Array.from(bytes), "a.txt")).toThrow(InputError);
    }
  });

  test("gives back every UTF-8 text", () => {
    const text = fc.string({ unit: "binary" }).filter((value) => !/[\0\ufeff]/u.test(value));
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeText(new TextEncoder().encode(value)).text).toBe(value);
      }),
    );
  });
});
