import { assignKeys, type ResponsibilityList } from "@qingdan/model";
import { expect, test } from "vitest";
import { diffLists, matchByContent, mergeLists } from "../src/index.ts";

function read(duties: [string, string[]][]): ResponsibilityList {
  return assignKeys({
    bureau: { id: "b", name: "", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
    duties: duties.map(([text, tasks], index) => ({
      key: "",
      serial: String(index + 1),
      text,
      accountability: "",
      tasks: tasks.map((task) => ({ key: "", text: task, unit: "", remark: "" })),
    })),
    notes: [],
    printed: { parts: [], cover: [], contents: false },
  });
}

const FIRST: [string, string[]][] = [
  ["负责促进就业创业工作，拟订统筹城乡的就业发展规划", ["拟订就业援助制度", "牵头拟订高校毕业生就业政策"]],
  ["负责社会保险体系建设", ["拟订基金管理制度", "编制基金预决算草案"]],
];

test("an official's edits survive a changed source document; what the document changed lands beside them", () => {
  const base = read(FIRST);
  const ours = structuredClone(base);
  Object.assign(ours.duties?.[0]?.tasks[0] ?? {}, { unit: "就业股" });
  ours.duties?.[1]?.tasks.splice(1, 1);
  const again = read([
    ["负责促进就业创业工作，拟订统筹城乡的就业发展规划和政策", ["拟订就业援助制度", "牵头拟订高校毕业生就业政策"]],
    ["负责社会保险体系建设", ["拟订基金管理制度", "编制基金预决算草案", "组织拟订基金保值增值政策"]],
  ]);
  // The keys of a changed group and all below it are new: they were made from its text.
  expect(again.duties?.[0]?.key).not.toBe(base.duties?.[0]?.key);
  const { list, conflicts } = mergeLists(base, ours, matchByContent(base, again));
  expect(conflicts).toEqual([]);
  expect(diffLists(base, list).map(({ op, key, field, after }) => [op, key, field, after])).toEqual([
    ["update", base.duties?.[0]?.key, "text", "负责促进就业创业工作，拟订统筹城乡的就业发展规划和政策"],
    ["update", base.duties?.[0]?.tasks[0]?.key, "unit", "就业股"],
    ["delete", base.duties?.[1]?.tasks[1]?.key, "", ""],
    ["insert", list.duties?.[1]?.tasks[1]?.key, "", "组织拟订基金保值增值政策"],
  ]);
});

test("the document changes what the official deleted: a conflict, with both texts", () => {
  const base = read(FIRST);
  const ours = structuredClone(base);
  ours.duties?.[1]?.tasks.splice(1, 1);
  const again = read([
    FIRST[0] as [string, string[]],
    ["负责社会保险体系建设", ["拟订基金管理制度", "编制基金预决算草案并组织实施"]],
  ]);
  const { conflicts, list } = mergeLists(base, ours, matchByContent(base, again));
  expect(conflicts).toEqual([
    {
      table: "task",
      key: base.duties?.[1]?.tasks[1]?.key,
      field: "",
      base: "编制基金预决算草案",
      ours: "",
      theirs: "编制基金预决算草案并组织实施",
    },
  ]);
  expect(list).toEqual(ours);
});
