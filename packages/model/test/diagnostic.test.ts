import { expect, test } from "vitest";
import { formatDiagnostic, InputError, refusal, type Diagnostic } from "../src/index.ts";

const diagnostic: Diagnostic = { code: "x", severity: "error", place: {}, message: "清单.xlsx is a folder" };

test("the word for the severity is of the message's language", () => {
  expect(formatDiagnostic({ ...diagnostic, message: "文件不存在" })).toBe("错误：文件不存在");
  expect(formatDiagnostic({ ...diagnostic, severity: "hint", message: "已合并" })).toBe("提示：已合并");
  expect(formatDiagnostic({ ...diagnostic, language: "en" })).toBe("error: 清单.xlsx is a folder");
});

test("place, what stands there on one line, and remedy", () => {
  const place = { file: "甲.xlsx", sheet: "部门职责", cell: "B7" };
  const actual = `  负责\n就业${"甲".repeat(40)}`;
  expect(formatDiagnostic({ ...diagnostic, message: "有误", place, actual, remedy: "请核对" })).toBe(
    `甲.xlsx [部门职责 B7]: 错误：有误（“负责 就业${"甲".repeat(35)}…”）\n  → 请核对`,
  );
});

test("a refusal is an error with one diagnostic, whose message it carries", () => {
  const error = refusal("cli/x", { file: "甲.csv", line: 3 }, "引号不配对", "请改正");
  expect(error).toBeInstanceOf(InputError);
  expect(error.message).toBe("引号不配对");
  expect(error.diagnostics).toEqual([
    { code: "cli/x", severity: "error", place: { file: "甲.csv", line: 3 }, message: "引号不配对", remedy: "请改正" },
  ]);
});
