import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "@qingdan/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  lakeSource,
  listReports,
  openWarehouse,
  runReport,
  writeLake,
  type LakeManifest,
  type Warehouse,
} from "../src/index.ts";
import { describeSchema } from "../src/schema/describe-schema.ts";
import { openLake, type Lake } from "./support/open-lake.ts";
import { runQuery } from "./support/run-query.ts";
import { reportWarehouse } from "./support/report-warehouse.ts";

let folder: string;
let warehouse: Warehouse;
let lake: Lake;
let manifest: LakeManifest;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "qingdan-lake-"));
  warehouse = await reportWarehouse();
  manifest = await writeLake(warehouse, join(folder, "湖 1"));
  lake = await openLake(join(folder, "湖 1"));
});
afterAll(async () => {
  await lake.close();
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a lake", () => {
  test.each(listReports())("answers $name as the warehouse does", async ({ name }) => {
    expect((await runReport(lake, name)).result).toEqual((await runReport(warehouse, name)).result);
  });

  test("has the rows of every table, in the same order", async () => {
    for (const { name } of manifest.tables) {
      const sql = `SELECT * FROM "${name}" ORDER BY ALL`;
      expect(await lake.query(sql), name).toEqual(await warehouse.query(sql));
    }
  });

  test("lies in folders by province, and is described by its manifest", () => {
    const task = manifest.tables.find(({ name }) => name === "task");
    expect(task?.files.map(({ path }) => decodeURIComponent(path))).toEqual(["task/province=甲省/data_0.parquet"]);
    for (const { files } of manifest.tables) {
      expect(files.length).toBeGreaterThan(0);
      for (const { path } of files) expect(existsSync(join(folder, "湖 1", path)), path).toBe(true);
    }
  });

  test("is described like the warehouse", async () => {
    const names = (await describeSchema(lake)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["task", "部门职责", "search"]));
  });

  test("is written again byte for byte", async () => {
    expect(await writeLake(warehouse, join(folder, "湖 2"))).toEqual(manifest);
    expect(await writeLake(warehouse, join(folder, "湖 2"))).toEqual(manifest);
  });

  test("is the same whatever way its folder is written", async () => {
    const place = relative(process.cwd(), join(folder, "湖 3"));
    for (const path of [`./${place}`, `${place}/`]) expect(await writeLake(warehouse, path)).toEqual(manifest);
  });

  test("can be asked in the sandbox, which reads nothing else", async () => {
    const source = lakeSource(join(folder, "湖 1"));
    const workerPath = fileURLToPath(new URL("../src/sandbox/worker.ts", import.meta.url));
    const ask = (sql: string): Promise<unknown> =>
      runQuery({ source, workerPath, execArgv: ["--import", import.meta.resolve("tsx")], sql });
    expect(await ask("SELECT count(*) AS n FROM 部门职责")).toMatchObject({ rows: [[10]] });
    await expect(ask("SELECT * FROM read_text('/etc/passwd')")).rejects.toBeInstanceOf(InputError);
    await expect(ask(`COPY (SELECT 1) TO '${join(folder, "湖 1", "x.csv")}'`)).rejects.toBeInstanceOf(InputError);
    await expect(ask("DROP VIEW task")).rejects.toBeInstanceOf(InputError);
  });

  test("with a file that is missing, damaged or not named is refused with a remedy", async () => {
    const workerPath = fileURLToPath(new URL("../src/sandbox/worker.ts", import.meta.url));
    const damages: ((lake: string) => void)[] = [
      (lake) => rmSync(join(lake, "task"), { recursive: true }),
      (lake) => writeFileSync(join(lake, manifest.tables[0]?.files[0]?.path ?? ""), "broken"),
      (lake) => writeFileSync(join(lake, "manifest.json"), JSON.stringify({ ...manifest, tables: [] })),
    ];
    for (const [turn, damage] of damages.entries()) {
      const lake = join(folder, `damaged ${turn}`);
      await writeLake(warehouse, lake);
      damage(lake);
      const asked = runQuery({
        source: lakeSource(lake),
        workerPath,
        execArgv: ["--import", import.meta.resolve("tsx")],
        sql: "SELECT count(*) FROM task",
      });
      await expect(asked).rejects.toMatchObject({ diagnostics: [{ code: "lake/damaged" }] });
    }
  });

  test("is not written over a file", async () => {
    const file = join(folder, "a file");
    writeFileSync(file, "kept");
    await expect(writeLake(warehouse, file)).rejects.toMatchObject({ diagnostics: [{ code: "lake/not-a-folder" }] });
    expect(readFileSync(file, "utf8")).toBe("kept");
  });
});

test("an empty warehouse makes a lake too", async () => {
  const empty = await openWarehouse(":memory:");
  await writeLake(empty, join(folder, "empty"));
  const opened = await openLake(join(folder, "empty"));
  expect(await opened.query("SELECT * FROM 部门职责")).toEqual([]);
  await opened.close();
  await empty.close();
});

test("a folder with other files, and one that is no lake, are refused", async () => {
  const other = mkdtempSync(join(folder, "other-"));
  await expect(openLake(other)).rejects.toBeInstanceOf(InputError);
  writeFileSync(join(other, "notes.txt"), "");
  await expect(writeLake(warehouse, other)).rejects.toBeInstanceOf(InputError);
  expect(existsSync(join(other, "notes.txt"))).toBe(true);
  // The folder of exported forms has a manifest of the same name.
  const exported = '{"version":"0.1.0","files":[]}';
  writeFileSync(join(other, "manifest.json"), exported);
  await expect(writeLake(warehouse, other)).rejects.toMatchObject({ diagnostics: [{ code: "lake/not-empty" }] });
  expect(readFileSync(join(other, "manifest.json"), "utf8")).toBe(exported);
});
