import type { ResponsibilityList } from "@qingdan/model";
import { expect, test } from "vitest";
import { adjustmentRows } from "../src/index.ts";

const bureau = {
  id: "b",
  name: "某县人社局",
  shortName: "",
  province: "",
  city: "",
  county: "",
  level: "",
  issued: "",
};
const before: ResponsibilityList = {
  bureau,
  duties: [
    {
      key: "D1",
      serial: "1",
      text: "负责促进就业",
      accountability: "《就业促进法》第六十一条：违反本法规定的。",
      tasks: [
        { key: "T1", text: "拟订就业援助制度", unit: "就业股", remark: "" },
        { key: "T2", text: "办理失业登记", unit: "就业局", remark: "" },
      ],
    },
    {
      key: "D2",
      serial: "2",
      text: "负责社会保险",
      accountability: "",
      tasks: [{ key: "T3", text: "基金监督", unit: "", remark: "" }],
    },
  ],
  boundaries: [
    {
      key: "B1",
      serial: "1",
      matter: "毕业生就业",
      parties: [
        {
          key: "P1",
          department: "县教育局",
          responsibility: "派遣",
          basis: "《就业促进法》第七条",
          example: "",
          remark: "",
        },
      ],
    },
  ],
  notes: [],
  printed: { parts: [], cover: [], contents: false },
};

function after(
  edit: (list: ResponsibilityList & { duties: object[]; boundaries: object[] }) => void,
): ResponsibilityList {
  const copy = structuredClone(before) as never;
  edit(copy);
  return copy;
}

const rows = (edit: (list: never) => void): unknown[] =>
  adjustmentRows(before, after(edit as never), bureau).map(({ kind, part, item, before: was, after: is, basis }) => [
    kind,
    part,
    item,
    was,
    is,
    basis,
  ]);

test("a changed field is a 变更 with the column's name", () => {
  expect(rows((list: any) => (list.duties[0].tasks[0].unit = "就业促进股"))).toEqual([
    ["变更", "一、部门主要职责", "拟订就业援助制度", "责任处室：就业股", "责任处室：就业促进股", ""],
  ]);
});

test("a cancelled group is one row with its tasks, and names its basis", () => {
  expect(rows((list: any) => list.duties.shift())).toEqual([
    [
      "取消",
      "一、部门主要职责",
      "负责促进就业",
      "主要职责：负责促进就业\n追责依据及追责情形：《就业促进法》第六十一条：违反本法规定的。\n具体工作事项：拟订就业援助制度\n责任处室：就业股\n具体工作事项：办理失业登记\n责任处室：就业局",
      "",
      "《就业促进法》第六十一条",
    ],
  ]);
});

test("a new row is a 增加, with the basis of its own column", () => {
  const party = {
    key: "P2",
    department: "县民政局",
    responsibility: "救助",
    basis: "《社会救助暂行办法》",
    example: "",
    remark: "",
  };
  expect(rows((list: any) => list.boundaries[0].parties.push(party))).toEqual([
    [
      "增加",
      "二、部门职责边界",
      "毕业生就业（县民政局）",
      "",
      "相关部门：县民政局\n职责分工：救助\n相关依据：《社会救助暂行办法》",
      "《社会救助暂行办法》",
    ],
  ]);
});

test("a row that goes to another group is a 变更; a new order and a new number are none", () => {
  expect(rows((list: any) => list.duties[1].tasks.push(list.duties[0].tasks.pop()))).toEqual([
    ["变更", "一、部门主要职责", "办理失业登记", "主要职责：负责促进就业", "主要职责：负责社会保险", ""],
  ]);
  expect(rows((list: any) => list.duties.reverse())).toEqual([]);
  expect(rows((list: any) => (list.duties[0].serial = "9"))).toEqual([]);
});

test("a new group names the bases of all its rows, each once; forms and certificates are none", () => {
  const party = (key: string, basis: string, responsibility = "负责") => ({
    key,
    department: key,
    responsibility,
    basis,
    example: "",
    remark: "",
  });
  const list = after(({ boundaries, duties }) => {
    boundaries.push({
      key: "B2",
      serial: "2",
      matter: "食品安全",
      parties: [
        party("P2", "《食品安全法》第六条"),
        party("P3", ""),
        party("P4", "《食品安全法》第六条"),
        party("P5", "", "依《农产品质量安全法》第三条，填写《检查登记表》"),
      ],
    });
    duties.push({
      key: "D3",
      serial: "3",
      text: "负责发放《办学许可证》",
      accountability: "",
      tasks: [{ key: "T4", text: "依据《民办教育促进法》核发《办学许可证》", unit: "", remark: "" }],
    });
  });
  const bases = adjustmentRows(before, list, bureau).map(({ kind, basis }) => [kind, basis]);
  expect(bases).toEqual([
    ["增加", "《民办教育促进法》"],
    ["增加", "《食品安全法》第六条\n《农产品质量安全法》第三条"],
  ]);
});

test("a section of the 责任追究机制 is known by its title, not by its text", () => {
  const withSection = (text: string): ResponsibilityList => ({
    ...before,
    accountability: {
      liabilities: [],
      mechanism: {
        preamble: "",
        sections: [{ key: "M1", numbering: "", serial: "一", title: "行政机关", text }],
      },
    },
  });
  expect(adjustmentRows(withSection("依法追究。"), withSection("依规依法追究。"), bureau)).toMatchObject([
    { item: "行政机关", before: "责任追究机制：依法追究。", after: "责任追究机制：依规依法追究。" },
  ]);
});
