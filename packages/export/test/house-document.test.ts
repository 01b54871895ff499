import { describe, expect, test } from "vitest";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList } from "./support/cases.ts";

const writers = await createWriters();

test.each<[string[], boolean]>([
  [[], true],
  [["责任清单", "二〇一五年七月"], true],
  [["某县财政局", "责任清单"], false],
  [["某县", "财 政 局", "责任清单"], false],
])("a house document with the cover %j names the bureau over its first part: %s", (cover, names) => {
  const list = caseList("every-part");
  list.printed.cover = cover;
  const { bytes } = writers.write("docx", "house", list, { revision: "r" });
  const xml = Buffer.from(readZip(bytes).get("word/document.xml") ?? []).toString("utf8");
  expect(xml.includes("填报单位：某县财政局")).toBe(names);
});

describe("the lines in front of a house document's first part", () => {
  /** The styles of these lines, and whether a section of their own ends behind them. */
  function front(cover: string[], contents = false): { styles: string[]; hasPage: boolean } {
    const list = caseList("every-part");
    list.printed = { ...list.printed, cover, contents };
    const { bytes } = writers.write("docx", "house", list, { revision: "r" });
    const xml = Buffer.from(readZip(bytes).get("word/document.xml") ?? []).toString("utf8");
    const before = xml.slice(0, xml.indexOf('<w:pStyle w:val="Heading1"/>'));
    const styles = cover.map((line) => {
      const at = before.indexOf(`>${line}<`);
      return /.*<w:pStyle w:val="(\w+)"/su.exec(before.slice(0, at))?.[1] ?? "";
    });
    return { styles, hasPage: before.includes("<w:sectPr") };
  }

  test("are its title where they are one or two, not a page that is empty but for them", () => {
    expect(front(["某县财政局责任清单"])).toEqual({ styles: ["ContentsTitle"], hasPage: false });
    expect(front(["某县财政局责任清单", "（2024年版）"])).toEqual({
      styles: ["ContentsTitle", "ListSubtitle"],
      hasPage: false,
    });
  });

  test("are a cover where they are more, or a 目录 follows; 填报单位 and dates are small there", () => {
    expect(front(["某县财政局责任清单"], true).hasPage).toBe(true);
    expect(front(["某县财政局", "责任清单", "填报单位（盖章）：某县财政局", "2024年6月"])).toEqual({
      styles: ["CoverName", "CoverTitle", "CoverDate", "CoverDate"],
      hasPage: true,
    });
  });
});
