import ExcelJS from "exceljs";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../src/qingdan.ts";
import { systemFailure } from "../src/terminal/report-failure.ts";
import { inTemporaryFolder, recordingTerminal, ROOT } from "./support/session.ts";

const BUREAU = "甲县水务局";

/** Runs one command; its exit code, and what it printed. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = recordingTerminal();
  const code = await runCli(args, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

interface Report {
  files: { revision: string | null; changes: object[]; conflicts: object[]; problems: { message: string }[] }[];
  errors?: { place: { file: string }; message: string }[];
}

const importJson = async (...args: string[]): Promise<Report & { code: number }> => {
  const { code, out } = await run("import", "--json", ...args);
  return { ...(JSON.parse(out) as Report), code };
};

/** A warehouse with one list and its exported workbook, in a folder of its own; gives the revision. */
async function withExport(action: (workbook: string, revision: string) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async () => {
    mkdirSync("来源");
    copyFileSync(join(ROOT, "fixtures/cli/history-and-diff/files/2025/水务局.txt"), "来源/水务局.txt");
    await run("ingest", "来源/水务局.txt");
    await run("export", "--out", "发出", "--format", "xlsx");
    const folder = join("发出", BUREAU);
    const [revision] = /[0-9a-f]{12}/u.exec((await run("log", BUREAU)).out) ?? [];
    await action(join(folder, readdirSync(folder)[0] ?? ""), revision ?? "");
  });
}

/** The workbook under another name, with other words in its first 具体工作事项. */
async function edit(workbook: string, name: string, words: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbook);
  const sheet = book.worksheets.find((one) => one.name === "一、部门主要职责") as ExcelJS.Worksheet;
  sheet.getCell("C4").value = words;
  await book.xlsx.writeFile(name);
  return name;
}

test("a dry run of several files tells of their conflicts with each other, and writes nothing", () =>
  withExport(async (workbook, revision) => {
    const files = [await edit(workbook, "甲.xlsx", "甲的文字"), await edit(workbook, "乙.xlsx", "乙的文字")];
    const dry = await importJson(...files, files[0] as string, "--dry-run");
    expect(dry.files.map(({ changes, conflicts }) => [changes.length, conflicts.length])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(dry.files.map((file) => file.revision)).toEqual([null, null, null]);
    expect(dry.code).toBe(1);
    expect((await run("log", BUREAU)).out.match(/[0-9a-f]{12}/gu)).toEqual([revision]);
    expect(existsSync("冲突清单.xlsx")).toBe(false);
    const earnest = await importJson(...files);
    expect(earnest.files.map(({ changes, conflicts }) => [changes.length, conflicts.length])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  }));

test("a dry run needs no right to write", () =>
  withExport(async (workbook) => {
    const file = await edit(workbook, "甲.xlsx", "甲的文字");
    chmodSync("qingdan.duckdb", 0o444);
    const dry = await importJson(file, "--dry-run");
    expect(dry.files).toMatchObject([{ changes: [{ op: "update" }] }]);
  }));

test("a 冲突清单 that cannot be written is told; what was taken in before, and after, is too", () =>
  withExport(async (workbook) => {
    const long = `${"长".repeat(80)}.xlsx`;
    const files = [
      await edit(workbook, "甲.xlsx", "甲的文字"),
      await edit(workbook, "乙.xlsx", "乙的文字"),
      await edit(workbook, long, "丙的文字"),
      await edit(workbook, "丁.xlsx", "甲的文字"),
    ];
    const report = await importJson(...files);
    expect(report.files.map(({ revision, conflicts }) => [revision !== null, conflicts.length])).toEqual([
      [true, 0],
      [false, 1],
      [false, 1],
      [false, 0],
    ]);
    expect(report.errors).toMatchObject([{ message: "文件或文件夹的名称太长" }]);
    expect(report.code).toBe(1);
    expect(readdirSync(".").filter((name) => name.includes("冲突清单"))).toEqual(["冲突清单.xlsx"]);
  }));

test("a revision and an edited workbook are compared, in either order, and a date with a document", () =>
  withExport(async (workbook, revision) => {
    const file = await edit(workbook, "甲.xlsx", "甲的文字");
    const changes = async (...args: string[]): Promise<unknown[]> =>
      (JSON.parse((await run("diff", "--json", ...args)).out) as { changes: unknown[] }).changes;
    const words = { op: "update", table: "task", field: "text" };
    expect(await changes(revision, file)).toMatchObject([{ ...words, after: "甲的文字" }]);
    expect(await changes(file, revision.slice(0, 6))).toMatchObject([{ ...words, before: "甲的文字" }]);
    expect(await changes("2026-01-03", file)).toHaveLength(1);
    await run("import", file);
    expect(await changes(revision, "来源/水务局.txt")).toEqual([]);
    expect(await changes("2026-01-03", "来源/水务局.txt")).toMatchObject([{ ...words, before: "甲的文字" }]);
    expect((await run("diff", "0123456789ab", file)).err).toContain("as of 0123456789ab");
  }));

test("a full disk is told as such, also where the database says it in its own words", () => {
  const words = "TransactionContext Error: Failed to commit: Could not write file “a.wal”: No space left on device";
  expect(systemFailure(new Error(words))?.message).toBe("磁盘空间不足");
  expect(systemFailure(Object.assign(new Error("write"), { code: "ENOSPC" }))?.message).toBe("磁盘空间不足");
  expect(systemFailure(new Error("other"))).toBeUndefined();
});
