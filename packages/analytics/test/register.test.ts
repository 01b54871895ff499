import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LegalInstrument, legalRegister } from "@qingdan/model";
import { expect, test } from "vitest";
import { openDatabase, openWarehouse, runReport, type Warehouse } from "../src/index.ts";
import { SCHEMA_VERSION } from "../src/schema/schema-version.ts";
import { sampleList } from "./support/sample-list.ts";
import { sourceInput } from "./support/source-input.ts";

/** A register of two: one that the program does not know, and one that it knows otherwise. */
const OWN = [
  {
    title: "甲县用工办法",
    category: "规范性文件",
    status: "repealed",
    replacedBy: "甲县新用工办法",
    source: "甲政办〔2024〕1号",
  },
  {
    title: "中华人民共和国就业促进法",
    category: "法律",
    status: "in force",
    renumbered: { 第六条: "第八条" },
    source: "自行核对",
  },
].map((instrument) => LegalInstrument.parse(instrument));

function citing(basis: string): ReturnType<typeof sampleList> {
  const list = sampleList();
  const party = list.boundaries?.[0]?.parties[0];
  if (party === undefined) throw new Error("the sample has no party");
  party.basis = basis;
  return list;
}

async function inFile(work: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "qingdan-register-"));
  await work(join(folder, "w.duckdb")).finally(() => rmSync(folder, { recursive: true, force: true }));
}

const repealed = async (warehouse: Warehouse): Promise<unknown[]> =>
  (await runReport(warehouse, "repealed-cited")).result.rows.map((row) => row[4]);

test("a user's own register stays in the file, is seen by reports, and wins over the program's", () =>
  inFile(async (path) => {
    const first = await openWarehouse(path);
    await first.record(sourceInput(citing("《甲县用工办法》第三条，《就业促进法》第六条")));
    expect(await repealed(first)).not.toContain("甲县用工办法");
    await first.setRegister(OWN);
    await first.close();

    const second = await openWarehouse(path);
    expect(await repealed(second)).toContain("甲县用工办法");
    expect((await second.register()).find("就业促进法")?.renumbered).toEqual({ 第六条: "第八条" });
    expect((await second.register()).instruments.length).toBe(legalRegister().instruments.length + 1);
    const { rows } = (await runReport(second, "renumbered-cited")).result;
    expect(rows.map((row) => row.slice(4, 7))).toEqual([["就业促进法", "第六条", "第八条"]]);
    expect(await second.query("SELECT 现行条款 FROM 法律依据 WHERE 名称 = '就业促进法'")).toEqual([
      { 现行条款: "第八条" },
    ]);
    expect(
      await second.query("SELECT 名称, 依据, 引用次数 FROM 法律文件登记 WHERE 登记 = '自行登记' ORDER BY ALL"),
    ).toEqual([
      { 名称: "中华人民共和国就业促进法", 依据: "自行核对", 引用次数: 1 },
      { 名称: "甲县用工办法", 依据: "甲政办〔2024〕1号", 引用次数: 1 },
    ]);
    await second.setRegister([]);
    expect(await repealed(second)).not.toContain("甲县用工办法");
    expect(await second.query("SELECT count(*) AS own FROM legal_instrument WHERE register = 'own'")).toEqual([
      { own: 0 },
    ]);
    await second.close();
  }));

test("it goes into the snapshot and comes back from it", async () => {
  const warehouse = await openWarehouse(":memory:");
  await warehouse.record(sourceInput(citing("《甲县用工办法》")));
  await warehouse.setRegister(OWN);
  const lines: string[] = [];
  for await (const line of warehouse.snapshot()) lines.push(line);
  const copy = await openWarehouse(":memory:");
  await copy.restore(lines);
  for (const table of ["legal_instrument", "renumbered_article", "citation"]) {
    const sql = `SELECT * FROM ${table} ORDER BY ALL`;
    expect(await copy.query(sql), table).toEqual(await warehouse.query(sql));
  }
  await warehouse.close();
  await copy.close();
});

test("a file of schema version 1 is upgraded when it is written to, and refused with a remedy when only read", () =>
  inFile(async (path) => {
    await (await openWarehouse(path)).close();
    const old = await openDatabase(path);
    await old.database.run("ALTER TABLE legal_instrument DROP COLUMN register");
    await old.database.run("DROP TABLE renumbered_article");
    await old.database.run("ALTER TABLE finding DROP COLUMN rule_title");
    await old.database.run("DELETE FROM warehouse_property WHERE name = 'register'");
    await old.database.run("UPDATE warehouse_property SET value = '1' WHERE name = 'schema_version'");
    old.close();
    await expect(openWarehouse(path, { readOnly: true })).rejects.toThrow(/较早版本/u);
    const upgraded = await openWarehouse(path);
    await upgraded.record(sourceInput(citing("《就业促进法》第六条")));
    expect(await upgraded.query("SELECT value FROM warehouse_property WHERE name = 'schema_version'")).toEqual([
      { value: String(SCHEMA_VERSION) },
    ]);
    const [counted] = await upgraded.query("SELECT count(*) AS n FROM legal_instrument WHERE register = 'project'");
    expect(counted?.["n"]).toBe(legalRegister().instruments.length);
    await upgraded.close();
    await (await openWarehouse(path, { readOnly: true })).close();
  }));

test("a file of schema version 2 keeps its findings when it is upgraded", () =>
  inFile(async (path) => {
    await (await openWarehouse(path)).close();
    const old = await openDatabase(path);
    await old.database.run("ALTER TABLE finding DROP COLUMN rule_title");
    const values = "'jia', 1, 'basis/tag', 'warning', 'task', 'T1', 'remark', '【x】', '不是类别', '改正', ''";
    await old.database.run(`INSERT INTO finding VALUES (${values})`);
    await old.database.run("UPDATE warehouse_property SET value = '2' WHERE name = 'schema_version'");
    old.close();
    const upgraded = await openWarehouse(path);
    expect(await upgraded.query("SELECT rule, rule_title, message, remedy FROM finding")).toEqual([
      { rule: "basis/tag", rule_title: "", message: "不是类别", remedy: "改正" },
    ]);
    await upgraded.close();
  }));

test("the program's register in a file of another program version is renewed, the user's own is kept", () =>
  inFile(async (path) => {
    const first = await openWarehouse(path);
    await first.setRegister(OWN);
    await first.query("DELETE FROM legal_instrument WHERE title = '劳动法'");
    await first.query("UPDATE warehouse_property SET value = 'of another version' WHERE name = 'register'");
    await first.close();
    const second = await openWarehouse(path);
    const titles = await second.query(
      "SELECT title, register FROM legal_instrument WHERE title IN ('劳动法', '甲县用工办法')",
    );
    expect(titles).toEqual(
      expect.arrayContaining([
        { title: "劳动法", register: "project" },
        { title: "甲县用工办法", register: "own" },
      ]),
    );
    await second.close();
  }));
