import { expect, test } from "vitest";
import { addBars, listReports, reportPage, runReport, type ReportAnswer } from "../src/index.ts";
import { reportWarehouse } from "./report-warehouse.ts";

test("the page has every report and asks for nothing from outside", async () => {
  const warehouse = await reportWarehouse();
  const answers: ReportAnswer[] = [];
  for (const { name } of listReports()) answers.push(await runReport(warehouse, name));
  await warehouse.close();
  const page = reportPage(answers, { title: "甲县<清单>分析" });
  for (const { report } of answers) expect(page).toContain(`<section id="${report.name}">`);
  expect(page).toContain("甲县&lt;清单&gt;分析");
  expect(page).not.toMatch(/(?:src|href)="(?!#)/u);
  expect(page).not.toMatch(/<script|@import|url\(/u);
  expect(page.match(/<svg /gu)?.length).toBe(answers.filter(({ report }) => report.bar !== undefined).length);
});

test("bars are as long as their numbers, to an eighth of a cell", () => {
  const result = { columns: [{ name: "n", type: "INTEGER" }], rows: [[8], [4], [1], [0], [null]] };
  expect(addBars(result, "n", 2).rows.map((row) => row[1])).toEqual(["██", "█", "▎", "", ""]);
  expect(addBars(result, "m")).toBe(result);
});
