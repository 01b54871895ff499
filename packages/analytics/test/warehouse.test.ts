import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assignKeys, InputError, type Finding, type ResponsibilityList } from "@qingdan/model";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWarehouse, type RecordInput, type Warehouse } from "../src/index.ts";
import { TABLES } from "../src/schema/tables.ts";
import { sampleList } from "./support/sample-list.ts";
import { sourceInput } from "./support/source-input.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qingdan-warehouse-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function input(list: ResponsibilityList, parent: string | null, given: Partial<RecordInput> = {}): RecordInput {
  return sourceInput(list, { parent, ...given });
}

function edited(list: ResponsibilityList): ResponsibilityList {
  const copy = structuredClone(list);
  const task = copy.duties?.[0]?.tasks[0];
  if (task === undefined) throw new Error("the sample has no task");
  task.text = "编制年度计划和总结";
  return copy;
}

/** A clock that moves a day forward at each look. */
function daily(from: string): () => Date {
  let day = Date.parse(from) - 86_400_000;
  return () => new Date((day += 86_400_000));
}

async function withWarehouse(work: (warehouse: Warehouse) => Promise<void>): Promise<void> {
  const warehouse = await openWarehouse(":memory:", { now: daily("2026-03-01T04:00:00Z") });
  try {
    await work(warehouse);
  } finally {
    await warehouse.close();
  }
}

describe("record", () => {
  test("stores the list without loss and makes it the head", () =>
    withWarehouse(async (warehouse) => {
      const list = sampleList();
      const info = await warehouse.record(input(list, null));
      expect(info.revision).toMatch(/^[0-9a-f]{12}$/u);
      expect(await warehouse.head("jia-xian-rsj")).toEqual({ revision: info.revision, list });
      expect(await warehouse.bureaus()).toMatchObject([{ id: "jia-xian-rsj", ordinal: 1, revision: info.revision }]);
    }));

  test("gives the same history the same identifiers, wherever the nodes were read", async () => {
    const ids: string[] = [];
    for (const file of ["甲县.txt", "甲县.docx"]) {
      await withWarehouse(async (warehouse) => {
        const list = sampleList();
        for (const duty of list.duties ?? []) duty.source = { file };
        ids.push((await warehouse.record(input(list, null))).revision);
      });
    }
    expect(ids[0]).toBe(ids[1]);
  });

  test("replaces the head's rows and keeps history and the bureau's place", () =>
    withWarehouse(async (warehouse) => {
      const first = await warehouse.record(input(sampleList(), null));
      await warehouse.record(input(sampleList("yi-xian-rsj"), null));
      const changes = [
        { op: "update", table: "task", key: "T1", field: "text", before: "甲", after: "乙", cell: "一!C4" },
      ] as const;
      const second = await warehouse.record(
        input(edited(sampleList()), first.revision, { kind: "import", changes: [...changes] }),
      );
      expect((await warehouse.bureaus()).map(({ id, revision }) => [id, revision])).toEqual([
        ["jia-xian-rsj", second.revision],
        ["yi-xian-rsj", expect.any(String)],
      ]);
      expect(await warehouse.query("SELECT text FROM task WHERE bureau_id = 'jia-xian-rsj' ORDER BY ordinal")).toEqual([
        { text: "编制年度计划和总结" },
        { text: "组织实施" },
        { text: "受理投诉" },
      ]);
      expect(await warehouse.query("SELECT op, after, cell FROM change")).toEqual([
        { op: "update", after: "乙", cell: "一!C4" },
      ]);
      expect((await warehouse.revisions("jia-xian-rsj")).map(({ parent }) => parent)).toEqual([null, first.revision]);
    }));

  test("refuses a parent that is not the head, and stores nothing of the whole batch", () =>
    withWarehouse(async (warehouse) => {
      const batch = [input(sampleList("yi-xian-rsj"), null), input(sampleList(), "000000000000")];
      await expect(warehouse.recordMany(batch)).rejects.toThrow(/head/u);
      expect(await warehouse.bureaus()).toEqual([]);
      expect(await warehouse.query("SELECT count(*) AS rows FROM task")).toEqual([{ rows: 0 }]);
      await warehouse.record(input(sampleList(), null));
      expect((await warehouse.bureaus()).length).toBe(1);
    }));

  test("leaves nothing behind when a row cannot be stored", () =>
    withWarehouse(async (warehouse) => {
      const broken = sampleList();
      (broken.duties as unknown[])[1] = { ...broken.duties?.[1], serial: undefined };
      await expect(warehouse.record(input(broken, null))).rejects.toThrow(/serial/u);
      expect(await warehouse.revisions()).toEqual([]);
      expect(await warehouse.query("SELECT count(*) AS rows FROM duty")).toEqual([{ rows: 0 }]);
    }));

  test("keeps characters that SQL and JSON find hard", () =>
    withWarehouse(async (warehouse) => {
      const hard = "引'号\"和\\反斜线\u0000\ud800\u{20bb7}\u3000\r\n\t$1 ; DROP TABLE duty --";
      const list = sampleList();
      if (list.duties?.[0]) list.duties[0].text = hard;
      await warehouse.record(input(list, null));
      expect((await warehouse.head("jia-xian-rsj"))?.list.duties?.[0]?.text).toBe(hard);
      const [row] = await warehouse.query("SELECT text FROM duty ORDER BY ordinal LIMIT 1");
      expect(row?.["text"]).toBe(hard.replace("\ud800", "\ufffd"));
    }));
});

describe("head tables", () => {
  test("carry the unit down inside its duty only", () =>
    withWarehouse(async (warehouse) => {
      await warehouse.record(input(sampleList(), null));
      expect(await warehouse.query("SELECT unit, unit_effective FROM task ORDER BY ordinal")).toEqual([
        { unit: "办公室", unit_effective: "办公室" },
        { unit: "", unit_effective: "办公室" },
        { unit: "", unit_effective: "" },
      ]);
    }));

  test("hold kinds as a list, and the mechanism's preamble and printed order with the parts", () =>
    withWarehouse(async (warehouse) => {
      await warehouse.record(input(sampleList(), null));
      expect(await warehouse.query("SELECT kinds FROM section ORDER BY ordinal")).toEqual([
        { kinds: ["object"] },
        { kinds: ["method", "procedure"] },
        { kinds: [] },
      ]);
      expect(
        await warehouse.query("SELECT part, state, printed_ordinal, preamble FROM part ORDER BY ordinal"),
      ).toMatchObject([
        { part: "duties", printed_ordinal: 1, preamble: "" },
        { part: "boundaries", printed_ordinal: 2 },
        { part: "oversight", printed_ordinal: 4 },
        { part: "services", printed_ordinal: 3 },
        { part: "accountability", printed_ordinal: 5, preamble: "为落实责任，制定本机制。" },
      ]);
    }));

  test("keep notes with their place and owner", () =>
    withWarehouse(async (warehouse) => {
      const list = sampleList();
      const owner = list.duties?.[0]?.key ?? "";
      list.notes.push({ key: "", part: "duties", text: "√", owner, heading: "是否公开" });
      await warehouse.record(input(assignKeys(list), null));
      expect(
        await warehouse.query("SELECT part, text, owner_key, heading, position FROM note ORDER BY ordinal"),
      ).toEqual([
        { part: "duties", text: "注：以上事项共三项。", owner_key: "", heading: "", position: "after" },
        { part: "services", text: "请先预约。", owner_key: "", heading: "", position: "before" },
        { part: "duties", text: "√", owner_key: owner, heading: "是否公开", position: "row" },
      ]);
    }));

  test("cite from bases, remarks and accountability", () =>
    withWarehouse(async (warehouse) => {
      await warehouse.record(input(sampleList(), null));
      expect(
        await warehouse.query(
          "SELECT owner_table, field, category, title, title_normalised, article FROM citation ORDER BY ordinal",
        ),
      ).toEqual([
        {
          owner_table: "duty",
          field: "accountability",
          category: "",
          title: "公务员法",
          title_normalised: "公务员法",
          article: "第五十三条",
        },
        {
          owner_table: "task",
          field: "remark",
          category: "",
          title: "劳动法",
          title_normalised: "劳动法",
          article: "第十条",
        },
        {
          owner_table: "party",
          field: "basis",
          category: "",
          title: "就业促进法",
          title_normalised: "就业促进法",
          article: "第六条",
        },
        {
          owner_table: "liability",
          field: "basis",
          category: "法律",
          title: "中华人民共和国公务员法",
          title_normalised: "公务员法",
          article: "第五十三条",
        },
      ]);
    }));
});

describe("sources", () => {
  test("a merged revision remembers the source's own list", () =>
    withWarehouse(async (warehouse) => {
      const raw = sampleList();
      const first = await warehouse.record(input(raw, null));
      const imported = await warehouse.record(
        input(edited(raw), first.revision, { kind: "import", sourceName: "甲县.xlsx", sourceSha256: "b".repeat(64) }),
      );
      expect((await warehouse.lastSource("jia-xian-rsj"))?.revision).toBe(first.revision);
      const renewed = { ...raw, bureau: { ...raw.bureau, issued: "2016-07" } };
      const merged = await warehouse.record(
        input({ ...edited(raw), bureau: renewed.bureau }, imported.revision, {
          kind: "merge",
          sourceSha256: "c".repeat(64),
          sourceList: renewed,
        }),
      );
      expect(await warehouse.lastSource("jia-xian-rsj")).toEqual({
        revision: merged.revision,
        sha256: "c".repeat(64),
        list: renewed,
      });
    }));
});

describe("listAt", () => {
  test("finds by identifier, prefix and date; undefined where there is none; refuses other words", () =>
    withWarehouse(async (warehouse) => {
      const first = await warehouse.record(input(sampleList(), null));
      const second = await warehouse.record(input(edited(sampleList()), first.revision));
      const at = async (text: string): Promise<string | undefined> =>
        (await warehouse.listAt("jia-xian-rsj", text))?.revision;
      expect(await at(first.revision)).toBe(first.revision);
      expect(await at(second.revision.slice(0, 6).toUpperCase())).toBe(second.revision);
      expect(await at("2026-03-01T23:00")).toBe(first.revision);
      expect(await at("2026-03-31")).toBe(second.revision);
      expect(await at("2026-02-01")).toBeUndefined();
      expect(await at("000000000000")).toBeUndefined();
      await expect(at("昨天")).rejects.toBeInstanceOf(InputError);
      await expect(at("2026-02-31")).rejects.toBeInstanceOf(InputError);
    }));
});

describe("the rows of a bureau", () => {
  test("stay where they are in tables in which a revision changes nothing", () =>
    withWarehouse(async (warehouse) => {
      const places = async (table: string): Promise<unknown> =>
        warehouse.query(`SELECT rowid, * FROM ${table} ORDER BY ordinal`);
      const first = await warehouse.record(input(sampleList(), null));
      const before = { duty: await places("duty"), service: await places("service"), task: await places("task") };
      const changed = sampleList();
      const task = changed.duties?.[0]?.tasks[0];
      if (task === undefined) throw new Error("the sample has no task");
      task.text += "（改）";
      await warehouse.record(input(changed, first.revision));
      expect(await places("duty")).toEqual(before.duty);
      expect(await places("service")).toEqual(before.service);
      expect(await places("task")).not.toEqual(before.task);
      expect(await warehouse.query("SELECT text FROM task WHERE task_key = $1", [task.key])).toEqual([
        { text: task.text },
      ]);
    }));
});

describe("findings", () => {
  const finding = (bureau: string, rule: string): Finding => ({
    rule,
    severity: "warning",
    bureau_id: bureau,
    node_table: "task",
    node_key: "T1",
    field: "unit",
    quote: "",
    message: "责任处室为空",
    remedy: "请填写",
  });
  test("are replaced for the bureaus named, and only for them", () =>
    withWarehouse(async (warehouse) => {
      await warehouse.replaceFindings([finding("jia", "a"), finding("jia", "b"), finding("yi", "c")], ["jia", "yi"]);
      await warehouse.replaceFindings([finding("jia", "d")], ["jia"]);
      expect(await warehouse.query("SELECT bureau_id, ordinal, rule FROM finding ORDER BY ALL")).toEqual([
        { bureau_id: "jia", ordinal: 1, rule: "d" },
        { bureau_id: "yi", ordinal: 1, rule: "c" },
      ]);
    }));
});

describe("files", () => {
  test("survive closing, and open read-only", async () => {
    const path = join(folder, "w.duckdb");
    const list = sampleList();
    const first = await openWarehouse(path);
    await first.record(input(list, null));
    await first.close();
    const reader = await openWarehouse(path, { readOnly: true });
    expect((await reader.head("jia-xian-rsj"))?.list).toEqual(list);
    await expect(reader.record(input(sampleList("yi-xian-rsj"), null))).rejects.toThrow(/read-?only/iu);
    await reader.close();
  });

  test("that are missing, no database, another database or too new are refused with a remedy", async () => {
    const refused = async (path: string, readOnly: boolean): Promise<string> => {
      const error: unknown = await openWarehouse(path, { readOnly }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(InputError);
      const [diagnostic] = (error as InputError).diagnostics;
      expect(diagnostic?.remedy).toBeTruthy();
      return diagnostic?.code ?? "";
    };
    expect(await refused(join(folder, "none.duckdb"), true)).toBe("warehouse/missing");
    const text = join(folder, "text.duckdb");
    writeFileSync(text, "序号\t主要职责\n".repeat(2000));
    expect(await refused(text, false)).toBe("warehouse/not-a-database");
    // DuckDB would read a table by its name, and keep what is recorded in memory only.
    const table = join(folder, "catalog.csv");
    writeFileSync(table, "file,bureau_id\n000.txt,jia-xian-rsj\n");
    for (const readOnly of [true, false]) expect(await refused(table, readOnly)).toBe("warehouse/not-a-database");
    expect(readFileSync(table, "utf8")).toBe("file,bureau_id\n000.txt,jia-xian-rsj\n");
    expect(await refused("s3://no-bucket/w.duckdb", false)).toBe("warehouse/unreadable");
    expect(await refused(folder, false)).toBe("warehouse/unreadable");
    const path = join(folder, "w.duckdb");
    const warehouse = await openWarehouse(path);
    expect(await refused(path, false)).toBe("warehouse/open-twice");
    await warehouse.query("UPDATE warehouse_property SET value = '99' WHERE name = 'schema_version'");
    await warehouse.close();
    expect(await refused(path, false)).toBe("warehouse/newer-version");
    const other = await openWarehouse(path.replace("w.", "o."), {}).catch((reason: unknown) => reason);
    await (other as Warehouse).query("DROP TABLE warehouse_property");
    await (other as Warehouse).close();
    expect(await refused(path.replace("w.", "o."), false)).toBe("warehouse/not-a-warehouse");
  });
});

describe("a damaged file", () => {
  test("is told as that, wherever it is cut off or overwritten", async () => {
    const whole = join(folder, "whole.duckdb");
    const warehouse = await openWarehouse(whole);
    await warehouse.record(input(sampleList(), null));
    await warehouse.close();
    const bytes = readFileSync(whole);
    const damaged = join(folder, "damaged.duckdb");
    const codes = new Set<string>();
    const cuts = [3000, 4096, 12288, 20000, bytes.length - 262144, bytes.length - 1].map((end) =>
      bytes.subarray(0, end),
    );
    const overwritten = [4116, 8212, 12388, bytes.length - 200000].map((start) => {
      const copy = Buffer.from(bytes);
      for (let at = start; at < start + 64; at += 1) copy[at] = (copy[at] ?? 0) ^ 0x5a;
      return copy;
    });
    for (const [index, content] of [...cuts, ...overwritten].entries()) {
      writeFileSync(damaged, content);
      rmSync(`${damaged}.wal`, { force: true });
      const error: unknown = await readAll(damaged).catch((reason: unknown) => reason);
      // What was overwritten may be a block that nothing reads.
      if (error === undefined) continue;
      expect(error, `damage ${index}`).toBeInstanceOf(InputError);
      const [diagnostic] = (error as InputError).diagnostics;
      codes.add(diagnostic?.code ?? "");
      expect(diagnostic?.place).toEqual({ file: damaged });
      expect(diagnostic?.remedy).toContain("备份");
    }
    expect([...codes]).toEqual(["warehouse/damaged"]);
  });
});

/** Opens a warehouse and reads all that it holds. */
async function readAll(path: string): Promise<undefined> {
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    await warehouse.revisions();
    await warehouse.head("jia-xian-rsj");
    for (const { name } of TABLES) await warehouse.query(`SELECT * FROM ${name}`);
  } finally {
    await warehouse.close();
  }
}

describe("snapshot", () => {
  test("rebuilds the same warehouse, and is refused when damaged or cut off", () =>
    withWarehouse(async (warehouse) => {
      const first = await warehouse.record(input(sampleList(), null));
      await warehouse.record(input(sampleList("yi-xian-rsj"), null, { sourceList: sampleList("yi-xian-rsj") }));
      await warehouse.record(
        input(edited(sampleList()), first.revision, {
          kind: "import",
          changes: [{ op: "delete", table: "task", key: "T1", field: "", before: "甲\n乙", after: "" }],
        }),
      );
      const lines: string[] = [];
      for await (const line of warehouse.snapshot()) lines.push(line);
      expect(lines.length).toBe(4);
      await withWarehouse(async (copy) => {
        await expect(copy.restore(lines.slice(0, 3))).rejects.toThrow(/不完整/u);
        await expect(copy.restore(lines.map((line) => line.replace("劳动监察", "劳动监査")))).rejects.toThrow(
          /已损坏/u,
        );
        const [header = "", revision = ""] = lines;
        const damages = [
          [],
          ["{}"],
          ["null"],
          [header, "null"],
          [header, revision.replace('"changes"', '"changed"')],
          [header, revision.replace(/"createdAt":"[^"]*"/u, '"createdAt":"gestern"')],
        ];
        for (const damaged of damages) await expect(copy.restore(damaged)).rejects.toBeInstanceOf(InputError);
        expect(await copy.restore(lines)).toBe(3);
        const again: string[] = [];
        for await (const line of copy.snapshot()) again.push(line);
        expect(again).toEqual(lines);
        for (const table of ["bureau", "task", "citation", "provenance", "part", "change"]) {
          const sql = `SELECT * FROM ${table} ORDER BY ALL`;
          expect(await copy.query(sql)).toEqual(await warehouse.query(sql));
        }
        await expect(copy.restore(lines)).rejects.toThrow(/不是空的/u);
      });
    }));
});
