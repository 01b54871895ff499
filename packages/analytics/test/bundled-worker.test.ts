import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "@qingdan/model";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWarehouse } from "../src/index.ts";
import { runQuery } from "./support/run-query.ts";
import { sampleList } from "./support/sample-list.ts";
import { sourceInput } from "./support/source-input.ts";

const worker = fileURLToPath(new URL("../src/sandbox/worker.ts", import.meta.url));
/** The bundle looks for the engine beside itself, so it lies inside the package, where git does not look. */
const modules = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));

let folder: string;
let path: string;
let workerPath: string;

beforeAll(async () => {
  mkdirSync(modules, { recursive: true });
  folder = mkdtempSync(join(modules, "bundled-worker-"));
  path = join(folder, "w.duckdb");
  workerPath = join(folder, "worker.mjs");
  await build({
    entryPoints: [worker],
    outfile: workerPath,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: ["@duckdb/node-api"],
    logLevel: "silent",
  });
  const warehouse = await openWarehouse(path);
  await warehouse.record(sourceInput(sampleList()));
  await warehouse.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the worker answers from a bundle, without a loader", async () => {
  const sql = "SELECT 部门, count(*)::INTEGER AS n FROM 部门职责 WHERE 部门编号 = $bureau GROUP BY ALL";
  const parameters = { bureau: "jia-xian-rsj" };
  const { rows } = await runQuery({ source: { kind: "file", path }, workerPath, sql, parameters });
  expect(rows).toEqual([["甲县人力资源和社会保障局", 4]]);
});

test("and is as closed as from its source", async () => {
  const sql = "SELECT * FROM read_text('/etc/hostname')";
  const error: unknown = await runQuery({ source: { kind: "file", path }, workerPath, sql }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).diagnostics[0]?.code).toBe("sql/no-file-access");
});
