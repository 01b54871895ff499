import { assignKeys, type ResponsibilityList } from "@qingdan/model";
import { expect, test } from "vitest";
import { comeBack, rowsOf, sheet, workbook } from "./build-workbook.ts";

/** Three duties of the same words, told apart by their serials and tasks. */
const base: ResponsibilityList = assignKeys({
  bureau: { id: "b", name: "某县水务局", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
  duties: ["河道", "水库", "取水"].map((place, index) => ({
    key: "",
    serial: String(index + 1),
    text: "负责监督检查",
    accountability: "",
    tasks: ["巡查", "执法"].map((work) => ({ key: "", text: `${place}${work}`, unit: "", remark: "" })),
  })),
  notes: [],
  printed: { parts: [], cover: [], contents: false },
});
const DUTIES = "一、部门主要职责";
const keyed = (list: ResponsibilityList): unknown =>
  list.duties?.map(({ key, serial, tasks }) => [key, serial, tasks.map((task) => task.key)]);

test("renumbered after the first of them was deleted, the others keep their keys and tasks", () => {
  const rows = rowsOf(base, "duties");
  rows.splice(3, 2);
  for (const row of rows.slice(3, 7)) row[0] = String(Number(row[0]) - 1);
  const [, second, third] = base.duties ?? [];
  const kept = [
    { ...second, serial: "1" },
    { ...third, serial: "2" },
  ] as NonNullable<ResponsibilityList["duties"]>;
  expect(keyed(comeBack(workbook(sheet(DUTIES, rows)), base).list)).toEqual(keyed({ ...base, duties: kept }));
});

test("renumbered behind a new one, all keep their keys and tasks", () => {
  const rows = rowsOf(base, "duties");
  for (const row of rows.slice(3, 9)) row[0] = String(Number(row[0]) + 1);
  rows.splice(3, 0, ["1", "负责水利规划", "编制规划", "", "", "", ""]);
  const { list } = comeBack(workbook(sheet(DUTIES, rows)), base);
  const kept = (base.duties ?? []).map((duty, index) => ({ ...duty, serial: String(index + 2) }));
  expect(keyed({ ...list, duties: list.duties?.slice(1) })).toEqual(keyed({ ...base, duties: kept }));
});
