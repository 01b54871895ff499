import { expect, test } from "vitest";
import { cutApart } from "../src/terminal/cut-apart.ts";

const start = "拟订全区人力资源和社会保障事业发展规划";

test.each([
  ["that fit stand as they are", ["实施取水许可", "实施\n取水许可制度"], ["实施取水许可", "实施 取水许可制度"]],
  [
    "that differ early are cut at their end",
    [`甲${start}`, `乙${start}`],
    ["甲拟订全区人力资源和社…", "乙拟订全区人力资源和社…"],
  ],
  [
    "that differ late are cut at their beginning too",
    [`${start}并组织实施`, `${start}并监督实施、检查`],
    ["…障事业发展规划并组织…", "…障事业发展规划并监督…"],
  ],
  [
    "one of which ends where the other goes on",
    [start, `${start}（试行）`],
    ["…保障事业发展规划", "…保障事业发展规划（试…"],
  ],
  ["that differ at their end", [`${start}。`, start], ["…会保障事业发展规划。", "…会保障事业发展规划"]],
  ["one of which is empty", ["", `${start}并组织实施`], ["", "拟订全区人力资源和社会…"]],
  ["that differ in white space alone", [start, `${start}\n`], ["拟订全区人力资源和社会…", "拟订全区人力资源和社会…"]],
])("versions %s", (_, versions, shown) => {
  expect(cutApart(versions, 11)).toEqual(shown);
});
