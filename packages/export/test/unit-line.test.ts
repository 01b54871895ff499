import { describe, expect, test } from "vitest";
import { createWriters } from "../src/index.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList } from "./support/cases.ts";

const writers = await createWriters();

/** The texts of the row of 填报单位 in the sheet of a part, by cell, and the merges of the row. */
function unitLine(name: string, form: "standard" | "house", sheet: number): { texts: string[]; merges: string[] } {
  const list = caseList("every-part");
  list.bureau.name = name;
  list.bureau.issued = "2015-07";
  const { bytes } = writers.write("xlsx", form, list, { revision: "r" });
  const xml = Buffer.from(readZip(bytes).get(`xl/worksheets/sheet${sheet}.xml`) ?? []).toString("utf8");
  const row = /<row r="2".*?<\/row>/su.exec(xml)?.[0] ?? "";
  return {
    texts: [...row.matchAll(/<c r="([A-Z]+)2"[^>]*><is><t[^>]*>([^<]*)</gu)].map(
      ([, cell, text]) => `${cell}: ${text}`,
    ),
    merges: [...xml.matchAll(/<mergeCell ref="([A-Z]+2:[A-Z]+2)"/gu)].map((match) => match[1] ?? ""),
  };
}

describe("the row of 填报单位", () => {
  test("has the date in cells of its own on the right", () => {
    expect(unitLine("某局", "standard", 2)).toEqual({
      texts: ["A: 填报单位：某局", "F: 填报日期：2015年7月"],
      merges: ["A2:E2"],
    });
  });

  test("has the date below a name that takes the whole line", () => {
    const name = "某某局".repeat(40);
    expect(unitLine(name, "standard", 2)).toEqual({
      texts: [`A: 填报单位：${name}\n填报日期：2015年7月`],
      merges: ["A2:F2"],
    });
  });

  test("lets both reach over empty cells where no column parts them", () => {
    const places = new Set<string>();
    for (let length = 1; length < 60; length += 1) {
      const { texts, merges } = unitLine("局".repeat(length), "standard", 6);
      if (texts.length === 2 && merges.length === 0) places.add(texts[1] ?? "");
      else expect(texts.length === 2 || merges.length === 1).toBe(true);
    }
    expect([...places]).toEqual(["F: 填报日期：2015年7月"]);
  });
});
