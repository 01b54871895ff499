import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@qingdan/model";
import { expect, test } from "vitest";
import { openWarehouse } from "../src/index.ts";

const HOLD = `
const { DuckDBInstance } = require(process.argv[1]);
DuckDBInstance.create(process.argv[2]).then((instance) => { console.log("open"); setInterval(() => instance, 1000); });
`;

test("a warehouse that another process holds is refused in one sentence that names the process", async () => {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-lock-"));
  const path = join(folder, "w.duckdb");
  await (await openWarehouse(path)).close();
  const module = import.meta.resolve("@duckdb/node-api").replace("file://", "");
  const holder = spawn(process.execPath, ["-e", HOLD, module, path], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    await once(holder.stdout, "data");
    const error: unknown = await openWarehouse(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    const [diagnostic] = (error as InputError).diagnostics;
    expect(diagnostic?.code).toBe("warehouse/locked");
    expect(diagnostic?.message).toContain(String(holder.pid));
    expect(diagnostic?.message.split("\n").length).toBe(1);
  } finally {
    holder.kill();
    await once(holder, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
  const warehouse = await openWarehouse(path).catch(() => undefined);
  await warehouse?.close();
});
