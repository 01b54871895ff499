import { describe, expect, test } from "vitest";
import { withoutWhiteSpace, type ResponsibilityList } from "@qingdan/model";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList, KINDS } from "./support/cases.ts";
import { printedText } from "./support/texts.ts";

const writers = await createWriters();

function withTask(text: string): ResponsibilityList {
  const list = caseList("every-part");
  const task = list.duties?.[0]?.tasks[0];
  if (task !== undefined) task.text = text;
  return list;
}

const KEPT: readonly (readonly [string, string])[] = [
  ["a formula", "=1+1"],
  ["what looks like an escape", "_x0041_ and _x000D_"],
  ["emoji and characters outside the BMP", "😀𠮷𪚥"],
  ["ideographic spaces and tabs", "甲　乙\t丙"],
  ["leading zeros", "007"],
  ["what a formula may begin with", "+1"],
  ["what a formula may begin with elsewhere", "@x"],
  ["a word of 400 characters", "a".repeat(400)],
  ["markup", "<w:p>&amp;\"'</w:p>"],
];

describe("texts that hurt", () => {
  test.each(KEPT)("keeps %s without a word", (_, text) => {
    for (const [format, form] of KINDS) {
      const { bytes, diagnostics } = writers.write(format, form, withTask(text), { revision: "r" });
      expect(diagnostics).toEqual([]);
      expect(printedText(bytes)).toContain(withoutWhiteSpace(text));
    }
  });

  test("keeps exactly 32,767 characters in one cell and says that they go over a printed page", () => {
    const text = "字".repeat(32767);
    for (const format of ["xlsx", "docx"] as const) {
      const { bytes, diagnostics } = writers.write(format, "standard", withTask(text), { revision: "r" });
      const told = [["export/text-over-page", "hint", "C5"]];
      expect(diagnostics.map(({ code, severity, place }) => [code, severity, place.cell])).toEqual(
        format === "xlsx" ? told : [],
      );
      expect(printedText(bytes)).toContain(text);
    }
  });

  test("carries on a text of more than 32,767 characters in the next row and says where", () => {
    const text = `${"甲".repeat(32766)}😀${"乙".repeat(40000)}`;
    const { bytes, diagnostics } = writers.write("xlsx", "standard", withTask(text), { revision: "r" });
    expect(diagnostics.map(({ code, place }) => [code, place.sheet, place.cell])).toEqual([
      ["export/overlong-text", "一、部门主要职责", "C5"],
    ]);
    const printed = printedText(bytes);
    expect(printed.match(/甲/gu)?.length).toBe(32766);
    expect(printed.match(/乙/gu)?.length).toBe(40000);
    expect(printed).toContain("😀");
    expect(printed).toContain("+3");
  });

  test("replaces what no office file can hold by a visible sign and says where", () => {
    const { bytes, diagnostics } = writers.write("xlsx", "standard", withTask("甲\u0000乙\ud800丙\ufffe丁"), {
      revision: "r",
    });
    expect(diagnostics.map(({ code, severity, place }) => [code, severity, place])).toEqual([
      ["export/illegal-character", "warning", { sheet: "一、部门主要职责", cell: "C5" }],
    ]);
    expect(printedText(bytes)).toContain("甲\ufffd乙\ufffd丙\ufffd丁");
  });

  test("turns CR into LF and says so", () => {
    const { diagnostics } = writers.write("docx", "standard", withTask("甲\r\n乙\r丙"), { revision: "r" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["export/line-break"]);
  });

  test("prints a group of 150 rows, in Word cut where pages end, its text repeated in the style for it", () => {
    const list = caseList("every-part");
    const tasks = list.duties?.[0]?.tasks ?? [];
    const more = Array.from({ length: 150 }, (_, index) => `第${index}项具体工作`);
    tasks.push(...more.map((text) => ({ key: "", text, unit: "", remark: "" })));
    for (const format of ["xlsx", "docx"] as const) {
      const { bytes } = writers.write(format, "standard", list, { revision: "r" });
      const printed = printedText(bytes);
      for (const text of more) expect(printed).toContain(text);
      if (format === "xlsx") continue;
      const xml = Buffer.from(readZip(bytes).get("word/document.xml") ?? []).toString("utf8");
      const repeated =
        xml.match(/GroupContinued"\/>(?:<w:jc [^>]*>)?<\/w:pPr><w:bookmarkStart [^>]*"_qd_continued_/gu) ?? [];
      // Serial, duty and accountability on each further page.
      expect(repeated.length).toBeGreaterThan(3);
      expect(repeated.length % 3).toBe(0);
    }
  });

  test("prints 60 columns", () => {
    const list = caseList("absent-parts");
    const owner = list.duties?.[0]?.tasks[0]?.key ?? "";
    const more = Array.from({ length: 54 }, (_, index) => ({ heading: `栏${index}`, text: `第${index}栏` }));
    list.notes.push(...more.map((note) => ({ ...note, key: "", part: "duties" as const, owner })));
    for (const format of ["xlsx", "docx"] as const) {
      const printed = printedText(writers.write(format, "standard", list, { revision: "r" }).bytes);
      for (let index = 0; index < 54; index += 1) expect(printed).toContain(`第${index}栏`);
    }
  });
});
