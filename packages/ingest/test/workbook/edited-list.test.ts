import { assignKeys, extraField, FORM_PROPERTIES, formPart, type ResponsibilityList } from "@qingdan/model";
import { expect, test } from "vitest";
import { comeBack, rowsOf, sheet, vocabulary, workbook } from "./build-workbook.ts";
import { readEditedWorkbook } from "../../src/index.ts";

const base: ResponsibilityList = assignKeys({
  bureau: { id: "b", name: "某县人社局", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
  duties: [
    {
      key: "",
      serial: "1",
      text: "负责促进就业",
      accountability: "",
      tasks: [
        { key: "", text: "拟订就业援助制度", unit: "就业股", remark: "" },
        { key: "", text: "办理失业登记", unit: "", remark: "" },
      ],
    },
    {
      key: "",
      serial: "2",
      text: "负责社会保险",
      accountability: "",
      tasks: [
        { key: "", text: "基金监督", unit: "基金股", remark: "" },
        { key: "", text: "稽核", unit: "基金股", remark: "" },
      ],
    },
  ],
  services: [
    {
      key: "",
      serial: "1",
      name: "就业服务",
      items: [{ key: "", content: "职业介绍", agency: "就业局", phone: "0898-88580001", remark: "" }],
    },
    {
      key: "",
      serial: "2",
      name: "档案服务",
      items: [{ key: "", content: "档案查阅", agency: "人才中心", phone: "088580002", remark: "" }],
    },
  ],
  notes: [],
  printed: { parts: [], cover: [], contents: false },
});
const DUTIES = "一、部门主要职责";
const SERVICES = "四、公共服务事项";
const duties = (): string[][] => rowsOf(base, "duties");

test("rows with the group's cells in every row, in the first row only, or merged, are the same list", () => {
  const filled = duties();
  const first = duties().map((row, index) => (index === 4 || index === 6 ? ["", "", ...row.slice(2)] : row));
  const merges = [
    [4, 1, 5, 1],
    [4, 2, 5, 2],
    [6, 1, 7, 1],
    [6, 2, 7, 2],
  ] as const;
  for (const book of [
    sheet(DUTIES, filled),
    sheet(DUTIES, first),
    sheet(DUTIES, first, merges),
    sheet(DUTIES, filled, merges),
  ])
    expect(comeBack(workbook(book), base).list).toEqual(base);
});

test("full-width serials, spaces, blank rows, a repeated header and hidden rows mean nothing", () => {
  const rows = duties();
  const [, , header] = rows as [string[], string[], string[]];
  (rows[3] as string[])[0] = " １ ";
  (rows[3] as string[])[2] = "　拟订就业援助制度 \n";
  rows.splice(5, 0, ["", "  "], header);
  const one = sheet(DUTIES, rows);
  one.hiddenRows = new Set([4, 5]);
  expect(comeBack(workbook(one), base)).toMatchObject({ list: base, told: [] });
});

test("columns are found by their headings in any order and any known wording; an unknown one is kept as notes", () => {
  const rows = duties();
  const swapped = rows.map(([serial = "", duty = "", task = "", unit = "", ...rest], index) => {
    if (index < 2 || index === rows.length - 1) return [serial, "", "", "", "", ...rest];
    const heading = index === 2 ? "办理时限" : index === 3 ? "5个工作日" : "";
    return [index === 2 ? "责任科室" : unit, task, heading, duty, serial, ...rest];
  });
  const { list, told } = comeBack(workbook(sheet(DUTIES, swapped)), base);
  expect({ ...list, notes: [] }).toEqual(base);
  expect(list.notes).toMatchObject([
    { part: "duties", owner: base.duties?.[0]?.tasks[0]?.key, heading: "办理时限", text: "5个工作日" },
  ]);
  expect(told).toEqual(["extra-column C3"]);
});

test("notes on a group and on its first row under one heading share a cell: both stay, an edited cell is one note", () => {
  const [duty] = base.duties ?? [];
  const on = (owner = "", text = "") => ({ key: "", part: "duties" as const, owner, heading: "办理时限", text });
  const noted = assignKeys({ ...base, notes: [on(duty?.key, "长期"), on(duty?.tasks[0]?.key, "5个工作日")] });
  const back = (cell: string): string[] => {
    const rows = duties().map((row, index) => [...row, index === 2 ? "办理时限" : index === 3 ? cell : ""]);
    return comeBack(workbook(sheet(DUTIES, rows)), noted).list.notes.map(({ text }) => text);
  };
  const [printed] = formPart(noted, "duties").rows;
  expect(printed?.cells[extraField("办理时限")]).toBe("长期\n5个工作日");
  expect(back("长期\n5个工作日")).toEqual(["长期", "5个工作日"]);
  expect(back("3个工作日")).toEqual(["3个工作日"]);
});

test("a column that is gone leaves its texts alone, and is told", () => {
  const { list, told } = comeBack(
    workbook(
      sheet(
        DUTIES,
        duties().map((row) => row.toSpliced(3, 1)),
      ),
    ),
    base,
  );
  expect(list).toEqual(base);
  expect(told).toEqual(["column-missing"]);
});

test("a phone that lost its leading zero in a number cell is no change; another number is one", () => {
  const rows: (string | { text: string; kind: "number" })[][] = rowsOf(base, "services");
  (rows[4] as unknown[])[4] = { text: "88580002", kind: "number" };
  expect(comeBack(workbook(sheet(SERVICES, rows)), base).list).toEqual(base);
  (rows[3] as unknown[])[4] = { text: "88580001", kind: "number" };
  const { list, cellOf } = comeBack(workbook(sheet(SERVICES, rows)), base);
  const item = list.services?.[0]?.items[0];
  expect(item?.phone).toBe("88580001");
  expect(cellOf(item?.key ?? "", "phone")).toBe("四、公共服务事项!E4");
});

test("formulas and dates are taken as shown, error values leave the text alone; all are told", () => {
  const rows: unknown[][] = duties();
  (rows[3] as unknown[])[3] = { text: "就业促进股", kind: "formula", formula: "A1&B1" };
  (rows[4] as unknown[])[5] = { text: "2026年3月1日", kind: "date" };
  (rows[5] as unknown[])[2] = { text: "#REF!", kind: "error" };
  const { list, told } = comeBack(workbook(sheet(DUTIES, rows as string[][])), base);
  expect(list.duties?.[0]?.tasks.map(({ unit, remark }) => [unit, remark])).toEqual([
    ["就业促进股", ""],
    ["", "2026年3月1日"],
  ]);
  expect(list.duties?.[1]).toEqual(base.duties?.[1]);
  expect(told).toEqual(["formula D4", "date F5", "error-value C6"]);
});

test("an identity number typed as a number has lost its last digits: told", () => {
  const rows: unknown[][] = duties();
  (rows[3] as unknown[])[5] = { text: "3703041990010110000", kind: "number" };
  const { told } = comeBack(workbook(sheet(DUTIES, rows as string[][])), base);
  expect(told).toEqual(["lost-digits F4"]);
});

test("a missing row is a deletion where the sheet is complete, else it is kept and told", () => {
  const without = duties().toSpliced(4, 1);
  const complete = comeBack(workbook(sheet(DUTIES, without)), base);
  expect(complete.list.duties?.[0]?.tasks).toEqual([base.duties?.[0]?.tasks[0]]);
  const noEnd = comeBack(workbook(sheet(DUTIES, without.slice(0, -1))), base);
  expect(noEnd.list).toEqual(base);
  expect(noEnd.told).toEqual(["rows-missing"]);
  const filtered = sheet(DUTIES, without);
  filtered.autoFilter = { ref: "A3:F7", active: true };
  expect(comeBack(workbook(filtered), base)).toMatchObject({ list: base, told: ["filter-active", "rows-missing"] });
  const group = comeBack(workbook(sheet(DUTIES, duties().toSpliced(3, 2).slice(0, -1))), base);
  expect(group.list).toEqual(base);
});

test("what stands in the row of the end mark and below is new; a copy of a row is new, the row most like the base keeps the key", () => {
  const rows = duties();
  const copy = (rows[4] as string[]).with(2, "办理就业登记");
  rows.splice(4, 0, copy);
  rows[rows.length - 1] = ["3", "负责新职责", "办理新事项", "", "", "", "_end"];
  rows.push(["", "", "又一新事项"]);
  const { list, told } = comeBack(workbook(sheet(DUTIES, rows)), base);
  expect(list.duties?.[0]?.tasks.map(({ text }) => text)).toEqual(["拟订就业援助制度", "办理就业登记", "办理失业登记"]);
  expect(list.duties?.[0]?.tasks[2]).toEqual(base.duties?.[0]?.tasks[1]);
  expect(list.duties?.[2]).toMatchObject({
    serial: "3",
    text: "负责新职责",
    tasks: [{ text: "办理新事项" }, { text: "又一新事项" }],
  });
  expect(told).toEqual(["key-copied A5"]);
});

test("a damaged key and a key of another list are told", () => {
  const rows = duties();
  (rows[3] as string[])[6] = (rows[3] as string[])[6]?.replace(/\/T./u, "/TX") ?? "";
  expect(comeBack(workbook(sheet(DUTIES, rows)), base).told).toContain("key-damaged G4");
});

test("rows whose group lost its text with its first row stay in their group", () => {
  const rows = duties().map((row, index) => (index === 4 || index === 6 ? ["", "", ...row.slice(2)] : row));
  rows.splice(5, 1);
  const { list, told } = comeBack(workbook(sheet(DUTIES, rows)), base);
  expect(list.duties?.[1]).toEqual({ ...base.duties?.[1], tasks: [base.duties?.[1]?.tasks[1]] });
  expect(told).toEqual(["group-text-lost A6"]);
});

test("a row that left its group without the group's text stands amidst another: the rows of that one stay", () => {
  const rows = duties().map((row, index) => (index > 3 && index < 7 ? ["", "", ...row.slice(2)] : row));
  rows.splice(4, 2, rows[5] as string[], rows[4] as string[]);
  const back = comeBack(workbook(sheet(DUTIES, rows)), base);
  expect(back.list).toEqual(base);
  expect(back.told).toEqual(["group-text-lost A5"]);
});

test("a row whose cells were emptied is deleted; its group stays", () => {
  const rows = duties();
  rows[3] = (rows[3] as string[]).map((text, index) => (index > 1 && index < 6 ? "" : text));
  expect(comeBack(workbook(sheet(DUTIES, rows)), base).list.duties?.[0]).toEqual({
    ...base.duties?.[0],
    tasks: [base.duties?.[0]?.tasks[1]],
  });
});

test("notes above and below the table, and a part that the source lacks, filled in", () => {
  const rows = duties();
  rows.splice(3, 0, ["说明：以三定方案为准。"]);
  rows.push([], ["注：本表由办公室填报。"]);
  const absent = [["五、责任追究机制"], [], ["序号", "追责对象", "追责情形", "法律依据", "责任追究机制", "备注"]];
  const book = workbook(
    sheet(DUTIES, rows),
    sheet("五、责任追究机制", [
      ...absent,
      ["来源文件未载本部分"],
      ["1", "科室负责人", "不履行职责"],
      ["", "总则", "", "", "依法追究"],
    ]),
  );
  const { list, cellOf } = comeBack(book, base);
  expect(list.duties).toEqual(base.duties);
  expect(list.notes).toMatchObject([
    { part: "duties", text: "说明：以三定方案为准。", before: true },
    { part: "duties", text: "注：本表由办公室填报。" },
  ]);
  expect(list.accountability).toMatchObject({
    liabilities: [{ serial: "1", subject: "科室负责人", circumstance: "不履行职责" }],
    mechanism: { preamble: "", sections: [{ title: "总则", text: "依法追究" }] },
  });
  expect(cellOf(list.accountability?.liabilities[0]?.key ?? "", "circumstance")).toBe("五、责任追究机制!C5");
});

test("renamed sheets are found by their columns; other sheets are told, never dropped silently", () => {
  const { list, told } = comeBack(workbook(sheet("Sheet1", duties().slice(1)), sheet("草稿", [["记录"]])), base);
  expect(list).toEqual(base);
  expect(told).toEqual(["sheet-renamed", "sheet-unknown"]);
});

test("identity: hidden sheet, then properties, then the 填报单位 line; what they say against each other is told", () => {
  const meta = (revision: string): ReturnType<typeof sheet> =>
    sheet("_meta", [
      ["formVersion", "1"],
      ["bureau", "b"],
      ["name", "某县人社局"],
      ["revision", revision],
    ]);
  const one = sheet(DUTIES, duties());
  const properties = { [FORM_PROPERTIES.bureau]: "b", [FORM_PROPERTIES.revision]: "r2" };
  const identity = (book: ReturnType<typeof workbook>): unknown => readEditedWorkbook(book, vocabulary).identity;
  expect(identity(workbook(one, meta("r1")))).toMatchObject({
    from: "meta",
    bureauId: "b",
    revision: "r1",
    formVersion: 1,
    disagreements: [],
  });
  expect(identity({ ...workbook(one), properties })).toMatchObject({
    from: "properties",
    bureauId: "b",
    revision: "r2",
  });
  expect(identity(workbook(one))).toMatchObject({ from: "title", bureauName: "某县人社局" });
  expect(identity({ ...workbook(one, meta("r1")), properties })).toMatchObject({
    disagreements: ["隐藏工作表记载的版次是“r1”，文档属性记载的是“r2”"],
  });
});

const MECHANISM = ["序号", "追责对象", "追责情形", "法律依据", "责任追究机制", "备注"];
const mechanism = (...rows: string[][]): ReturnType<typeof workbook> =>
  workbook(sheet("五、责任追究机制", [["五、责任追究机制"], [], ...rows]));

test("a remark on a section of the mechanism is a note on it; it changes, goes and stands in its column again", () => {
  const { list, problems } = comeBack(mechanism(MECHANISM, ["一", "总则", "", "", "依法追究", "待定"]), base);
  const [section] = list.accountability?.mechanism?.sections ?? [];
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(list.accountability?.liabilities).toEqual([]);
  expect(list.notes).toMatchObject([{ part: "accountability", owner: section?.key, heading: "备注", text: "待定" }]);
  const rows = rowsOf(list, "accountability");
  expect(rows.map((row) => row[5])).toContain("待定");
  const back = (remark: string): string[] => {
    const again = rows.map((row) => row.map((cell) => (cell === "待定" ? remark : cell)));
    return comeBack(workbook(sheet("五、责任追究机制", again)), list).list.notes.map(({ text }) => text);
  };
  expect([back("待定"), back("已定"), back("")]).toEqual([["待定"], ["已定"], []]);
});

test("what no row can hold is an error, not a loss: another column beside the words before the sections", () => {
  const { problems } = comeBack(mechanism([...MECHANISM, "联系人"], ["", "", "", "", "依法追究", "", "张三"]), base);
  expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
    { code: "import/extra-unplaced", place: { sheet: "五、责任追究机制", cell: "G4" } },
  ]);
});

const changed = (edit: (rows: string[][]) => void): ReturnType<typeof comeBack> => {
  const rows = duties();
  edit(rows);
  return comeBack(workbook(sheet(DUTIES, rows), sheet(SERVICES, rowsOf(base, "services"))), base);
};
const texts = ({ list }: ReturnType<typeof comeBack>): string[] =>
  (list.duties ?? []).flatMap(({ text, tasks }) => [text, ...tasks.map((task) => task.text)]);
const ALL = ["负责促进就业", "拟订就业援助制度", "办理失业登记", "负责社会保险", "基金监督", "稽核"];

test("what a page repeats is no item: the title, the line of the bureau, the numbers of the columns; a sum is told", () => {
  const back = changed((rows) => {
    rows.splice(5, 0, ["一、部门主要职责"], ["填报单位：某县人社局"]);
    rows.splice(3, 0, ["1", "2", "3", "4", "5", "6"]);
    rows.splice(-1, 0, ["合计", "", "4项"]);
  });
  expect(texts(back)).toEqual(ALL);
  expect(back.told).toEqual(["sum-row A11"]);
});

test("无 over rows that were cleared, their keys still there: the part has no rows", () => {
  const back = changed((rows) => {
    for (const row of rows.slice(3, -1)) row.fill("", 0, 6);
    (rows[3] as string[])[0] = "无";
  });
  expect(back.list.duties).toEqual([]);
});

test("a head that was changed in one of its filled rows only is told", () => {
  const back = changed((rows) => ((rows[4] as string[])[1] = "负责促进就业创业"));
  expect(back.told).toEqual(["group-split A5"]);
  expect(texts(back)).toEqual([
    "负责促进就业",
    "拟订就业援助制度",
    "负责促进就业创业",
    "办理失业登记",
    ...ALL.slice(3),
  ]);
});

test("groups whose rows were filled down and sorted apart are whole, and nothing is wrong with them", () => {
  const back = changed((rows) => {
    for (const [from, to] of [
      [3, 4],
      [5, 6],
    ] as const)
      rows[to]?.splice(0, 2, ...(rows[from]?.slice(0, 2) ?? []));
    rows.splice(3, 4, ...[3, 5, 4, 6].map((at) => rows[at] as string[]));
  });
  expect(texts(back)).toEqual(ALL);
  expect(back.told).toEqual([]);
});

test("sheets whose names were swapped are an error, not a list of other parts", () => {
  const services = rowsOf(base, "services");
  const { edited } = comeBack(workbook(sheet(SERVICES, duties()), sheet(DUTIES, services)), base);
  expect(edited.problems.filter(({ severity }) => severity === "error").map(({ code }) => code)).toContain(
    "import/sheet-of-other-part",
  );
});

test("a base text in its own row and a newer one below it are both kept, and told", () => {
  const owned = structuredClone(base);
  Object.assign(owned.duties?.[0] ?? {}, { accountability: "《就业促进法》第六十一条" });
  const rows = rowsOf(owned, "duties");
  (rows[4] as string[])[4] = "《社会保险法》第九十三条";
  const back = comeBack(workbook(sheet(DUTIES, rows)), owned);
  expect(back.list.duties?.[0]?.accountability).toBe("《就业促进法》第六十一条\n《社会保险法》第九十三条");
  expect(back.told).toEqual(["group-cell-differs E4"]);
});

test("a row that stands twice, filled down and sorted, is one, whichever of the two has the key", () => {
  for (const at of [4, 5]) {
    const back = changed((rows) => {
      const first = rows.findIndex((row) => row[0] === "序号") + 1;
      rows.splice(first + at - 4, 0, [...(rows[first] as string[]).slice(0, -1), ""]);
    });
    expect(back.list).toEqual(base);
    expect(back.told).toEqual([`row-repeated A${at}`]);
  }
});

test("keys that slipped down a row against the words: every row is what it says", () => {
  const slipped = changed((rows) => {
    const first = rows.findIndex((row) => row[0] === "序号") + 1;
    const keys = rows.map((row) => row.at(-1) ?? "");
    for (let index = first; index < first + 4; index += 1)
      (rows[index] as string[])[(rows[index] as string[]).length - 1] =
        index === first ? "" : (keys[index - 1] as string);
  });
  expect(slipped.list).toEqual(base);
  expect(slipped.problems.map(({ code }) => code)).toEqual(["import/keys-displaced"]);
});

test("a cell put in above, one row written anew, the keys left behind: what was not touched stays what it was", () => {
  const { list } = changed((rows) => {
    const first = rows.findIndex((row) => row[0] === "序号") + 1;
    const keyColumn = (rows[first - 1] as string[]).indexOf("_key");
    const seen = rows.slice(first, first + 4).map((row) => row.slice(0, keyColumn));
    const keys = rows.slice(first).map((row) => row[keyColumn] ?? "");
    const [one, two, three, four] = seen as [string[], string[], string[], string[]];
    const shifted = [one, ["", "", "新增的事项"], two, [three[0], three[1], "改写了的事项", ...three.slice(3)], four];
    const now = shifted.map((cells, index) => [
      ...cells,
      ...Array(keyColumn - cells.length).fill(""),
      keys[index] ?? "",
    ]);
    rows.splice(first, rows.length, ...(now as string[][]), [...Array<string>(keyColumn).fill(""), "_end"]);
  });
  expect(list.duties?.map(({ key }) => key)).toEqual(base.duties?.map(({ key }) => key));
  expect(texts({ list } as ReturnType<typeof comeBack>)).toEqual([
    "负责促进就业",
    "拟订就业援助制度",
    "新增的事项",
    "办理失业登记",
    "负责社会保险",
    "改写了的事项",
    "稽核",
  ]);
});

test("a column whose heading was changed is known by its texts; one that holds others is an addition", () => {
  const renamed = changed((rows) => {
    const header = rows.findIndex((row) => row[0] === "序号");
    (rows[header] as string[])[2] = "干什么";
    (rows[header + 1] as string[])[2] = "拟订新制度";
  });
  expect(texts(renamed)).toEqual(["负责促进就业", "拟订新制度", ...ALL.slice(2)]);
  expect(renamed.list.notes).toEqual([]);
  expect(renamed.problems).toMatchObject([{ code: "import/column-renamed", place: { sheet: DUTIES, cell: "C3" } }]);
  const replaced = changed((rows) => {
    const header = rows.findIndex((row) => row[0] === "序号");
    (rows[header] as string[])[2] = "办理时限";
    for (const row of rows.slice(header + 1, header + 5)) row[2] = "5日";
  });
  expect(texts(replaced)).toEqual(ALL);
  expect(replaced.problems.map(({ code }) => code)).toEqual(["import/column-missing", "import/extra-column"]);
  expect(replaced.list.notes).toHaveLength(4);
});

test.each(["本部门无此项", "/"])(
  "%s in a part that the source lacks: the part has nothing, and no note",
  (statement) => {
    const rows = [["二、部门职责边界"], [], ["序号", "管理事项", "相关部门", "职责分工", "_key"], [statement]];
    const { list, problems } = comeBack(workbook(sheet("二、部门职责边界", rows)), base);
    expect(list.boundaries).toEqual([]);
    expect(list.notes).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain("import/empty-statement");
  },
);

test("notes on cells and words struck through are told, not read; the notes of a check are passed over", () => {
  const marked = sheet(DUTIES, duties());
  marked.comments = [
    { cell: "C4", author: "检查结果", text: "疑似重复" },
    { cell: "C5", author: "张三", text: "拟取消" },
  ];
  marked.struck = ["C6"];
  const sent = workbook(marked, sheet(SERVICES, rowsOf(base, "services")));
  expect(comeBack(sent, base).list).toEqual(base);
  const told = readEditedWorkbook(sent, vocabulary).problems.filter(({ code }) => code !== "import/sheet-missing");
  expect(told).toMatchObject([
    {
      severity: "hint",
      code: "import/comments",
      place: { sheet: DUTIES, cell: "C5" },
      message: "有1条批注（C5），批注不读入。",
    },
    { severity: "warning", code: "import/struck-through", place: { sheet: DUTIES, cell: "C6" } },
  ]);
});

test("words in text boxes are told, with their sheet and row", () => {
  const marked = sheet(DUTIES, duties());
  marked.textBoxes = [{ row: 5, paragraphs: ["第二项", "拟取消"] }];
  const sent = workbook(marked, sheet(SERVICES, rowsOf(base, "services")));
  expect(comeBack(sent, base).list).toEqual(base);
  const told = readEditedWorkbook(sent, vocabulary).problems.filter(({ code }) => code === "import/text-box");
  expect(told).toMatchObject([
    {
      severity: "warning",
      place: { sheet: DUTIES },
      message: "第5行处文本框中的文字“第二项拟取消”不属于清单内容，没有读入。",
    },
  ]);
});

test("bureau and date in one cell are read one by one; what else stands beside them is told", () => {
  const told = (line: string): { printed: unknown; dates: unknown; codes: string[] } => {
    const rows = duties();
    rows[1] = [line];
    const { identity, problems } = readEditedWorkbook(workbook(sheet(DUTIES, rows)), vocabulary);
    const codes = problems.map(({ code }) => code).filter((code) => code !== "import/sheet-missing");
    return { printed: identity.printed, dates: identity.dates, codes };
  };
  const printed = [{ sheet: DUTIES, name: "某县人社局" }];
  const dates = [{ sheet: DUTIES, cell: "A2", text: "2015年7月" }];
  expect(told("填报单位：某县人社局　填报日期：2015年7月")).toEqual({ printed, dates, codes: [] });
  expect(told("填报日期：2015年7月  填报单位： 某县人社局")).toEqual({ printed, dates, codes: [] });
  expect(told("填报单位：某县人社局  联系人：张三")).toEqual({
    printed,
    dates: [],
    codes: ["import/text-above-header"],
  });
});
