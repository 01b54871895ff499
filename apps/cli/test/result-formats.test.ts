import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "@qingdan/ingest";
import { runCli } from "../src/qingdan.ts";
import { inTemporaryFolder, recordingTerminal, ROOT } from "./support/session.ts";

const QINGDAN = join(ROOT, "apps/cli/dist/qingdan.js");
const LIST =
  "一、部门主要职责\n部门名称：甲县水务局\n\t序号\n\t主要职责\n\t具体工作事项\n\t责任股室\n\t备注\n\n\t1\n\t负责水资源管理\n\t编制规划\n\t水资源股\n\t\n";

/** A folder with a small warehouse, and what runs a command in it, its standard output being a pipe. */
async function inWarehouse(
  work: (run: (...argv: string[]) => Promise<{ code: number; text: string; bytes: Buffer }>) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", LIST);
    const run = async (...argv: string[]): Promise<{ code: number; text: string; bytes: Buffer }> => {
      const terminal = recordingTerminal();
      const pieces: Uint8Array[] = [];
      const code = await runCli(argv, { ...terminal, outBytes: (bytes) => void pieces.push(bytes) });
      return { code, text: terminal.printed(), bytes: Buffer.concat(pieces) };
    };
    expect((await run("ingest", "水务局.txt")).code).toBe(0);
    await work(run);
  });
}

describe("results that are no text", () => {
  test.each([
    ["parquet", "PAR1"],
    ["xlsx", "PK"],
  ])("go into a pipe and into a file as %s, the same bytes", (format, mark) =>
    inWarehouse(async (run) => {
      for (const command of [
        ["sql", "select 主要职责 from 部门职责"],
        ["report", "items-per-part"],
      ]) {
        const piped = await run(...command, "--format", format);
        expect(piped.text).toBe("");
        expect(piped.bytes.subarray(0, mark.length).toString("latin1")).toBe(mark);
        expect((await run(...command, "--format", format, "--out", "result")).code).toBe(0);
        expect(readFileSync("result")).toEqual(piped.bytes);
      }
    }),
  );

  test("are refused on a terminal before anything is asked", () =>
    inTemporaryFolder(async () => {
      const terminal = recordingTerminal();
      expect(await runCli(["sql", "select 1", "--format", "xlsx", "--warehouse", "none.duckdb"], terminal)).toBe(2);
      expect(terminal.printed()).toContain("--out FILE.xlsx");
    }));
});

test("every format answers reports and queries alike", () =>
  inWarehouse(async (run) => {
    for (const format of ["table", "csv", "json", "ndjson", "markdown"]) {
      const { code, text } = await run("report", "items-per-part", "--format", format);
      expect(code, format).toBe(0);
      expect(text, format).toContain("甲县水务局");
    }
  }));

test("a query comes from a file, in the characters of older programs too, and with values for its names", () =>
  inWarehouse(async (run) => {
    writeFileSync("utf8.sql", "\ufeffselect 主要职责 as d from 部门职责 where 责任处室 = $unit;\r\n");
    // select '职责' as t
    writeFileSync("gbk.sql", Buffer.from("73656c6563742027d6b0d4f02720617320740a", "hex"));
    expect((await run("sql", "--file", "utf8.sql", "--param", "unit=水资源股", "--format", "csv")).text).toBe(
      "d\r\n负责水资源管理\r\n",
    );
    expect((await run("sql", "--file", "gbk.sql", "--format", "csv")).text).toBe("t\r\n职责\r\n");
    expect((await run("sql", "select 1", "--file", "utf8.sql")).code).toBe(2);
  }));

test("--unsafe has DuckDB whole, in every format", () =>
  inWarehouse(async (run) => {
    const { code, text } = await run("sql", "copy (select 1 as n) to 'own.csv'", "--unsafe", "--format", "csv");
    expect([code, text]).toEqual([0, "Count\r\n1\r\n"]);
    expect(readFileSync("own.csv", "utf8")).toBe("n\n1\n");
    const wrong = await run("sql", "select nothing", "--unsafe");
    expect(wrong.code).toBe(2);
    expect(wrong.text).not.toContain("bug");
  }));

test("a reader that has seen enough ends the command without a word", () =>
  inWarehouse(async () => {
    const command = `"${process.execPath}" "${QINGDAN}" sql "select range from range(150000)" --format csv`;
    const { stdout, stderr } = spawnSync("sh", ["-c", `${command} | head -n 1`], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["range\r\n", ""]);
  }));

test("numbers and days are numbers in a workbook; long numbers and codes stay texts", () =>
  inWarehouse(async (run) => {
    const sql = "select 3 as a, 9007199254740993::bigint as b, date '2026-11-21' as c, '0571' as d";
    const { bytes } = await run("sql", sql, "--format", "xlsx");
    const cells = readWorkbook(new Uint8Array(bytes), "result.xlsx").sheets[0]?.cells.get(2);
    expect([...(cells ?? new Map()).values()].map(({ text, kind }) => [text, kind])).toEqual([
      ["3", "number"],
      ["9007199254740993", "text"],
      ["2026-11-21", "date"],
      ["0571", "text"],
    ]);
  }));
