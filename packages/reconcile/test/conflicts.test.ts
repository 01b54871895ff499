import { assignKeys, type ResponsibilityList } from "@qingdan/model";
import { expect, test } from "vitest";
import { conflictRows, mergeLists, readSettlements, settle, CONFLICT_HEADINGS, type Conflict } from "../src/index.ts";

const task = (text: string): { key: string; text: string; unit: string; remark: string } => ({
  key: "",
  text,
  unit: "",
  remark: "",
});
const base = assignKeys({
  bureau: { id: "b", name: "", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
  duties: [
    {
      key: "",
      serial: "1",
      text: "促进就业",
      accountability: "",
      tasks: [task("就业援助"), task("失业登记"), task("职业培训")],
    },
    { key: "", serial: "2", text: "社会保险", accountability: "", tasks: [task("基金监督")] },
    { key: "", serial: "3", text: "劳动关系", accountability: "", tasks: [] },
  ],
  notes: [],
  printed: { parts: [], cover: [], contents: false },
} as ResponsibilityList);

type Duties = NonNullable<ResponsibilityList["duties"]>;
function edit(change: (duties: Duties) => void): ResponsibilityList {
  const copy = structuredClone(base);
  change(copy.duties as Duties);
  return copy;
}
const duty = (index: number): Duties[number] => (base.duties as Duties)[index] as Duties[number];
const texts = (list: ResponsibilityList): string[][] =>
  (list.duties ?? []).map(({ tasks }) => tasks.map(({ text }) => text));
const brief = (conflicts: readonly Conflict[]): string[] =>
  conflicts.map(({ table, field, ours, theirs }) => `${table} ${field}: ${ours} | ${theirs}`);

test("one side deletes a row that the other edits", () => {
  const ours = edit(([first]) => first?.tasks.splice(0, 1));
  const theirs = edit(([first]) => Object.assign(first?.tasks[0] ?? {}, { unit: "就业股" }));
  const { conflicts, list } = mergeLists(base, ours, theirs);
  expect(brief(conflicts)).toEqual(["task : | 就业援助\n就业股".replace(": |", ":  |")]);
  expect(list).toEqual(ours);
  expect(mergeLists(base, ours, theirs, { prefer: "theirs" }).list).toEqual(theirs);
  expect(mergeLists(base, theirs, ours, { prefer: "ours" }).list).toEqual(theirs);
});

test("one side deletes a group in which the other adds or edits a row: kept, the whole group comes back", () => {
  const ours = edit((duties) => duties.splice(0, 1));
  const adds = edit(([first]) => first?.tasks.push({ ...task("创业担保贷款"), key: "T00000000001" }));
  const { conflicts } = mergeLists(base, ours, adds);
  expect(brief(conflicts)).toEqual(["task :  | 创业担保贷款"]);
  expect(mergeLists(base, ours, adds, { settled: conflicts.map((one) => settle(one, "theirs")) }).list).toEqual(adds);
  expect(mergeLists(base, ours, adds, { settled: conflicts.map((one) => settle(one, "ours")) }).list).toEqual(ours);
  const edits = edit(([first]) => Object.assign(first?.tasks[1] ?? {}, { text: "失业登记和管理" }));
  expect(mergeLists(base, ours, edits, { prefer: "theirs" }).list).toEqual(edits);
});

test("both move a row to different groups, or to different places", () => {
  const move = (to: number): ResponsibilityList =>
    edit((duties) => duties[to]?.tasks.push(...(duties[0]?.tasks.splice(1, 1) ?? [])));
  const { conflicts, list } = mergeLists(base, move(1), move(2));
  expect(conflicts).toMatchObject([{ field: "parent", base: duty(0).key, ours: duty(1).key, theirs: duty(2).key }]);
  expect(texts(list)).toEqual([["就业援助", "职业培训"], ["基金监督", "失业登记"], []]);
  const place = (to: number): ResponsibilityList =>
    edit(([first]) => first?.tasks.splice(to, 0, ...first.tasks.splice(2, 1)));
  expect(mergeLists(base, place(0), place(1)).conflicts).toMatchObject([
    { field: "ordinal", base: "3", ours: "1", theirs: "2" },
  ]);
});

test("the same edit on both sides is none; both inserting in one place keeps both, ours first", () => {
  const same = edit(([first]) => Object.assign(first ?? {}, { text: "促进就业创业" }));
  expect(mergeLists(base, same, structuredClone(same))).toMatchObject({ conflicts: [], changes: [] });
  const insert = (text: string, key: string): ResponsibilityList =>
    edit(([first]) => first?.tasks.splice(1, 0, { ...task(text), key }));
  const { list, conflicts } = mergeLists(base, insert("甲", "T00000000001"), insert("乙", "T00000000002"));
  expect(conflicts).toEqual([]);
  expect(texts(list)[0]).toEqual(["就业援助", "甲", "乙", "失业登记", "职业培训"]);
});

test("conflicts as rows for a person, and back as settlements; a settlement of other texts decides nothing", () => {
  const ours = edit(([first]) => Object.assign(first?.tasks[0] ?? {}, { text: "甲的写法" }));
  const theirs = edit(([first]) => Object.assign(first?.tasks[0] ?? {}, { text: "乙的写法" }));
  const { conflicts } = mergeLists(base, ours, theirs);
  const [row] = conflictRows(
    conflicts.map((one) => ({ ...one, cell: "一、部门主要职责!C4" })),
    [base, ours, theirs],
  );
  expect(row?.slice(0, -1)).toEqual([
    "1",
    "一、部门主要职责",
    "C4",
    "促进就业 › 就业援助",
    "具体工作事项",
    "就业援助",
    "甲的写法",
    "乙的写法",
    "",
    "",
  ]);
  const filled = [[...CONFLICT_HEADINGS], (row ?? []).with(8, " 另填 ").with(9, "商定的写法")];
  const { settlements, problems } = readSettlements(filled);
  expect(problems).toEqual([]);
  expect(texts(mergeLists(base, ours, theirs, { settled: settlements }).list)[0]?.[0]).toBe("商定的写法");
  const later = edit(([first]) => Object.assign(first?.tasks[0] ?? {}, { text: "丙的写法" }));
  expect(mergeLists(base, later, theirs, { settled: settlements }).conflicts).toHaveLength(1);
  for (const wrong of [
    (row ?? []).with(8, "都要"),
    (row ?? []).with(8, "另填"),
    (row ?? []).with(10, "x").with(8, "本库"),
    (row ?? []).with(8, "本库").with(9, "没有采用的文字"),
    (row ?? []).with(10, "").with(8, "另填").with(9, "自己加的一行"),
  ])
    expect(readSettlements([[...CONFLICT_HEADINGS], wrong]).problems).toMatchObject([{ severity: "error" }]);
  const filledDown = CONFLICT_HEADINGS.map((heading) => (heading === "采用" ? "来件" : ""));
  expect(readSettlements([[...CONFLICT_HEADINGS], filledDown])).toEqual({ settlements: [], problems: [] });
  const twice = (other: string): ReturnType<typeof readSettlements> =>
    readSettlements([[...CONFLICT_HEADINGS], (row ?? []).with(8, "本库"), (row ?? []).with(8, other)]);
  expect(twice("本库")).toMatchObject({ settlements: [{ choice: "ours" }], problems: [] });
  expect(twice("　本 库 ")).toMatchObject({ settlements: [{ choice: "ours" }], problems: [] });
  const cellOf = (wrong: string[]): string | undefined =>
    readSettlements([[...CONFLICT_HEADINGS], wrong]).problems[0]?.place.cell;
  expect([(row ?? []).with(8, "都要"), (row ?? []).with(8, "另填"), (row ?? []).with(5, "改")].map(cellOf)).toEqual([
    "I2",
    "J2",
    undefined,
  ]);
  expect(twice("来件").problems).toMatchObject([{ place: { cell: "I3" }, severity: "error" }]);
});

test("a row of 冲突清单 has no cell where the workbook has none, and says that the group of a new row is gone", () => {
  const deleted = edit((duties) => duties.splice(0, 1));
  const added = edit(([first]) => first?.tasks.push({ ...task("创业担保贷款"), key: "T00000000001" }));
  const shown = (ours: ResponsibilityList, theirs: ResponsibilityList): string[] | undefined => {
    const conflicts = mergeLists(base, ours, theirs).conflicts.map((one) => ({ ...one, cell: "一、部门主要职责" }));
    return conflictRows(conflicts, [base, ours, theirs])[0]?.slice(2, 8);
  };
  expect(shown(deleted, added)).toEqual([
    "",
    "促进就业 › 创业担保贷款",
    "整项",
    "",
    "（所属事项已删除）",
    "创业担保贷款",
  ]);
  const edited = edit(([first]) => Object.assign(first?.tasks[0] ?? {}, { unit: "就业股" }));
  const without = edit(([first]) => first?.tasks.splice(0, 1));
  expect(shown(edited, without)?.slice(3)).toEqual(["就业援助", "就业援助\n就业股", "（已删除）"]);
});
