import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { displayWidth } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import {
  formatResult,
  TEXT_FORMATS,
  writeParquet,
  type FormatOptions,
  type QueryResult,
  type TextFormat,
} from "../src/index.ts";

const CASES = new URL("../../../fixtures/analytics/format/", import.meta.url);

describe.each(readdirSync(CASES))("%s", (name) => {
  const read = (file: string): string => readFileSync(new URL(`${name}/${file}`, CASES), "utf8");
  const { options, ...result } = JSON.parse(read("input.json")) as QueryResult & { options: FormatOptions };
  test.each(Object.keys(TEXT_FORMATS) as TextFormat[])("as %s", (format) => {
    expect(formatResult(result, format, options)).toBe(read(`expected.${format}`));
  });
});

test("a table never gets wider than the terminal while its columns can give way", () => {
  const row = ["一二三四五六七八九十".repeat(3), "abc", "甲乙".repeat(40)];
  const columns = row.map((_, index) => ({ name: `列${index}`, type: "VARCHAR" }));
  for (let width = 30; width < 140; width += 7) {
    for (const line of formatResult({ columns, rows: [row] }, "table", { width }).split("\n")) {
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});

test("Parquet keeps names, types and values", async () => {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-parquet-"));
  const path = join(folder, "结果's.parquet");
  const result: QueryResult = {
    columns: [
      { name: '部门 "x"', type: "VARCHAR" },
      { name: "n", type: "INTEGER" },
      { name: "kinds", type: "VARCHAR[]" },
      { name: "at", type: "TIMESTAMP" },
      { name: "large", type: "HUGEINT" },
      { name: "by key", type: "MAP(VARCHAR, INTEGER)" },
      { name: "ever", type: "DATE" },
    ],
    rows: [
      [
        "甲\n乙",
        1,
        ["object", "方式"],
        "2026-03-01 08:00:00",
        "170141183460469231731687303715884105727",
        [{ key: "甲", value: 1 }],
        "5877642-06-24 (BC)",
      ],
      [null, null, [], null, null, null, null],
    ],
  };
  await writeParquet(result, path);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path.replace("'", "''")}')`);
  expect(reader.columnNames()).toEqual(result.columns.map(({ name }) => name));
  expect(reader.getRowsJson()).toEqual([
    [
      "甲\n乙",
      1,
      ["object", "方式"],
      "2026-03-01 08:00:00",
      expect.anything(),
      '[{"key":"甲","value":1}]',
      "5877642-06-24 (BC)",
    ],
    [null, null, [], null, null, null, null],
  ]);
  expect(reader.columnTypes().map(String).slice(0, 4)).toEqual(["VARCHAR", "INTEGER", "VARCHAR[]", "TIMESTAMP"]);
  expect(reader.columnTypes().map(String).slice(5)).toEqual(["VARCHAR", "VARCHAR"]);
  connection.disconnectSync();
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
});
