import { expect, test } from "vitest";
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
