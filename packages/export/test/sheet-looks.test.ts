import { describe, expect, test } from "vitest";
import type { ResponsibilityList } from "@qingdan/model";
import { createWriters, standardTemplate } from "../src/index.ts";
import { countLines } from "../src/text-lines.ts";
import { sheetShape } from "../src/xlsx/sheet-shape.ts";
import { housePlan } from "../src/house-plan.ts";
import { readZip } from "../src/zip/read-zip.ts";
import { caseList } from "./support/cases.ts";

/** The width of a printed page, in points. */
const PRINTED = 841.9 - 2 * 42.5;

/** Columns of a bureau of its own, and what stands in them. */
const OWN: readonly (readonly [string, string])[] = [
  ["实施主体", "某县卫生健康局"],
  ["办理时限", "20个工作日"],
  ["法定依据", "《中华人民共和国基本医疗卫生与健康促进法》第九十四条规定的监督检查职责。".repeat(3)],
  ["收费标准", "不收费"],
  ["监督电话", "0571-86650001"],
  ["是否进驻大厅", "是"],
  ["网上办理深度", "全程网办"],
  ["受理地点", "政务服务中心三楼卫生健康窗口，周一至周五"],
];

/** A list whose part one is printed in thirteen columns. */
function wideList(): ResponsibilityList {
  const list = caseList("every-part");
  list.notes = (list.duties ?? []).flatMap(({ tasks }) =>
    tasks.flatMap(({ key }, task) =>
      OWN.map(
        ([heading, text], index) =>
          ({ key: `N${task}${index}${key}`, part: "duties", text, owner: key, heading }) as const,
      ),
    ),
  );
  const columns = [
    { field: "serial", heading: "序号" },
    { field: "duty", heading: "主要职责" },
    { field: "task", heading: "具体工作事项" },
    { field: "unit", heading: "责任股室" },
    { field: "accountability", heading: "追责情形" },
    ...OWN.map(([heading]) => ({ field: "", heading })),
  ];
  const title = "一、部门职责登记表";
  list.printed = {
    parts: [{ part: "duties", title, layout: "table", columns, statement: "" }],
    cover: [],
    contents: false,
  };
  return list;
}

describe("a table of thirteen columns", () => {
  test("prints at 7 points or more as a sheet, its short entries on one line each", () => {
    const template = standardTemplate();
    const [part] = housePlan(wideList(), "xlsx");
    if (part === undefined) throw new Error("the list has no part");
    const { total, textWidths } = sheetShape(part.table, { unitLine: "", dateLine: "" }, template);
    expect((PRINTED / (total * 5.25)) * template.excel.textSize).toBeGreaterThanOrEqual(6.9);
    for (const [heading, text] of OWN.filter((own) => own[1].length < 14)) {
      const column = part.table.columns.findIndex((each) => each.heading === heading);
      expect(countLines(text, (textWidths[column] ?? 0) - 1.5), heading).toBe(1);
    }
  });

  test("has short entries in the middle and long ones at the left, in both formats", async () => {
    const writers = await createWriters();
    const xml = (format: "docx" | "xlsx", part: string): string =>
      Buffer.from(
        readZip(writers.write(format, "house", wideList(), { revision: "r" }).bytes).get(part) ?? [],
      ).toString();
    const document = xml("docx", "word/document.xml");
    const styleOf = (text: string): string => {
      const before = document.slice(0, document.indexOf(`>${text}`));
      return /.*<w:pStyle w:val="(\w+)"/su.exec(before)?.[1] ?? "";
    };
    expect(styleOf("不收费")).toMatch(/^C/u);
    expect(styleOf("政务服务中心")).toMatch(/^T/u);
    const sheet = xml("xlsx", "xl/worksheets/sheet2.xml");
    const lookOf = (text: string): string =>
      new RegExp(`s="(\\d+)" t="inlineStr"><is><t[^>]*>${text}`, "u").exec(sheet)?.[1] ?? "";
    const unit = wideList().duties?.[0]?.tasks[0]?.unit ?? "";
    expect(lookOf("不收费")).toBe(lookOf(unit));
    expect(lookOf("政务服务中心")).not.toBe(lookOf(unit));
  });
});

test("a sheet of few columns is as wide as its page", () => {
  const list = caseList("every-part");
  const columns = [
    { field: "serial", heading: "序号" },
    { field: "duty", heading: "主要职责" },
    { field: "task", heading: "具体工作事项" },
  ];
  const empty = { accountability: "", unit: "", remark: "" };
  list.duties = (list.duties ?? []).map((duty) => ({
    ...duty,
    ...empty,
    tasks: duty.tasks.map((task) => ({ ...task, ...empty })),
  }));
  list.notes = [];
  list.printed.parts = [{ part: "duties", title: "一、部门主要职责", layout: "table", columns, statement: "" }];
  const [part] = housePlan(list, "xlsx");
  if (part === undefined) throw new Error("the list has no part");
  const { total } = sheetShape(part.table, { unitLine: "", dateLine: "" }, standardTemplate());
  expect((total * 5.25) / PRINTED).toBeGreaterThan(0.95);
  expect((total * 5.25) / PRINTED).toBeLessThanOrEqual(1);
});

describe("the rows of a sheet", () => {
  test("become higher by themselves where a person adds text, but for those that merged cells have made higher", async () => {
    const list = caseList("every-part");
    const [duty] = list.duties ?? [];
    const task = { key: "", text: "事项", unit: "", remark: "" };
    if (duty === undefined) throw new Error("the case has no duty");
    list.duties = [
      { ...duty, key: "A", text: "职责", tasks: [{ ...task, key: "A1" }] },
      {
        ...duty,
        key: "B",
        text: "职责".repeat(150),
        tasks: [
          { ...task, key: "B1" },
          { ...task, key: "B2" },
        ],
      },
    ];
    list.notes = [];
    const writers = await createWriters();
    const parts = readZip(writers.write("xlsx", "standard", list, { revision: "r" }).bytes);
    const xml = Buffer.from(parts.get("xl/worksheets/sheet2.xml") ?? []).toString();
    const fixed = [...xml.matchAll(/<row r="\d+" ht="[\d.]+"([^>]*)>/gu)].map(([, more]) => more !== "");
    // Title, 填报单位, header; the row of the first duty; those of the second.
    expect(fixed).toEqual([true, true, true, false, true, true]);
  });
});

describe("phones", () => {
  test("are given a line more where a program parts them behind their hyphens", () => {
    const phones = Array.from({ length: 6 }, (_, index) => `0571-8665000${index}`).join("、");
    expect(countLines(phones, 20.5)).toBe(7);
    expect(countLines("0571-86650001", 20.5)).toBe(1);
    expect(countLines("86650001、86650002", 13)).toBe(2);
  });
});
