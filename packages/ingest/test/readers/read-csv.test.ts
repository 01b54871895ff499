import { createVocabulary, InputError } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/readers/csv.ts";
import { checkDocument, printBlocks } from "./check-document.ts";

const vocabulary = createVocabulary();
const encode = (text: string) => new TextEncoder().encode(text);

function read(text: string | Uint8Array, texts?: string[]) {
  const document = readCsv(typeof text === "string" ? encode(text) : text, "a.csv", vocabulary);
  checkDocument(document, texts);
  return document;
}

describe("readCsv", () => {
  test("reads one table: quoted fields, lines in fields, short rows, nothing converted", () => {
    const document = read('一、职责,,,\r\n序号,职责,单位\r\n007,"甲\n乙,""丙""",2015-07-01\r\n"",=1+1\r\n,,\r\n', [
      '一、职责序号职责单位007甲乙,"丙"2015-07-01=1+1',
    ]);
    expect(printBlocks(document)).toEqual(["一、职责||", "序号|职责|单位", '007|甲/乙,"丙"|2015-07-01', "|=1+1|·"]);
    expect([..."序乙+"].map((text) => document.placeAt(document.text.indexOf(text)).line)).toEqual([2, 4, 5]);
  });

  test("guesses tabs and semicolons, and copes with mixed line breaks", () => {
    expect(printBlocks(read("a\tb\nc\td"))).toEqual(["a|b", "c|d"]);
    expect(printBlocks(read("a;b\rc;d\r\ne;f\n"))).toEqual(["a|b", "c|d", "e|f"]);
    expect(printBlocks(read('"a"\r\n"b"\n"c"'))).toEqual(["a", "b", "c"]);
  });

  test("reads GB18030, marks and UTF-16; refuses what is no text", () => {
    expect(printBlocks(read(Uint8Array.from([0xc3, 0xf1, 0x2c, 0xd5, 0xfe])))).toEqual(["民|政"]);
    expect(printBlocks(read("\ufeff民,政"))).toEqual(["民|政"]);
    expect(printBlocks(read(Buffer.from("\ufeff民,政", "utf16le")))).toEqual(["民|政"]);
    expect(() => read(Uint8Array.from([0xff, 0x41, 0xff]))).toThrow(InputError);
    expect(() => read(Uint8Array.from([0x41, 0, 0x42]))).toThrow(InputError);
    expect(read("").blocks).toEqual([]);
  });

  test("refuses a quotation mark out of place, with its line", () => {
    for (const [text, line] of [
      ['a,b\n"c\nd",e\n"f,g\nh,i', 4],
      ['a,b\n"c"d,"e,f"\ng,h', 2],
    ] as const) {
      try {
        readCsv(encode(text), "a.csv", vocabulary);
        expect.unreachable(text);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        expect((error as InputError).diagnostics[0]).toMatchObject({
          code: "ingest/csv-quotes",
          place: { file: "a.csv", line },
        });
      }
    }
  });
});
