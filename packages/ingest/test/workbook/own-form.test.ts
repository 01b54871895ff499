import { assignKeys, type Note, type ResponsibilityList, type Section } from "@qingdan/model";
import { expect, test } from "vitest";
import { comeBack, rowsOf, sheet, workbook } from "./build-workbook.ts";

const section = (heading: string, kinds: Section["kinds"], text: string): Section => ({
  key: "",
  numbering: "",
  heading,
  kinds,
  text,
});

/** A list with what only its own bureau prints: a joined heading, a column of its own, an empty part in its own words, a signature. */
const base: ResponsibilityList = assignKeys({
  bureau: { id: "b", name: "某县水务局", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
  oversight: [
    {
      key: "",
      serial: "1",
      numbering: "",
      group: "",
      groupNumbering: "",
      title: "取水许可监管",
      unit: "",
      preamble: "",
      sections: [
        section("监督检查对象", ["object"], "取水单位"),
        section("监督检查方式及程序", ["method", "procedure"], "现场检查。"),
      ],
    },
  ],
  services: [],
  accountability: {
    liabilities: [{ key: "", serial: "1", subject: "工作人员", circumstance: "玩忽职守", basis: "", remark: "" }],
  },
  notes: [{ key: "", part: "accountability", text: "填表人：张三\n审核人：李四" }],
  printed: {
    parts: [
      { part: "services", title: "公共服务事项", layout: "none", columns: [], statement: "本单位无公共服务事项。" },
    ],
    cover: [],
    contents: false,
  },
});
const OVERSIGHT = "三、事中事后监管制度";
const LIABILITIES = "五、责任追究机制";

test("a joined heading that the bureau's own form prints over the column is not missing in its cells", () => {
  const rows = rowsOf(base, "oversight").map((row) => row.map((text) => text.replace("【监督检查方式及程序】\n", "")));
  const [, , heading] = rows as [string[], string[], string[]];
  const plain = comeBack(workbook(sheet(OVERSIGHT, structuredClone(rows))), base);
  expect(plain.told).toEqual(["heading-lost G4"]);
  heading[heading.indexOf("监督检查方式")] = "监督检查方式及程序";
  const own = comeBack(workbook(sheet(OVERSIGHT, rows)), base);
  expect(own).toMatchObject({ list: base, told: [] });
});

test("an empty part in the bureau's own words is no news", () => {
  const back = comeBack(
    workbook(sheet("四、公共服务事项", [...rowsOf(base, "services").slice(0, 3), ["本单位无公共服务事项。"]])),
    base,
  );
  expect(back).toMatchObject({ list: base, told: [] });
});

test("a column that the bureau's own list has is no news; one that a person added is", () => {
  const owner = base.accountability?.liabilities[0]?.key ?? "";
  const note: Note = { key: "", part: "accountability", text: "七日", owner, heading: "办理时限" };
  const list = assignKeys({ ...structuredClone(base), notes: [...base.notes, note] });
  const rows = rowsOf(list, "accountability");
  const added = ["", "", "办理时限", "七日", ""].map((text, index) => [...(rows[index] ?? []), text]);
  const line = ["填表人：张三\n审核人：李四", "", "", "", "", "", list.notes[0]?.key ?? ""];
  added.splice(4, 0, line);
  expect(comeBack(workbook(sheet(LIABILITIES, added)), list)).toMatchObject({ list, told: [] });
  const ofPerson = comeBack(workbook(sheet(LIABILITIES, added)), base);
  expect(ofPerson.told).toEqual(["extra-column H3"]);
  expect(ofPerson.list.notes).toMatchObject([{}, { heading: "办理时限", text: "七日", owner }]);
});

test("a line of signatures that was filled over the row is one line", () => {
  const rows = rowsOf(base, "accountability")
    .slice(0, -1)
    .map((row) => row.slice(0, -1));
  const text = base.notes[0]?.text ?? "";
  const whole = [...rows, (rows[2] ?? []).map(() => text)];
  const back = comeBack(workbook(sheet(LIABILITIES, whole)), base, (from, other) => {
    const [own] = other.accountability?.liabilities ?? [];
    if (own !== undefined) own.key = from.accountability?.liabilities[0]?.key ?? "";
    return other;
  });
  expect(back.list).toEqual(base);
});

test("a version of the form that is no number is told", () => {
  const meta = (version: string) =>
    sheet("_meta", [
      ["formVersion", version],
      ["bureau", "b"],
    ]);
  const read = (version: string) =>
    comeBack(workbook(meta(version), sheet(LIABILITIES, rowsOf(base, "accountability"))), base);
  expect(read("一版").told).toContain("form-version-unreadable");
  expect(read("一版").edited.problems.find(({ code }) => code.endsWith("unreadable"))?.message).toContain("“一版”");
  for (const version of ["1", " 1 ", "1.0", "１", ""])
    expect(read(version).told).not.toContain("form-version-unreadable");
  expect(read("2.0").edited.identity.formVersion).toBe(2);
});

test("a sheet or a column is missing where the base has words in it, and only there", () => {
  const rows = rowsOf(base, "accountability");
  const without = (heading: string): string[][] => {
    const [, , headings = []] = rows;
    return rows.map((row) => row.toSpliced(headings.indexOf(heading), 1));
  };
  const told = (table: string[][]): string[] => {
    const { problems } = comeBack(workbook(sheet(LIABILITIES, table)), base);
    return problems.filter(({ code }) => code.endsWith("-missing")).map(({ message }) => message);
  };
  const noOversight = "文件中没有“三、事中事后监管制度”工作表，该部分按未修改处理。";
  expect(told(without("法律依据"))).toEqual([noOversight]);
  expect(told(without("追责对象"))).toEqual(["缺少“追责对象”栏，该栏内容按未修改处理。", noOversight]);
});

test("a column of the bureau's own that got another heading is still that column; one that is gone is told", () => {
  const owner = base.accountability?.liabilities[0]?.key ?? "";
  const notes = [{ key: "NOTE", part: "accountability" as const, text: "纪检组", owner, heading: "监督单位" }];
  const own = { ...base, notes };
  const rows = rowsOf(own, "accountability");
  const renamed = rows.map((row, index) => row.toSpliced(6, 0, ["", "", "监察机构", "纪检组"][index] ?? ""));
  const back = comeBack(workbook(sheet(LIABILITIES, renamed)), own);
  expect(back).toMatchObject({ list: { notes }, told: ["column-renamed G3"] });
  expect(comeBack(workbook(sheet(LIABILITIES, rows)), own)).toMatchObject({
    list: { notes },
    told: ["column-missing"],
  });
});
