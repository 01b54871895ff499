import { assignKeys, contentOf, walk, type ResponsibilityList } from "@qingdan/model";
import { expect, test } from "vitest";
import { comeBack, rowsOf, sheet, workbook } from "./build-workbook.ts";

const base: ResponsibilityList = assignKeys({
  bureau: { id: "b", name: "某县人社局", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
  services: [
    {
      key: "",
      serial: "1",
      name: "就业服务",
      items: [
        { key: "", content: "职业介绍", agency: "就业局", phone: "88580001", remark: "" },
        { key: "", content: "档案查阅", agency: "", phone: "", remark: "" },
        { key: "", content: "失业登记", agency: "就业局", phone: "", remark: "" },
      ],
    },
  ],
  accountability: {
    liabilities: [{ key: "", serial: "", subject: "", circumstance: "滥用职权的", basis: "", remark: "" }],
    mechanism: {
      preamble: "为严格追究不履行职责的责任，制定本机制。",
      sections: [{ key: "", numbering: "", serial: "一", title: "行政机关", text: "依据《公务员法》追究。" }],
    },
  },
  notes: [],
  printed: { parts: [], cover: [], contents: false },
});
const SERVICES = "四、公共服务事项";
const ACCOUNTABILITY = "五、责任追究机制";
const services = (): string[][] => rowsOf(base, "services");
const without = (rows: string[][], column: number): string[][] => rows.map((row) => row.toSpliced(column, 1));

test("a row all of whose words stood in a column that is gone is no deleted row", () => {
  const { list, told } = comeBack(workbook(sheet(SERVICES, without(services(), 2))), base);
  expect(list).toEqual(base);
  expect(told).toEqual(["column-missing"]);
});

test("a row that was cleared in a sheet without one of its columns keeps what that column said", () => {
  const rows = without(services(), 2);
  (rows[3] as string[]).splice(2, 2, "", "");
  const { list } = comeBack(workbook(sheet(SERVICES, rows)), base);
  expect(list.services?.[0]?.items[0]).toEqual({ ...base.services?.[0]?.items[0], agency: "", phone: "" });
});

test("an article whose only column is gone stays", () => {
  const rows = without(rowsOf(base, "accountability"), 2);
  expect(comeBack(workbook(sheet(ACCOUNTABILITY, rows)), base).list).toEqual(base);
});

test("the words before the mechanism's sections are a row, in whatever place their column stands, with keys or without", () => {
  const rows = rowsOf(base, "accountability").map((row, index) => (index < 2 ? row : row.toReversed()));
  expect(comeBack(workbook(sheet(ACCOUNTABILITY, rows)), base).list).toEqual(base);
  const keyless = rowsOf(base, "accountability").map((row, index) => (index < 2 ? row : row.slice(0, -1)));
  const moved = keyless.map((row, index) => (index < 2 ? row : [row[4] ?? "", ...row.toSpliced(4, 1)]));
  const { list } = comeBack(workbook(sheet(ACCOUNTABILITY, moved)), base);
  expect(list.accountability?.mechanism?.preamble).toBe(base.accountability?.mechanism?.preamble);
  expect(list.notes).toEqual([]);
});

test("headings that were exchanged without their columns are told; the sheet is read as it says", () => {
  const rows = services();
  (rows[2] as string[]).splice(2, 2, "承办机构", "主要内容");
  const { list, told } = comeBack(workbook(sheet(SERVICES, rows)), base);
  expect(list.services?.[0]?.items[0]).toMatchObject({ content: "就业局", agency: "职业介绍" });
  expect(told).toEqual(["columns-exchanged D3"]);
});

test("headings exchanged with a column that holds nothing are told too", () => {
  const rows = services();
  (rows[2] as string[]).splice(2, 4, "备注", "承办机构", "联系电话", "主要内容");
  const { list, told } = comeBack(workbook(sheet(SERVICES, rows)), base);
  expect(list.services?.[0]?.items[0]).toMatchObject({ content: "", remark: "职业介绍" });
  expect(told).toEqual(["columns-exchanged F3"]);
});

test("an item over two rows of the sheet, filled down and edited in the first of them, is one edited item", () => {
  const regime = {
    key: "",
    serial: "（一）",
    group: "",
    numbering: "",
    groupNumbering: "",
    title: "取水许可监管",
    unit: "水政股",
    preamble: "",
  };
  const section = { key: "", numbering: "", heading: "监督检查对象", kinds: ["object" as const], text: "取水单位" };
  const list = assignKeys({ ...base, oversight: [{ ...regime, sections: [section] }] });
  const rows = rowsOf(list, "oversight");
  rows.splice(4, 0, (rows[3] as string[]).slice(0, -1));
  (rows[3] as string[])[2] = "水资源股";
  const back = comeBack(workbook(sheet("三、事中事后监管制度", rows)), list);
  expect(back.list.oversight).toEqual([{ ...list.oversight?.[0], unit: "水资源股" }]);
  expect(back.told).toEqual(["row-repeated A5"]);
});

test("a cell merged over columns says its text in the first of them only, and is told", () => {
  const rows = services();
  for (const row of [3, 4]) (rows[row] as string[])[4] = "";
  const wide = [
    [4, 4, 4, 5],
    [5, 4, 5, 5],
  ] as const;
  const { list, told } = comeBack(workbook(sheet(SERVICES, rows, wide)), base);
  expect(list.services?.[0]?.items.map(({ agency, phone }) => [agency, phone])).toEqual([
    ["就业局", ""],
    ["", ""],
    ["就业局", ""],
  ]);
  expect(told).toEqual(["wide-cell D4"]);
});

test("a formula that failed or has no result leaves the text alone, told once though its cell is merged over rows", () => {
  const rows: unknown[][] = services();
  (rows[3] as unknown[])[1] = { text: "#REF!", kind: "formula", formula: "X1" };
  (rows[4] as unknown[])[1] = "";
  (rows[5] as unknown[])[1] = "";
  (rows[5] as unknown[])[3] = { text: "", kind: "formula", formula: "X1" };
  const one = sheet(SERVICES, rows as string[][], [[4, 2, 6, 2]]);
  one.cells.get(6)?.set(4, { text: "", kind: "formula", formula: "X1" });
  const { list, told } = comeBack(workbook(one), base);
  expect(list).toEqual(base);
  expect(told).toEqual(["error-value B4", "error-value D6"]);
});

test("rows pasted from another list are told once, with how many they are", () => {
  const rows = services();
  const key = rowsOf(base, "accountability")[3]?.at(-1) ?? "";
  rows.splice(6, 0, ["8", "甲", "甲", "", "", "", key], ["9", "乙", "乙", "", "", "", key]);
  const { told, edited } = comeBack(workbook(sheet(SERVICES, rows)), base);
  expect(edited.sheets[0]?.rows).toHaveLength(5);
  expect(told).toEqual(["key-unknown A7"]);
});

test("a head of two rows repeats headings, and a sheet its own name as title: neither is a text that was lost", () => {
  const rows = services();
  rows.splice(2, 0, ["序号", "服务事项", "办理说明", "", "", "备注"]);
  const named = sheet("便民事项", [["便民事项"], ...rows.slice(1)]);
  expect(comeBack(workbook(named), base).told.filter((one) => one.startsWith("text"))).toEqual([
    "text-above-header C3",
  ]);
});

test("where people sign is a note, not a service; rows typed below a note or a blank row are new rows, and told", () => {
  const signed = services();
  signed.push(["填表人：张三", "", "", "审核人（签字）：李四", "电话：0898-1", ""], ["", "（盖章）"]);
  const first = comeBack(workbook(sheet(SERVICES, signed)), base);
  expect(first.list.services).toEqual(base.services);
  expect(first.list.notes.map(({ text }) => text)).toEqual([
    "填表人：张三",
    "审核人（签字）：李四",
    "电话：0898-1",
    "（盖章）",
  ]);
  expect(first.told).toEqual(["signature-row A8", "signature-row B9"]);
  const inside = services();
  inside.splice(4, 0, ["", "", "", "负责人：张三", "电话：0898-1", ""]);
  expect(comeBack(workbook(sheet(SERVICES, inside)), base).list.services?.[0]?.items).toHaveLength(4);
  const below = services();
  (below[6] as string[])[0] = "注：以上电话均为办公电话。";
  below.push(["2", "新服务", "新内容"]);
  const second = comeBack(workbook(sheet(SERVICES, below)), base);
  expect(second.list.services?.[1]).toMatchObject({ name: "新服务" });
  expect(second.told).toEqual(["row-below-table A8"]);
  const words = services();
  words.push(["联系人：张三"], ["", "注：以上电话均为办公电话。"]);
  const third = comeBack(workbook(sheet(SERVICES, words)), base);
  expect(third.list.services).toEqual(base.services);
  expect(third.list.notes.map(({ text }) => text)).toEqual(["联系人：张三", "注：以上电话均为办公电话。"]);
  expect(third.told).toEqual([]);
  const gap = services();
  gap.push([], ["", "", "隔行写的内容"]);
  expect(comeBack(workbook(sheet(SERVICES, gap)), base).told).toEqual(["row-below-table C9"]);
});

test("of two columns with the same heading, the one that holds the texts is the column of the form", () => {
  const rows = services().map((row, index) => (index < 2 ? row : [index === 2 ? "主要内容" : "", ...row]));
  (rows[3] as string[])[0] = "编办意见：保留";
  const { list } = comeBack(workbook(sheet(SERVICES, rows)), base);
  expect(list.services).toEqual(base.services);
  expect(list.notes).toMatchObject([{ text: "编办意见：保留" }]);
});

/** Gives nodes without a key the key of the base node that says the same. */
const matchByWords = (before: ResponsibilityList, other: ResponsibilityList): ResponsibilityList => {
  const copy = structuredClone(other);
  for (const { table, node } of walk(copy)) {
    const same = [...walk(before)].find(
      (one) => one.table === table && contentOf(table, one.node) === contentOf(table, node),
    );
    if (node.key === "") node.key = same?.node.key ?? "";
  }
  return copy;
};

test("keys that were filled down over rows which kept their words: no row is called a copy", () => {
  const rows = services();
  for (const row of rows.slice(4, 6)) row[6] = rows[3]?.[6] ?? "";
  const { told, list } = comeBack(workbook(sheet(SERVICES, rows)), base, matchByWords);
  expect(list).toEqual(base);
  expect(told).toEqual([]);
});

test("a copy of a sheet is not read, and told with the name of the sheet that was", () => {
  const copy = sheet("四 (2)", services());
  const { edited } = comeBack(workbook(sheet(SERVICES, services()), copy), base);
  expect(edited.problems.filter(({ code }) => code === "import/sheet-unknown")).toMatchObject([
    { severity: "warning", place: { sheet: "四 (2)" }, message: expect.stringContaining(`只读入“${SERVICES}”`) },
  ]);
});

test("many formulas, and many keys that a search and replace has spoilt, are told in one sentence each", () => {
  const items = Array.from({ length: 12 }, (_, index) => ({
    key: "",
    content: `事项${index}`,
    agency: "就业局",
    phone: "",
    remark: "",
  }));
  const long = assignKeys({ ...base, services: [{ key: "", serial: "1", name: "就业服务", items }] });
  const rows: unknown[][] = rowsOf(long, "services");
  for (const row of rows.slice(3, 15)) {
    row[3] = { text: "就业局", kind: "formula", formula: "A1" };
    row[6] = String(row[6]).replace("#", "＃");
  }
  const { told, edited } = comeBack(workbook(sheet(SERVICES, rows as string[][])), long, matchByWords);
  expect(told).toEqual(["formula D4", "key-damaged G4"]);
  expect(edited.problems.map(({ message }) => message)).toEqual(
    expect.arrayContaining([expect.stringContaining("有12个单元格是公式"), expect.stringContaining("有12行")]),
  );
});

test("rows that a person merged into the row above, every cell of them, are gone; a merged unit alone deletes nothing", () => {
  const rows = services();
  (rows[5] as string[]).splice(0, 6, "", "", "", "", "", "");
  const merges = [1, 2, 3, 4, 5, 6].map((column) => [4, column, column < 3 ? 6 : 4, column] as const);
  const whole = [...merges.slice(0, 2), ...[3, 4, 5, 6].map((column) => [5, column, 6, column] as const)];
  const merged = comeBack(workbook(sheet(SERVICES, rows, whole)), base);
  expect(merged.list.services?.[0]?.items).toEqual(base.services?.[0]?.items.slice(0, 2));
  const units = services();
  (units[5] as string[])[3] = "";
  (units[4] as string[])[3] = "就业局";
  const { list } = comeBack(workbook(sheet(SERVICES, units, [[5, 4, 6, 4]])), base);
  expect(list.services?.[0]?.items.map(({ agency }) => agency)).toEqual(["就业局", "就业局", "就业局"]);
  const articles = rowsOf(base, "accountability");
  const [first = [], second = []] = articles.splice(4, 2);
  articles.splice(4, 0, first, ["", "", "", "", "", "", second[6] ?? ""]);
  const columns = [1, 2, 3, 4, 5, 6].map((column) => [5, column, 6, column] as const);
  const { list: joined } = comeBack(workbook(sheet(ACCOUNTABILITY, articles, columns)), base);
  expect(joined.accountability?.mechanism).toEqual({ ...base.accountability?.mechanism, sections: [] });
});

test("a text that a merged range covers is read, and quoted on one line", () => {
  const rows = services();
  (rows[4] as string[])[2] = `档案\n查阅${"、转递".repeat(20)}`;
  const { list, edited } = comeBack(workbook(sheet(SERVICES, rows, [[4, 3, 5, 3]])), base);
  expect(list.services?.[0]?.items[1]?.content).toBe(rows[4]?.[2]);
  const [covered] = edited.problems;
  expect(covered?.message).toBe(`“档案 查阅${"、转递".repeat(11)}、转…”被合并的单元格遮住，仍按该行自己的文字读入。`);
  const many = rowsOf(base, "services").map((row, index) =>
    index < 3 || index > 5 ? row : row.map((text) => text || `另有${index}`),
  );
  const columns = [3, 4, 5, 6].map((column) => [4, column, 6, column] as const);
  const told = comeBack(workbook(sheet(SERVICES, many, columns)), base).edited.problems;
  expect(told.map(({ code, message }) => `${code} ${message.slice(0, 18)}`)).toEqual([
    "import/covered-text 有8格的文字（C5、D5、E5、F5",
  ]);
});
