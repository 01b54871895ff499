import { walk, type ResponsibilityList } from "@qingdan/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLists, matchByContent } from "../src/index.ts";
import { arbitraryList } from "./support/arbitrary-list.ts";

function withoutKeys(list: ResponsibilityList): ResponsibilityList {
  const copy = structuredClone(list);
  for (const { node } of walk(copy)) node.key = "";
  return copy;
}

test("an unchanged list gets all its keys back, equal rows in their order", () => {
  fc.assert(
    fc.property(arbitraryList, (list) => {
      expect(matchByContent(list, withoutKeys(list))).toEqual(list);
    }),
    { numRuns: 300 },
  );
});

const duty = (serial: string, text: string, ...tasks: string[]): NonNullable<ResponsibilityList["duties"]>[number] => ({
  key: `D${serial}`,
  serial,
  text,
  accountability: "",
  tasks: tasks.map((task, index) => ({ key: `T${serial}-${index}`, text: task, unit: "办公室", remark: "" })),
});

const list = (duties: ResponsibilityList["duties"] & object): ResponsibilityList => ({
  bureau: { id: "b", name: "", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
  duties,
  notes: [],
  printed: { parts: [], cover: [], contents: false },
});

const base = list([
  duty("1", "拟订人力资源和社会保障事业发展规划、政策", "组织起草规范性文件", "承担行政复议工作", "负责新闻发布工作"),
  duty("2", "负责促进就业工作", "拟订就业援助制度", "牵头拟订高校毕业生就业政策"),
]);

function changesOf(edit: (copy: ResponsibilityList & { duties: object }) => void): string[] {
  const copy = structuredClone(base) as ResponsibilityList & { duties: NonNullable<ResponsibilityList["duties"]> };
  edit(copy);
  return diffLists(base, matchByContent(base, withoutKeys(copy))).map(({ op, key, field }) =>
    `${op} ${key} ${field}`.trim(),
  );
}

test("each single edit is found as itself without keys", () => {
  const tasks = (copy: ResponsibilityList, index: number): { text: string; unit: string }[] =>
    (copy.duties?.[index]?.tasks ?? []) as { text: string; unit: string }[];
  expect(changesOf((copy) => Object.assign(tasks(copy, 0)[1] ?? {}, { text: "承担行政复议和应诉工作" }))).toEqual([
    "update T1-1 text",
  ]);
  expect(changesOf((copy) => Object.assign(tasks(copy, 0)[1] ?? {}, { unit: "法规股" }))).toEqual(["update T1-1 unit"]);
  expect(changesOf((copy) => tasks(copy, 0).splice(1, 1))).toEqual(["delete T1-1"]);
  expect(changesOf((copy) => tasks(copy, 1).push(...tasks(copy, 0).splice(2, 1)))).toEqual(["move T1-2 parent"]);
  expect(changesOf((copy) => copy.duties?.reverse())).toHaveLength(1);
  expect(changesOf((copy) => Object.assign(copy.duties?.[1] ?? {}, { text: "统筹促进就业创业工作" }))).toEqual([
    "update D2 text",
  ]);
});

test("rows that have nothing in common are a deletion and an insertion", () => {
  const changes = changesOf((copy) => {
    copy.duties?.[0]?.tasks.splice(0, 3, { key: "", text: "完成县委交办的其他任务", unit: "", remark: "" });
  });
  expect(changes.filter((change) => change.startsWith("delete"))).toHaveLength(3);
  expect(changes.filter((change) => change.startsWith("insert"))).toHaveLength(1);
});
