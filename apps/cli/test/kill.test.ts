import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openWarehouse } from "@qingdan/analytics";
import { ROOT } from "./support/session.ts";

/** A process may be killed at any moment; nothing of a half-done import may be left. */
const MOMENTS = 50;
const QINGDAN = join(ROOT, "apps/cli/dist/qingdan.js");
const folder = mkdtempSync(join(tmpdir(), "qingdan-kill-"));
const baseline = join(folder, "baseline.duckdb");
const bureau = "hongjiang-rsj";
const edited = "承办区工委、区管委交办的其他事项和临时任务";

const EDIT = `
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
for row in book["一、部门主要职责"].iter_rows():
    for cell in row:
        if cell.value == "承办区工委、区管委交办的其他事项" and cell.column == 3:
            cell.value = "${edited}"
book.save(sys.argv[2])
`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function qingdan(...args: string[]): void {
  const run = spawnSync(process.execPath, [QINGDAN, ...args], { encoding: "utf8" });
  expect(run.status, run.stderr).toBeLessThan(2);
}

async function stateOf(warehouse: string): Promise<string> {
  const opened = await openWarehouse(warehouse);
  try {
    const revisions = (await opened.revisions(bureau)).length;
    const head = await opened.head(bureau);
    const hasEdit = JSON.stringify(head?.list).includes(edited);
    return `${revisions} revisions, edit ${hasEdit ? "there" : "not there"}`;
  } finally {
    await opened.close();
  }
}

/** Imports the workbook and kills the process after so many milliseconds; true where it had ended by itself before. */
function importAndKill(warehouse: string, workbook: string, delay: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [QINGDAN, "import", workbook, "--warehouse", warehouse], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), delay);
    child.once("exit", (code) => {
      clearTimeout(timer);
      resolve(code !== null);
    });
  });
}

const openpyxl = spawnSync("/usr/bin/python3", ["-c", "import openpyxl"], { stdio: "ignore" }).status === 0;
if (!openpyxl) console.warn("openpyxl is not installed: killed imports are not tested");

describe.runIf(openpyxl)("an import that is killed", () => {
  test(`leaves the whole revision or none of it, at ${MOMENTS} moments`, { timeout: 600_000 }, async () => {
    qingdan("ingest", join(ROOT, "seeds/003_dca18f7153367287.txt"), "--warehouse", baseline);
    qingdan("export", bureau, "--format", "xlsx", "--out", folder, "--warehouse", baseline);
    const name = readdirSync(join(folder, bureau)).find((file) => file.endsWith(".xlsx")) ?? "";
    const workbook = join(folder, "edited.xlsx");
    expect(spawnSync("/usr/bin/python3", ["-c", EDIT, join(folder, bureau, name), workbook]).status).toBe(0);

    const whole = join(folder, "whole.duckdb");
    copyFileSync(baseline, whole);
    const start = performance.now();
    expect(await importAndKill(whole, workbook, 60_000)).toBe(true);
    const duration = performance.now() - start;
    expect(await stateOf(whole)).toBe("2 revisions, edit there");

    const states = new Set<string>();
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      const warehouse = join(folder, `killed-${moment}.duckdb`);
      copyFileSync(baseline, warehouse);
      // The last quarter of the time is where the writing happens: most moments fall there.
      await importAndKill(warehouse, workbook, duration * (moment < 10 ? moment / 20 : 0.5 + (moment - 10) / 70));
      expect(existsSync(warehouse)).toBe(true);
      states.add(await stateOf(warehouse));
      rmSync(warehouse);
      rmSync(`${warehouse}.wal`, { force: true });
    }
    expect(
      [...states].every((state) => state === "1 revisions, edit not there" || state === "2 revisions, edit there"),
      [...states].join("; "),
    ).toBe(true);
    expect(states).toContain("1 revisions, edit not there");
  });
});
