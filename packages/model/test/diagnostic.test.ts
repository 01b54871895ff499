import { expect, test } from "vitest";
import { formatDiagnostic } from "../src/index.ts";

const printed = (message: string): string => formatDiagnostic({ code: "x", severity: "error", place: {}, message });

test("the word for the severity is of the message's language, whatever name the message begins with", () => {
  expect(printed("文件或文件夹不存在")).toBe("错误：文件或文件夹不存在");
  expect(printed("词汇表文件无法使用：Unexpected token is not valid JSON")).toMatch(/^错误：/u);
  expect(printed("清单.xlsx is a folder")).toBe("error: 清单.xlsx is a folder");
  expect(printed("there is no list of 甲局 as of 2020-01-01")).toMatch(/^error: /u);
});
