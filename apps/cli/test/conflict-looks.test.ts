import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { CONFLICT_PAGES, dressConflicts } from "../src/returned/conflict-looks.ts";

test("the sheet of conflicts prints one page wide, with borders, and every row is as high as its texts", () => {
  const sheet = new ExcelJS.Workbook().addWorksheet("冲突", { ...CONFLICT_PAGES });
  sheet.addRow(["序号", "原文"]);
  sheet.addRow(["1", "短"]);
  sheet.addRow(["2", `${"长".repeat(100)}\n另起`]);
  sheet.addRow(["3", "长".repeat(9999)]);
  dressConflicts(sheet, [6, 40]);
  const heights = [1, 2, 3, 4].map((row) => sheet.getRow(row).height);
  // 100 characters of two half-widths take six lines of 38.5.
  expect(heights).toEqual([21.5, 21.5, 7 * 15.5 + 6, 405]);
  expect(sheet.getCell("A2").border.left?.style).toBe("thin");
  expect(sheet.pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1, fitToHeight: 0 });
});
