import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCli } from "../src/qingdan.ts";
import { inTemporaryFolder, recordingTerminal, ROOT } from "./support/session.ts";

const LIST =
  "一、部门主要职责\n部门名称：甲县水务局\n\t序号\n\t主要职责\n\t具体工作事项\n\t责任股室\n\t备注\n\n\t1\n\t负责水资源管理\n\t编制规划\n\t水资源股\n\t\n";
const HOLD = `
const { DuckDBInstance } = require(process.argv[1]);
const options = process.argv[3] === "read" ? { access_mode: "READ_ONLY" } : {};
DuckDBInstance.create(process.argv[2], options).then((instance) => { console.log("open"); setInterval(() => instance, 1000); });
`;

async function run(...argv: string[]): Promise<{ code: number; text: string }> {
  const terminal = recordingTerminal();
  const code = await runCli(argv, terminal);
  return { code, text: terminal.printed() };
}

/** Runs `work` while another process holds the warehouse for reading or writing. */
async function whileHeld(use: "read" | "write", work: () => Promise<void>): Promise<void> {
  const module = import.meta.resolve("@duckdb/node-api", `file://${ROOT}/packages/analytics/src/index.ts`);
  const holder = spawn(process.execPath, ["-e", HOLD, module.replace("file://", ""), "qingdan.duckdb", use], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await once(holder.stdout, "data");
    await work();
  } finally {
    holder.kill();
    await once(holder, "exit");
  }
}

test("check tells its findings where the warehouse can only be read, and says that they are not stored", () =>
  inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", LIST);
    expect((await run("ingest", "水务局.txt")).code).toBe(0);
    await whileHeld("read", async () => {
      const { text } = await run("check");
      expect(text).toContain("structure/part");
      expect(text).toContain("not stored");
    });
    const stored = await run("sql", "select count(*) as n from finding", "--format", "csv");
    expect(stored.text.trim().split("\n").at(-1)?.trim()).toBe("0");
    await whileHeld("write", async () => {
      const { code, text } = await run("check");
      expect(code).toBe(2);
      expect(text).toContain("正被");
    });
  }));
