import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "@qingdan/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, openWarehouse, type Sandbox } from "../src/index.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { runQuery } from "./support/run-query.ts";
import { sampleList } from "./support/sample-list.ts";
import { sourceInput } from "./support/source-input.ts";

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/analytics/sandbox/${name}.json`, import.meta.url), "utf8"));
const REFUSED = fixture("refused") as { name: string; sql: string; code: string }[];
const ANSWERED = fixture("answered") as { name: string; sql: string; rows: unknown[][] }[];

const worker = {
  workerPath: fileURLToPath(new URL("../src/sandbox/worker.ts", import.meta.url)),
  execArgv: ["--import", import.meta.resolve("tsx")],
};
let folder: string;
let path: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "qingdan-sandbox-"));
  path = join(folder, "w.duckdb");
  const warehouse = await openWarehouse(path);
  await warehouse.record(sourceInput(sampleList()));
  await warehouse.close();
  sandbox = createSandbox({
    source: { kind: "file", path },
    ...worker,
    limits: { milliseconds: 3000, megabytes: 512 },
  });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("refused, with a code and a remedy", () => {
  test.each(REFUSED)("$name", async ({ sql, code }) => {
    const error: unknown = await sandbox.query(sql).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    const [diagnostic] = (error as InputError).diagnostics;
    expect(code.split("|"), diagnostic?.message).toContain(diagnostic?.code);
    expect(diagnostic?.remedy).toBeTruthy();
  });

  test("and the next question is answered, whatever the one before did to memory", async () => {
    const bombs = REFUSED.filter(({ code }) => code.startsWith("sql/memory")).slice(0, 3);
    expect(bombs).toHaveLength(3);
    for (const { sql } of bombs) {
      await expect(sandbox.query(sql)).rejects.toBeInstanceOf(InputError);
      expect((await sandbox.query("SELECT count(*) AS duties FROM duty")).rows).toEqual([[3]]);
    }
  });

  test("and nothing was written", async () => {
    for (const ending of ["", ".csv", ".parquet"]) expect(existsSync(`qingdan-attempt${ending}`)).toBe(false);
    expect((await sandbox.query("SELECT count(*) AS duties FROM duty")).rows).toEqual([[3]]);
  });
});

describe("answered", () => {
  test.each(ANSWERED)("$name", async ({ sql, rows }) => {
    expect((await sandbox.query(sql)).rows).toEqual(rows);
  });

  test("DESCRIBE, SHOW, SUMMARIZE and EXPLAIN", async () => {
    for (const sql of [
      "DESCRIBE duty",
      "SHOW TABLES",
      "SUMMARIZE duty",
      "EXPLAIN SELECT 1",
      "EXPLAIN ANALYZE (SELECT 1)",
    ]) {
      expect((await sandbox.query(sql)).rows.length, sql).toBeGreaterThan(0);
    }
  });

  test("parameters by name, texts for numbers too", async () => {
    const sql = "SELECT text FROM task WHERE ordinal >= $from AND unit_effective = $unit ORDER BY ordinal LIMIT $count";
    const parameters = { from: "1", unit: "办公室", count: 1 };
    expect((await sandbox.query(sql, parameters)).rows).toEqual([["编制年度计划"]]);
    expect((await sandbox.query("SELECT $a IS NULL AS n, $b AS b", { a: null, b: true })).rows).toEqual([[true, true]]);
  });

  test("parameters that are missing, not asked for, or of another type are told", async () => {
    const codeOf = async (sql: string, parameters: Record<string, string>): Promise<string | undefined> => {
      const error: unknown = await sandbox.query(sql, parameters).catch((reason: unknown) => reason);
      return (error as InputError).diagnostics[0]?.code;
    };
    expect(await codeOf("SELECT $a, $b", { a: "1" })).toBe("sql/missing-parameter");
    expect(await codeOf("SELECT $a", { a: "1", c: "2" })).toBe("sql/unused-parameter");
    expect(await codeOf("SELECT $a + 1", { a: "1" })).toBe("sql/types");
    expect(await codeOf("SELECT $a::DATE", { a: "2020-13-01" })).toBe("sql/conversion");
    expect((await sandbox.query("SELECT $名称 AS x", { 名称: 'it\'s "q"; --' })).rows).toEqual([['it\'s "q"; --']]);
  });

  test("many rows come whole and in their order", async () => {
    // The limits of the others are made to be reached: a busy machine would reach them here.
    const patient = createSandbox({ source: { kind: "file", path }, ...worker });
    const { rows } = await patient.query("SELECT range AS n, repeat('x', 100) AS x FROM range(150000)");
    await patient.close();
    expect(rows.length).toBe(150_000);
    expect(rows.every((row, index) => row[0] === index)).toBe(true);
  });

  test("columns come with their types", async () => {
    expect((await sandbox.query("SELECT kinds, ordinal FROM section LIMIT 1")).columns).toEqual([
      { name: "kinds", type: "VARCHAR[]" },
      { name: "ordinal", type: "INTEGER" },
    ]);
  });
});

test("a closed sandbox leaves the warehouse free for writing", async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    const other = createSandbox({ source: { kind: "file", path }, ...worker });
    expect((await other.query("SELECT 1 AS n")).rows).toEqual([[1]]);
    await other.close();
    await sandbox.close();
    await (await openWarehouse(path)).close();
  }
  expect((await sandbox.query("SELECT 1 AS n")).rows).toEqual([[1]]);
});

test("a person can interrupt a question, and ask the next one", async () => {
  const endless = sandbox.query(
    "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range, b.range) = 1",
  );
  const outcome = endless.catch((reason: unknown) => reason);
  await new Promise((resolve) => setTimeout(resolve, 300));
  sandbox.interrupt();
  const error = await outcome;
  expect((error as InputError).diagnostics[0]?.code).toBe("sql/interrupted");
  expect((await sandbox.query("SELECT 1 AS n")).rows).toEqual([[1]]);
});

test("a warehouse in memory, a missing file and a file of another kind are refused", async () => {
  const table = join(folder, "table.csv");
  writeFileSync(table, "a,b\n1,2\n");
  for (const name of [":memory:", join(folder, "none.duckdb"), table]) {
    const asked = runQuery({ source: { kind: "file", path: name }, ...worker, sql: "SELECT 1" });
    await expect(asked).rejects.toBeInstanceOf(InputError);
  }
  expect((await runQuery({ source: { kind: "file", path }, ...worker, sql: "SELECT 1 AS n" })).rows).toEqual([[1]]);
});

test.each([
  ["no warehouse", "CREATE TABLE other(a INTEGER)", "warehouse/not-a-warehouse"],
  [
    "a warehouse of a newer version",
    "CREATE TABLE warehouse_property AS SELECT 'schema_version' AS name, '99' AS value",
    "warehouse/newer-version",
  ],
])("%s is refused, as by every other command", async (name, statement, code) => {
  const file = join(folder, `${name}.duckdb`);
  const { database, close } = await openDatabase(file, {});
  await database.run(statement);
  close();
  const other = createSandbox({ source: { kind: "file", path: file }, ...worker });
  const error: unknown = await other.query("SELECT 1").catch((reason: unknown) => reason);
  await other.close();
  expect((error as InputError).diagnostics[0]?.code).toBe(code);
});
