import { InputError } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import { refusalOf, sniffFormat } from "../../src/sniff.ts";
import { zipParts } from "./build-zip.ts";
import { buildDocx, buildXlsx, relationships } from "./office-parts.ts";

const encode = (text: string) => new TextEncoder().encode(text);

/** A compound file of nothing but its signature and the name of a stream. */
function compound(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, "utf16le"),
  ]);
}

describe("sniffFormat", () => {
  test.each([
    ["docx", buildDocx(""), "a.docx"],
    ["docx", buildDocx(""), "a.doc"],
    ["xlsx", buildXlsx(""), "a.et"],
    [
      "docx",
      zipParts({
        "[Content_Types].xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "_rels/.rels": relationships([]),
        "doc/a.xml": "",
      }),
      "a",
    ],
    ["zip", zipParts({ "a.txt": "" }), "a.zip"],
    ["odt", zipParts({ mimetype: "application/vnd.oasis.opendocument.text" }), "a.docx"],
    ["ods", zipParts({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }), "a.ods"],
    ["doc", compound("WordDocument"), "a.docx"],
    ["doc", compound("x"), "a.wps"],
    ["xls", compound("Workbook"), "a.et"],
    ["ole-encrypted", compound("EncryptedPackage"), "a.xlsx"],
    ["other-archive", Buffer.from("Rar!\u001a\u0007\u0001\u0000", "latin1"), "a.zip"],
    ["other-archive", Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), "a.7z"],
    ["pdf", encode("%PDF-1.7\n"), "a.docx"],
    ["rtf", encode("{\\rtf1"), "a.doc"],
    ["html", encode("\ufeff\n<!-- x --><!DOCTYPE html><html>"), "a.txt"],
    ["html", encode("<table><tr><td>甲"), "a.xls"],
    ["html", Buffer.from("\ufeff<html><p>甲", "utf16le"), "a.doc"],
    ["html", encode("<p>甲"), "a.htm"],
    [
      "xls",
      encode(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
      "a.xls",
    ],
    ["mhtml", encode("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"), "a.doc"],
    ["docx", zipParts({ "word/document.xml": "" }), "a.docx"],
    ["ofd", zipParts({ "OFD.xml": "" }), "a.ofd"],
    ["csv", encode("序号\t职责\n"), "a.xls"],
    ["csv", encode("a,b"), "a.csv"],
    ["markdown", encode("# 甲"), "a.md"],
    ["text", encode("甲"), "a.txt"],
    ["text", encode("甲"), "无扩展名"],
    ["image", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "a.png"],
    ["image", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x30]), "a.docx"],
    ["unknown", new Uint8Array(0), "a.docx"],
  ] as const)("%s", (format, bytes, name) => {
    expect(sniffFormat(bytes, name)).toBe(format);
  });

  test("refuses a truncated archive", () => {
    expect(() => sniffFormat(buildDocx("").subarray(0, 200), "a.docx")).toThrow(InputError);
  });
});

describe("refusalOf", () => {
  test("has a reason and a way out for every format that is not read", () => {
    for (const format of [
      "doc",
      "xls",
      "odt",
      "ods",
      "rtf",
      "pdf",
      "ofd",
      "other-archive",
      "ole-encrypted",
      "image",
      "unknown",
    ] as const) {
      const refusal = refusalOf(format, "a");
      expect(refusal?.message).not.toBe("");
      expect(refusal?.remedy).toMatch(/请/u);
    }
    expect(refusalOf("docx", "a")).toBeUndefined();
  });
});
