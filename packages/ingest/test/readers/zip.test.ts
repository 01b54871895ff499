import { InputError } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import { readArchive } from "../../src/read-archive.ts";
import { openZip } from "../../src/zip.ts";
import { buildZip, zipParts } from "./build-zip.ts";

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics.map(({ code }) => code).join();
    throw error;
  }
  return "read";
}

const readAll = (bytes: Uint8Array, limits = {}) =>
  openZip(bytes, "a.zip", limits).map((entry) => Buffer.from(entry.read()).toString());

describe("openZip", () => {
  test("reads deflated, stored and empty members", () => {
    const bytes = buildZip([
      { name: "甲.txt", content: "部门职责" },
      { name: "b/c.txt", content: "stored", stored: true },
      { name: "empty", content: "" },
    ]);
    expect(openZip(bytes).map(({ name }) => name)).toEqual(["甲.txt", "b/c.txt", "empty"]);
    expect(readAll(bytes)).toEqual(["部门职责", "stored", ""]);
  });

  test("reads an archive with bytes appended by a gateway", () => {
    expect(readAll(Buffer.concat([zipParts({ a: "一" }), Buffer.from("\r\n--boundary--")]))).toEqual(["一"]);
  });

  test("refuses a truncated archive at every length", () => {
    const bytes = zipParts({ a: "一".repeat(100), b: "二" });
    for (let length = 0; length < bytes.length; length++) {
      expect(
        codeOf(() => readAll(bytes.subarray(0, length))),
        `${length} bytes`,
      ).toBe("ingest/truncated");
    }
  });

  test("refuses an archive with any one byte of its data changed", () => {
    const bytes = zipParts({ a: "责任清单".repeat(20) });
    const packed = Buffer.from(bytes).readUInt32LE(18);
    for (let index = 31; index < 31 + packed; index++) {
      const damaged = Uint8Array.from(bytes);
      damaged[index] = (damaged[index] as number) ^ 0xff;
      expect(
        codeOf(() => readAll(damaged)),
        `byte ${index}`,
      ).toBe("ingest/damaged");
    }
  });

  test("refuses an encrypted member, and says how to mend it", () => {
    expect(codeOf(() => readAll(buildZip([{ name: "a", content: "x", encrypted: true }])))).toBe("ingest/encrypted");
  });

  test("counts bytes while inflating, whatever the directory says", () => {
    const bomb = buildZip([{ name: "a", content: Buffer.alloc(40 << 20), claimedSize: 10 }]);
    expect(codeOf(() => readAll(bomb))).toBe("ingest/too-large");
    const many = buildZip(Array.from({ length: 5 }, (_, index) => ({ name: `${index}`, content: "x".repeat(1000) })));
    expect(codeOf(() => readAll(many, { totalBytes: 4500 }))).toBe("ingest/too-large");
    expect(codeOf(() => readAll(many, { entryBytes: 999 }))).toBe("ingest/too-large");
    expect(codeOf(() => readAll(many, { entries: 4 }))).toBe("ingest/too-large");
    expect(codeOf(() => readAll(many, { entries: 5, totalBytes: 5000, entryBytes: 1000 }))).toBe("read");
  });
});

describe("readArchive", () => {
  test("reads names in UTF-8 and GB18030, and leaves out folders and litter", () => {
    const gbk = Buffer.from([0xc3, 0xf1, 0xd5, 0xfe, 0xbe, 0xd6, 0x2e, 0x74, 0x78, 0x74]);
    const bytes = buildZip([
      { name: gbk, content: "1", utf8: false },
      { name: "民政局/清单.docx", content: "2" },
      { name: "目录/", content: "" },
      { name: "__MACOSX/._a", content: "" },
      { name: "民政局/~$清单.docx", content: "" },
    ]);
    expect(readArchive(bytes).map(({ name }) => name)).toEqual(["民政局.txt", "民政局/清单.docx"]);
  });
});
