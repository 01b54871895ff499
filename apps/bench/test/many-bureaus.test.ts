import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox, listReports, openWarehouse, runReport, type Sandbox } from "@qingdan/analytics";
import type { ResponsibilityList } from "@qingdan/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sourceInput } from "../src/source-input.ts";
import { syntheticLists } from "../src/synthetic-lists.ts";

/** What a question on 200 bureaus may use; a question that needs more fails. */
const LIMITS = { megabytes: 512, rows: 100_000, milliseconds: 120_000 };

const CASES = new URL("../../../fixtures/ingest/", import.meta.url);
const originals = readdirSync(CASES)
  .filter((name) => name.endsWith("-rsj"))
  .map((name) => JSON.parse(readFileSync(new URL(`${name}/expected.json`, CASES), "utf8")) as ResponsibilityList);
const lists = syntheticLists(originals, 200);

let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "qingdan-many-"));
  const path = join(folder, "w.duckdb");
  const warehouse = await openWarehouse(path);
  await warehouse.recordMany(lists.map(sourceInput));
  await warehouse.close();
  sandbox = createSandbox({
    source: { kind: "file", path },
    workerPath: fileURLToPath(import.meta.resolve("@qingdan/analytics/sandbox-worker")),
    execArgv: ["--import", import.meta.resolve("tsx")],
    limits: LIMITS,
  });
});
afterAll(() => {
  sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Reports that have nothing to say of lists without edits and findings. */
const SILENT = new Set(["changes-in-period", "findings-by-rule", "duties-without-tasks"]);

const runner = {
  ask: (sql: string, parameters: Readonly<Record<string, string | number>>) => sandbox.query(sql, parameters),
};

describe("200 bureaus are asked within the limits", () => {
  test.each(listReports())("the report $name", async ({ name }) => {
    const { result } = await runReport(runner, name);
    expect(result.rows.length > 0).toBe(!SILENT.has(name));
  });

  const duties = lists.flatMap((list) => list.duties ?? []);
  const regimes = lists.flatMap((list) => list.oversight ?? []);
  const VIEWS: Readonly<Record<string, number>> = {
    部门职责: duties.reduce((sum, duty) => sum + Math.max(1, duty.tasks.length), 0),
    职责边界: lists
      .flatMap((list) => list.boundaries ?? [])
      .reduce((sum, { parties }) => sum + Math.max(1, parties.length), 0),
    监管制度: regimes.length,
    公共服务: lists
      .flatMap((list) => list.services ?? [])
      .reduce((sum, { items }) => sum + Math.max(1, items.length), 0),
    追责情形: lists.reduce((sum, { accountability }) => sum + (accountability?.liabilities.length ?? 0), 0),
    修订记录: lists.length,
    检查结果: 0,
  };
  test.each(Object.entries(VIEWS))("the view %s has a row for each row of the form", async (view, rows) => {
    expect((await sandbox.query(`SELECT * FROM ${view}`)).rows).toHaveLength(rows);
  });

  test.each(["责任追究机制", "法律依据"])("the view %s", async (view) => {
    expect((await sandbox.query(`SELECT * FROM ${view}`)).rows.length).toBeGreaterThan(0);
  });

  test("near-equal texts are all found, identical ones among them", async () => {
    const sql =
      "SELECT count(*)::INTEGER AS pairs, count(*) FILTER (likeness = 1)::INTEGER AS same FROM near_equal_item";
    const [pairs, same] = (await sandbox.query(sql)).rows[0] as [number, number];
    const identical = `
      SELECT count(*)::INTEGER FROM likeness_text a JOIN likeness_text b USING (node_table, plain) WHERE a.bureau_id < b.bureau_id AND plain <> ''`;
    expect(same).toBeGreaterThanOrEqual((await sandbox.query(identical)).rows[0]?.[0] as number);
    expect(pairs).toBeGreaterThan(same);
  });

  test("search and similar", async () => {
    expect((await sandbox.query("SELECT * FROM search('管理')")).rows.length).toBeGreaterThan(0);
    const similar = "SELECT likeness FROM similar((SELECT min(task_key) FROM task), 7)";
    expect((await sandbox.query(similar)).rows).toHaveLength(7);
  });
});

test("invented bureaus: no two of one name in one place, the same at every run, and with words of their own field", () => {
  expect(new Set(lists.map(({ bureau }) => `${bureau.province}${bureau.city}${bureau.name}`)).size).toBe(lists.length);
  expect(syntheticLists(originals, 200)).toEqual(lists);
  const forestry = lists.filter(({ bureau }) => bureau.name.endsWith("林业局"));
  expect(forestry).toHaveLength(20);
  expect(JSON.stringify(forestry.flatMap(({ duties }) => duties ?? []))).toContain("林业");
});
