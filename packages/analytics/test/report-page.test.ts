import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addBars,
  listReports,
  reportPage,
  runReport,
  type QueryResult,
  type ReportAnswer,
  type ReportDefinition,
  type Warehouse,
} from "../src/index.ts";
import { reportWarehouse } from "./support/report-warehouse.ts";

let warehouse: Warehouse;
let answers: ReportAnswer[];
beforeAll(async () => {
  warehouse = await reportWarehouse();
  answers = [];
  for (const { name } of listReports()) answers.push(await runReport(warehouse, name));
});
afterAll(() => warehouse.close());

const charted = ({ bar, matrixLabel }: ReportDefinition): boolean => bar !== undefined || matrixLabel !== undefined;

/** A page with the bars of one made-up report. */
function barsPage(labels: readonly string[]): Promise<string> {
  const report: ReportDefinition = {
    name: "made-up",
    title: "试",
    titleEnglish: "Made up",
    explanation: "",
    parameters: [],
    sql: "",
    bar: "数",
    barLabels: ["名"],
  };
  const result: QueryResult = {
    columns: [
      { name: "名", type: "VARCHAR" },
      { name: "数", type: "INTEGER" },
    ],
    rows: labels.map((label, index) => [label, index + 1]),
  };
  return reportPage([{ report, parameters: {}, result }], { title: "试" });
}

/** The texts of the charts of a page, in their order. */
function chartTexts(page: string): string[] {
  const charts = page.match(/<svg[\s\S]*?<\/svg>/gu) ?? [];
  return charts.flatMap((chart) => [...chart.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map((match) => match[1] ?? ""));
}

describe("the page", () => {
  test("has every report and asks for nothing from outside", async () => {
    const page = await reportPage(answers, { title: "甲县<清单>分析" });
    for (const { report } of answers) expect(page).toContain(`<section id="${report.name}">`);
    expect(page).toContain("甲县&lt;清单&gt;分析");
    expect(page).not.toMatch(/(?:src|href)="(?!#)/u);
    expect(page).not.toMatch(/<script|@import|url\(/u);
  });

  test("has a chart for every report that names one, with its numbers and labels as text", async () => {
    const page = await reportPage(answers, { title: "分析" });
    expect(page.match(/<svg /gu)?.length).toBe(answers.filter(({ report }) => charted(report)).length);
    const texts = chartTexts(page);
    for (const { report, result } of answers.filter(({ report: { barLabels } }) => barLabels?.length === 1)) {
      const column = result.columns.findIndex(({ name }) => name === report.barLabels?.[0]);
      for (const row of result.rows) expect(texts.join(""), report.name).toContain(String(row[column]));
    }
  });

  test("is the same to the byte whenever it is made, and its charts share no names", async () => {
    const page = await reportPage(answers, { title: "分析" });
    expect(await reportPage(answers, { title: "分析" })).toBe(page);
    const ids = [...page.matchAll(/ id="([^"]*)"/gu)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const chart of page.match(/<svg[\s\S]*?<\/svg>/gu) ?? []) expect(chart).not.toMatch(/ (?:id|class)=|<style/u);
  });
});

describe("labels", () => {
  test("break over lines, and none of their words is lost", async () => {
    const label = "负责全县城乡统筹的就业、社会保险、劳动关系等人力资源和社会保障工作的行政管理和监督检查";
    const page = await barsPage([label, "短"]);
    expect(chartTexts(page).join("")).toContain(label);
    expect(page).not.toContain("…");
  });

  test("that need more than three lines are shortened, and the page says so and has them whole", async () => {
    const label = "甲".repeat(200);
    const page = await barsPage([label]);
    expect(chartTexts(page).filter((text) => text.endsWith("…"))).toHaveLength(1);
    expect(page).toContain("全文见下表");
    expect(page).toContain(`<td class="w">${label}</td>`);
  });

  test("are texts, whatever stands in them", async () => {
    const page = await barsPage(['<b class="x">&', 'zr0-" onload="', "]]>"]);
    expect(chartTexts(page)).toEqual(expect.arrayContaining(["&lt;b class=&quot;x&quot;&gt;&amp;"]));
    expect(page).not.toMatch(/<b |\sonload="/u);
  });

  test("of the largest thirty are shown where there are more", async () => {
    const page = await barsPage(Array.from({ length: 50 }, (_, index) => `第${index + 1}项`));
    const texts = chartTexts(page);
    expect(texts).toContain("第50项");
    expect(texts).toContain("第21项");
    expect(texts).not.toContain("第20项");
    expect(page).toContain("最大的30项，共50项");
  });
});

test("a report with bars names the columns of their labels", async () => {
  for (const { report, result } of answers.filter(({ report: { bar } }) => bar !== undefined)) {
    const names = result.columns.map(({ name }) => name);
    expect(names, report.name).toEqual(expect.arrayContaining([...(report.barLabels ?? ["-"])]));
  }
});

test("bars are as long as their numbers, to an eighth of a cell", () => {
  const result = { columns: [{ name: "n", type: "INTEGER" }], rows: [[8], [4], [1], [0], [null]] };
  expect(addBars(result, "n", 2).rows.map((row) => row[1])).toEqual(["██", "█", "▎", "", ""]);
  expect(addBars(result, "m")).toBe(result);
});
