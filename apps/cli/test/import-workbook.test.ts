import { openWarehouse, type RevisionInfo, type Warehouse } from "@qingdan/analytics";
import { createWriters } from "@qingdan/export";
import { createVocabulary, InputError, ResponsibilityList } from "@qingdan/model";
import ExcelJS from "exceljs";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordSources, type RecordedList } from "../src/sources/record-sources.ts";
import { findBase } from "../src/returned/find-base.ts";
import { importWorkbook, type ImportOptions, type ImportResult } from "../src/returned/import-workbook.ts";

const vocabulary = createVocabulary();
const writers = await createWriters();
const file = new URL("../../../fixtures/ingest/boshan-rsj/expected.json", import.meta.url);
const source = ResponsibilityList.parse(JSON.parse(readFileSync(file, "utf8")));
const other = structuredClone(source);
other.bureau = { ...other.bureau, id: "other-rsj", name: "某区人力资源和社会保障局", shortName: "某区人社局" };

let warehouse: Warehouse;
let revision: string;

beforeEach(async () => {
  warehouse = await openWarehouse(":memory:", { now: () => new Date("2026-03-01T00:00:00Z") });
  const common = { kind: "source" as const, parent: null, sourceName: "a.txt", author: "", message: "" };
  ({ revision } = await warehouse.record({ ...common, list: structuredClone(source), sourceSha256: "a" }));
  await warehouse.record({ ...common, list: structuredClone(other), sourceSha256: "b" });
});
afterEach(async () => warehouse.close());

const exported = (list = source, at = revision): Uint8Array =>
  writers.write("xlsx", "standard", list, { revision: at }).bytes;

type Cells = (sheet: string, row: number, column: number) => ExcelJS.Cell;

/** The file after a person edited it in a spreadsheet program and saved it. */
async function edited(bytes: Uint8Array, edit: (cells: Cells, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  edit(
    (name, row, column) =>
      (book.worksheets.find((one) => one.name.startsWith(name)) as ExcelJS.Worksheet).getCell(row, column),
    book,
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function take(bytes: Uint8Array, options: Partial<ImportOptions> = {}, name = "报送.xlsx"): Promise<ImportResult> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return importWorkbook({ file: name, bytes, sha256 }, warehouse, {
    vocabulary,
    author: "张三",
    message: "",
    ...options,
  });
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await take(bytes);
  } catch (error) {
    if (error instanceof InputError)
      return error.diagnostics.map(({ code, remedy }) => `${code} ${remedy === undefined}`).join();
    throw error;
  }
  return "accepted";
}

/** What the warehouse knows of the revision that an import wrote. */
async function revisionOf({ revision: written }: ImportResult["report"]): Promise<RevisionInfo | undefined> {
  return (await warehouse.revisions()).find((info) => info.revision === written);
}

const task = source.duties?.[0]?.tasks[0];
const taskNow = async (): Promise<{ text: string; unit: string } | undefined> =>
  (await warehouse.head("boshan-rsj"))?.list.duties?.[0]?.tasks[0];

test("an untouched workbook changes nothing and writes nothing", async () => {
  const { report, conflictFile } = await take(exported());
  expect(report).toEqual({
    file: "报送.xlsx",
    bureau_id: "boshan-rsj",
    base: revision,
    revision: null,
    matched: "keys",
    changes: [],
    conflicts: [],
    problems: [],
  });
  expect(conflictFile).toBeUndefined();
});

test("an edit is one new revision; a dry run is none; the same file again changes nothing", async () => {
  const bytes = await edited(exported(), (cell) => (cell("一", 4, 3).value = "改写的工作事项"));
  const dry = await take(bytes, { dryRun: true });
  expect(dry.report.changes).toMatchObject([
    {
      op: "update",
      table: "task",
      key: task?.key,
      field: "text",
      before: task?.text,
      after: "改写的工作事项",
      cell: "一、部门主要职责!C4",
    },
  ]);
  expect(dry.report.revision).toBeNull();
  expect((await taskNow())?.text).toBe(task?.text);
  const { report } = await take(bytes);
  expect(report.revision).toMatch(/./u);
  expect((await taskNow())?.text).toBe("改写的工作事项");
  expect(await revisionOf(report)).toMatchObject({
    kind: "import",
    parent: revision,
    author: "张三",
  });
  expect((await take(bytes)).report).toMatchObject({ revision: null, changes: [], conflicts: [] });
});

test("two officials with the same base: different fields both land, the same field is a conflict, its file settles it", async () => {
  const first = await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法"));
  const second = await edited(exported(), (cell) => {
    cell("一", 4, 3).value = "乙的写法";
    cell("一", 4, 4).value = "乙的科室";
  });
  await take(first);
  const clash = await take(second);
  expect(clash.report.revision).toBeNull();
  expect(clash.report.conflicts).toEqual([
    {
      table: "task",
      key: task?.key,
      field: "text",
      base: task?.text,
      ours: "甲的写法",
      theirs: "乙的写法",
      cell: "一、部门主要职责!C4",
    },
  ]);
  expect(await taskNow()).toMatchObject({ text: "甲的写法", unit: task?.unit });

  const blank = clash.conflictFile as Uint8Array;
  expect((await take(blank, {}, "冲突清单.xlsx")).report.conflicts).toHaveLength(1);
  const filled = await edited(blank, (cell) => {
    cell("冲突", 2, 9).value = "另填";
    cell("冲突", 2, 10).value = "两人商定的写法";
  });
  const { report } = await take(filled, {}, "冲突清单.xlsx");
  expect(report.conflicts).toEqual([]);
  expect(await revisionOf(report)).toMatchObject({ kind: "settle", sourceName: "报送.xlsx" });
  expect(await taskNow()).toMatchObject({ text: "两人商定的写法", unit: "乙的科室" });

  const again = await take(filled, {}, "冲突清单.xlsx");
  expect(again.report).toMatchObject({ revision: null, changes: [], conflicts: [] });
});

test("a file that was taken in before is not taken again, whatever became of it; --prefer theirs takes it", async () => {
  const first = await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法"));
  const { report } = await take(first);
  const head = (await warehouse.head("boshan-rsj"))?.list as ResponsibilityList;
  await take(await edited(exported(head, report.revision ?? ""), (cell) => (cell("一", 4, 3).value = "乙的写法")));
  const again = await take(first);
  expect(again.report).toMatchObject({ revision: null, changes: [], conflicts: [] });
  expect(again.report.problems).toMatchObject([{ severity: "hint", message: expect.stringContaining("已经导入过") }]);
  expect((await taskNow())?.text).toBe("乙的写法");
  await take(first, { prefer: "theirs" });
  expect((await taskNow())?.text).toBe("甲的写法");
});

/** A row of its own in the first group, below its first row, as a person inserts it. */
const withRow = (text: string, bytes = exported()): Promise<Uint8Array> =>
  edited(bytes, (cell, book) => {
    const sheet = book.worksheets.find(({ name }) => name.startsWith("一")) as ExcelJS.Worksheet;
    const { merges } = structuredClone({ merges: (sheet.model as unknown as { merges: string[] }).merges });
    for (const range of merges) sheet.unMergeCells(range);
    sheet.insertRow(5, []);
    cell("一", 5, 3).value = text;
  });

test("the same workbook sent again, worked on: its own new row with other words is asked about, never doubled", async () => {
  await take(await withRow("新增的事项第一稿"));
  const again = await take(await withRow("新增的事项第二稿（改）"));
  expect(again.report).toMatchObject({ revision: null, changes: [] });
  expect(again.report.conflicts).toMatchObject([
    {
      table: "task",
      field: "text",
      ours: "新增的事项第一稿",
      theirs: "新增的事项第二稿（改）",
      cell: "一、部门主要职责!C5",
    },
  ]);
  const filled = await edited(again.conflictFile as Uint8Array, (cell) => (cell("冲突", 2, 9).value = "来件"));
  await take(filled, {}, "冲突清单.xlsx");
  const texts = (await warehouse.head("boshan-rsj"))?.list.duties?.[0]?.tasks.map(({ text }) => text);
  expect(texts).toHaveLength((source.duties?.[0]?.tasks.length ?? 0) + 1);
  expect(texts?.[1]).toBe("新增的事项第二稿（改）");
});

test("the same workbook sent again without an earlier edit or row: told, and kept", async () => {
  const sent = await edited(await withRow("新增的事项"), (cell) => (cell("一", 4, 3).value = "甲的写法"));
  await take(sent);
  const { report } = await take(await edited(exported(), (cell) => (cell("一", 4, 4).value = "新的科室")));
  expect(report.changes).toMatchObject([{ field: "unit" }]);
  expect(report.problems.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    expect.stringContaining("hint 该文件由版次"),
    expect.stringMatching(/^warning .*曾改为“甲的写法”/u),
    expect.stringMatching(/^warning .*曾增加“新增的事项”/u),
  ]);
});

test("another person's copy under the same name: its new row is its own, and what it lacks is told once", async () => {
  const first = await edited(await withRow("甲新增的事项"), (cell) => {
    for (const row of [4, 7, 8, 9]) cell("一", row, 6).value = "甲的备注";
  });
  await take(first);
  const { report } = await take(await withRow("乙新增的事项"));
  expect(report.conflicts).toEqual([]);
  expect(report.changes).toMatchObject([{ op: "insert", after: "乙新增的事项" }]);
  expect(report.problems.filter(({ severity }) => severity === "warning").map(({ message }) => message)).toEqual([
    expect.stringContaining("其中5项修改本文件都没有"),
    expect.stringContaining("“甲新增的事项”相近"),
  ]);
});

test("two officials: rows of their own both land; the same new row with another unit is a conflict", async () => {
  await take(await withRow("甲新增的事项"), {}, "甲.xlsx");
  const second = await take(await withRow("乙新增的事项"), {}, "乙.xlsx");
  expect(second.report.conflicts).toEqual([]);
  expect(second.report.problems.filter(({ severity }) => severity === "warning")).toMatchObject([
    { cell: "一、部门主要职责!C5", message: expect.stringContaining("“甲新增的事项”相近") },
  ]);
  const third = await edited(await withRow("甲新增的事项"), (cell) => (cell("一", 5, 4).value = "丙科"));
  expect((await take(third, {}, "丙.xlsx")).report.conflicts).toMatchObject([
    { field: "unit", ours: "", theirs: "丙科" },
  ]);
});

test("two officials fill the same empty column of a regime: a conflict, not both", async () => {
  const at = source.oversight?.findIndex(({ sections }) => !sections.some(({ kinds }) => kinds.length === 0)) ?? -1;
  const fill = (text: string): Promise<Uint8Array> =>
    edited(exported(), (cell) => (cell("三", 4 + at, 11).value = text));
  await take(await fill("甲的规定"), {}, "甲.xlsx");
  const { report } = await take(await fill("乙的规定"), {}, "乙.xlsx");
  expect(report.conflicts).toMatchObject([{ table: "section", ours: "甲的规定", theirs: "乙的规定" }]);
});

test("two officials fill a part that had no items: both stand, and it is told; the same items twice are one", async () => {
  const fill = (...matters: string[]): Promise<Uint8Array> =>
    edited(exported(), (cell, book) => {
      book.worksheets.find(({ name }) => name.startsWith("二"))?.unMergeCells("A4:G4");
      for (const [index, matter] of matters.entries())
        for (const [column, text] of [String(index + 1), matter, "县教育局", "负责甲"].entries())
          cell("二", 4 + index, column + 1).value = text;
    });
  expect((await take(await fill("校园食品安全"), {}, "甲.xlsx")).report.changes).toHaveLength(2);
  const same = await take(await fill("校园食品安全", "校车安全"), {}, "乙.xlsx");
  expect(same.report.changes.map(({ op, table }) => `${op} ${table}`)).toEqual(["insert boundary", "insert party"]);
  expect(same.report.problems.filter(({ severity }) => severity === "warning")).toEqual([]);
  const other = await take(await fill("职业病防治"), {}, "丙.xlsx");
  expect(other.report.changes).toHaveLength(2);
  expect(other.report.problems.filter(({ severity }) => severity === "warning")).toMatchObject([
    // The same 县教育局 in another matter is a row of its own, and told to be alike.
    { cell: "二、部门职责边界!C4", message: expect.stringContaining("两行均已保留") },
    { cell: "二、部门职责边界!A4", message: expect.stringContaining("本库已填写2项，来件又另填1项") },
  ]);
});

test("decisions of one 冲突清单 that stand against each other: what could not be done is told", async () => {
  const lists = source.duties ?? [];
  const duty = lists.find(({ tasks }) => tasks.length > 1) as (typeof lists)[number];
  const gone = { ...source, duties: lists.filter((one) => one !== duty) };
  const common = { kind: "import" as const, parent: revision, sourceName: "", author: "", message: "" };
  await warehouse.record({ ...common, list: gone, sourceSha256: "gone" });
  const row = 4 + lists.slice(0, lists.indexOf(duty)).reduce((sum, { tasks }) => sum + Math.max(1, tasks.length), 0);
  const clash = await take(
    await edited(exported(), (cell) => {
      cell("一", row, 3).value = "甲的写法";
      cell("一", row + 1, 3).value = "乙的写法";
    }),
  );
  expect(clash.report.conflicts).toHaveLength(2);
  const filled = await edited(clash.conflictFile as Uint8Array, (cell) => {
    cell("冲突", 2, 9).value = "本库";
    cell("冲突", 3, 9).value = "来件";
  });
  const { report } = await take(filled, {}, "冲突清单.xlsx");
  expect(report.problems.map(({ message }) => message)).toEqual([expect.stringContaining("没有照办")]);
});

test("a text of 冲突清单 that was changed in place is refused, not dropped", async () => {
  await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法")));
  const clash = await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "乙的写法")));
  const filled = await edited(clash.conflictFile as Uint8Array, (cell) => {
    cell("冲突", 2, 8).value = "乙改过的写法";
    cell("冲突", 2, 9).value = "来件";
  });
  expect(await refusalOf(filled)).toBe("import/settlement false");
});

test("a source that is read again and differs from an official's edit: 冲突清单 settles it, and the source counts as read", async () => {
  await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法")));
  const again = structuredClone(source);
  const changed = again.duties?.[0]?.tasks[0];
  if (changed !== undefined) changed.text = "来源的新写法";
  const read = { paths: ["b.txt"], path: "b.txt", sha256: "c", list: again };
  const record = async (): Promise<RecordedList> =>
    (await recordSources(warehouse, [read], { author: "", message: "" }))[0] as RecordedList;
  const clash = await record();
  const kept = await warehouse.head(clash.list.bureau.id);
  expect(clash).toMatchObject({ outcome: "conflict", revision: null, head: kept?.revision, list: kept?.list });
  expect(clash.conflictText).toContain("具体工作事项\n  原文：");
  expect((await taskNow())?.text).toBe("甲的写法");
  const filled = await edited(clash.conflictFile as Uint8Array, (cell) => (cell("冲突", 2, 9).value = "来件"));
  const { report } = await take(filled, {}, "冲突清单.xlsx");
  expect(await revisionOf(report)).toMatchObject({ kind: "source", sourceSha256: "c" });
  expect((await taskNow())?.text).toBe("来源的新写法");
  expect(await record()).toMatchObject({ outcome: "unchanged", revision: report.revision });
  expect(await refusalOf(filled)).toBe("import/unknown-revision false");
});

test("what stands in no cell any more is told by its sheet; a new 填报日期 is told and not read", async () => {
  const dated = { ...source, bureau: { ...source.bureau, issued: "2015-07" } };
  const { revision: at } = await warehouse.record({
    list: dated,
    kind: "import",
    parent: revision,
    sourceName: "",
    sourceSha256: "d",
    author: "",
    message: "",
  });
  expect((await take(exported(dated, at))).report.problems).toEqual([]);
  const { report } = await take(
    await edited(exported(dated, at), (cell, book) => {
      const sheet = book.worksheets.find(({ name }) => name.startsWith("四")) as ExcelJS.Worksheet;
      sheet.getRow(2).eachCell((one) => {
        if (String(one.value).startsWith("填报日期")) one.value = "填报日期：2026年3月1日";
      });
      for (let column = 1; column <= 6; column += 1) cell("四", 4, column).value = null;
    }),
  );
  expect(report.changes.map(({ op, cell }) => `${op} ${cell}`)).toEqual([
    "delete 四、公共服务事项",
    "delete 四、公共服务事项",
  ]);
  expect(report.problems).toMatchObject([{ severity: "hint", message: expect.stringContaining("2026年3月1日") }]);
});

test("冲突清单 under another sheet name is one still; without its 采用 column it is refused", async () => {
  const edit = (text: string): Promise<Uint8Array> => edited(exported(), (cell) => (cell("一", 4, 3).value = text));
  await take(await edit("甲的写法"), {}, "甲.xlsx");
  const { conflictFile } = await take(await edit("乙的写法"), {}, "乙.xlsx");
  const bytes = conflictFile ?? new Uint8Array();
  const renamed = await edited(bytes, (_, book) => {
    const [sheet] = book.worksheets;
    if (sheet === undefined) return;
    sheet.name = "处理意见";
    sheet.getCell(2, 9).value = "来件";
  });
  const blank = await edited(bytes, (cell, book) => {
    cell("冲突", 1, 9).value = "";
    (book.worksheets[0] as ExcelJS.Worksheet).name = "处理意见";
  });
  expect(await refusalOf(blank)).toBe("import/conflict-file false");
  expect((await take(renamed)).report.changes).toMatchObject([{ after: "乙的写法" }]);
});

test("a choice that does not exist is refused with its row", async () => {
  await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法")));
  const clash = await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "乙的写法")));
  const filled = await edited(clash.conflictFile as Uint8Array, (cell) => (cell("冲突", 2, 9).value = "都要"));
  expect(await refusalOf(filled)).toBe("import/settlement false");
});

test.each([
  ["ours", "甲的写法"],
  ["theirs", "乙的写法"],
] as const)("--prefer %s settles all", async (prefer, text) => {
  await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法")));
  const { report } = await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "乙的写法")), { prefer });
  expect(report.conflicts).toEqual([]);
  expect((await taskNow())?.text).toBe(text);
});

test("different fields of two officials are merged into the newest revision", async () => {
  const first = await take(await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法")));
  const { report } = await take(await edited(exported(), (cell) => (cell("一", 4, 4).value = "乙的科室")));
  expect(report.changes.map(({ field }) => field)).toEqual(["unit"]);
  expect(await taskNow()).toMatchObject({ text: "甲的写法", unit: "乙的科室" });
  expect(await revisionOf(report)).toMatchObject({
    kind: "merge",
    parent: first.report.revision,
  });
});

test("refused, each with the way out: unknown revision, unknown bureau, newer form, identities that disagree, another name", async () => {
  const meta = (book: ExcelJS.Workbook, label: string, value: string): void => {
    book.getWorksheet("_meta")?.eachRow((row) => {
      if (row.getCell(1).value === label) row.getCell(2).value = value;
    });
  };
  expect(await refusalOf(exported(source, "no-such-revision"))).toBe("import/unknown-revision false");
  const stranger = { ...source, bureau: { ...source.bureau, id: "stranger" } };
  expect(await refusalOf(exported(stranger))).toBe("import/unknown-bureau false");
  const newer = await edited(exported(), (_, book) => meta(book, "formVersion", "99"));
  expect(await refusalOf(newer)).toBe("import/form-too-new false");
  const torn = { from: "meta" as const, disagreements: ["隐藏工作表与文档属性不一"], printed: [], dates: [] };
  await expect(findBase(torn, "报送.xlsx", warehouse)).rejects.toMatchObject({
    diagnostics: [{ code: "import/identity-disagrees", remedy: expect.any(String) }],
  });
  const renamed = await edited(exported(), (cell) => (cell("一", 2, 1).value = "填报单位：某区人力资源和社会保障局"));
  expect(await refusalOf(renamed)).toBe("import/other-bureau false");
  expect(await refusalOf(new Uint8Array([1, 2, 3]))).toMatch(/^ingest\//u);
});

test("a 填报单位 with all the places above the bureau, or without the city, is the bureau's own", async () => {
  for (const name of ["山东省淄博市博山区人力资源和社会保障局", "博山区人力资源和社会保障局"]) {
    const { report } = await take(await edited(exported(), (cell) => (cell("一", 2, 1).value = `填报单位：${name}`)));
    expect(report).toMatchObject({ bureau_id: "boshan-rsj", changes: [] });
  }
});

test("without any identity the bureau is found by its name and the newest revision is the base, and both are told", async () => {
  const bytes = await edited(exported(), (cell, book) => {
    for (const name of ["_meta", "_lists"]) {
      const sheet = book.getWorksheet(name);
      if (sheet !== undefined) book.removeWorksheet(sheet.id);
    }
    for (const sheet of book.worksheets) {
      sheet.getRow(3).eachCell((header, column) => {
        if (header.value === "_key") sheet.getColumn(column).eachCell((one) => (one.value = null));
      });
    }
    cell("一", 4, 4).value = "新的科室";
  });
  const { report } = await take(bytes);
  expect(report).toMatchObject({ bureau_id: "boshan-rsj", base: revision, matched: "content" });
  expect(report.changes.map(({ key, field }) => [key, field])).toEqual([[task?.key, "unit"]]);
  expect(report.problems.some(({ message }) => message.includes("最新版次"))).toBe(true);
  expect(report.problems.some(({ message }) => message.includes("按内容"))).toBe(true);
});

test("无 instead of a part, and instead of its rows: the cell that says so is named", async () => {
  const { boundaries, ...lacking } = structuredClone(source);
  expect(boundaries).toEqual([]);
  const record = { kind: "source" as const, parent: revision, sourceName: "a.txt", author: "", message: "" };
  const at = await warehouse.record({ ...record, list: lacking, sourceSha256: "c" });
  const bytes = await edited(exported(lacking, at.revision), (cell, book) => {
    const sheet = book.worksheets.find(({ name }) => name.startsWith("四"));
    cell("二", 4, 1).value = "无";
    for (let row = 4; row <= (sheet?.rowCount ?? 0); row += 1)
      for (let column = 1; column <= 6; column += 1) cell("四", row, column).value = "";
    cell("四", 4, 1).value = "无";
  });
  const { report } = await take(bytes, { dryRun: true });
  expect(report.changes).toContainEqual(
    expect.objectContaining({ op: "update", field: "part", cell: "二、部门职责边界!A4" }),
  );
  const deleted = report.changes.filter(({ op }) => op === "delete");
  expect(deleted.map(({ table }) => table)).toContain("service");
  expect(new Set(deleted.map(({ cell }) => cell))).toEqual(new Set(["四、公共服务事项!A4"]));
});

test("a conflict settled as 本库 leaves the list as it is, is remembered, and is not asked about again", async () => {
  const mine = await edited(exported(), (cell) => (cell("一", 4, 3).value = "甲的写法"));
  await take(mine, {}, "甲.xlsx");
  const theirs = await edited(exported(), (cell) => (cell("一", 4, 3).value = "乙的写法"));
  const clash = await take(theirs, {}, "乙.xlsx");
  expect(clash.report.conflicts).toHaveLength(1);
  const filled = await edited(clash.conflictFile as Uint8Array, (cell) => (cell("冲突", 2, 9).value = "本库"));
  const dry = await take(filled, { dryRun: true }, "冲突清单.xlsx");
  expect(dry.report.revision).toBeNull();
  const { report } = await take(filled, {}, "冲突清单.xlsx");
  expect(report.changes).toEqual([]);
  expect(report.problems.map(({ severity, message }) => [severity, message.slice(0, 13)])).toContainEqual([
    "hint",
    "各项冲突均已按“本库”处理",
  ]);
  const info = await revisionOf(report);
  expect(info).toMatchObject({ kind: "settle", sourceName: "乙.xlsx" });
  expect((await taskNow())?.text).toBe("甲的写法");
  const again = await take(theirs, {}, "乙.xlsx");
  expect(again.report).toMatchObject({ conflicts: [], changes: [], revision: null });
  expect(again.report.problems[0]?.message).toContain("已经导入过");
  expect((await take(filled, {}, "冲突清单.xlsx")).report.revision).toBeNull();
});

test("a telephone number typed as a number, its area code without the 0: taken, and told", async () => {
  const dialled = structuredClone(source);
  const [item] = dialled.services?.[0]?.items ?? [];
  if (item === undefined) throw new Error("the list has no services");
  item.phone = "0533-4181234";
  const record = { kind: "source" as const, parent: revision, sourceName: "a.txt", author: "", message: "" };
  const at = await warehouse.record({ ...record, list: dialled, sourceSha256: "d" });
  const { report } = await take(
    await edited(exported(dialled, at.revision), (_, book) => {
      const sheet = book.worksheets.find(({ name }) => name.startsWith("四")) as ExcelJS.Worksheet;
      sheet.eachRow((row) => row.eachCell((one) => (one.value = one.value === item.phone ? 5334181234 : one.value)));
    }),
  );
  expect(report.changes.map(({ field, after }) => [field, after])).toEqual([["phone", "5334181234"]]);
  expect(report.problems).toMatchObject([{ severity: "warning", cell: report.changes[0]?.cell }]);
});
