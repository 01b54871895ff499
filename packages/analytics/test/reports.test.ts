import { readFileSync } from "node:fs";
import { InputError } from "@qingdan/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatResult, listReports, openWarehouse, runReport, type Warehouse } from "../src/index.ts";
import { REPORT_CASES, reportWarehouse } from "./support/report-warehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await reportWarehouse();
});
afterAll(() => warehouse.close());

const NAMES = listReports().map(({ name }) => name);

test("there are at least fifteen, with unlike names and titles", () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(15);
  expect(new Set(NAMES).size).toBe(NAMES.length);
  expect(new Set(listReports().map(({ title }) => title)).size).toBe(NAMES.length);
});

describe.each(listReports())("$name", (report) => {
  test("gives the expected rows", async () => {
    const { result } = await runReport(warehouse, report.name);
    expect(formatResult(result, "csv")).toBe(readFileSync(new URL(`${report.name}.csv`, REPORT_CASES), "utf8"));
  });

  test("names a column of numbers for its bar", async () => {
    const { result } = await runReport(warehouse, report.name);
    const bars = result.columns.filter(({ name }) => name === report.bar);
    expect(bars.map(({ type }) => type)).toEqual(report.bar === undefined ? [] : ["INTEGER"]);
  });

  test("runs on an empty warehouse", async () => {
    const empty = await openWarehouse(":memory:");
    expect((await runReport(empty, report.name)).result.rows).toEqual([]);
    await empty.close();
  });
});

describe("parameters", () => {
  test("narrow the answer", async () => {
    const rows = async (name: string, given: Record<string, string>): Promise<number> =>
      (await runReport(warehouse, name, given)).result.rows.length;
    expect(await rows("changes-in-period", { since: "2026-03-05", until: "2026-03-05" })).toBe(1);
    expect(await rows("changes-in-period", { until: "2026-03-04" })).toBe(0);
    expect(await rows("copied-texts", { length: "100" })).toBe(0);
    expect(await rows("vague-verbs", { words: "统筹，指导" })).toBe(4);
    expect(await rows("near-equal-duties", { likeness: "0.99" })).toBe(0);
  });

  test("that are unknown or of another type are refused", async () => {
    const attempts = [
      ["no-such-report", {}],
      ["copied-texts", { lenght: "3" }],
      ["copied-texts", { length: "many" }],
      ["changes-in-period", { since: "2026-02-31" }],
      ["changes-in-period", { since: "2026-03-05", until: "2026-03-04" }],
      ["near-equal-duties", { bureau: "没有的局" }],
    ] as const;
    for (const [name, given] of attempts) {
      await expect(runReport(warehouse, name, given), name).rejects.toBeInstanceOf(InputError);
    }
  });
});
