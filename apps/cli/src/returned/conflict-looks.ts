import { CELL_BORDER, HIGHEST_ROW, TABLE_PAGES, textHeight } from "@qingdan/export";
import type { Worksheet } from "exceljs";

/** The height of a line, in points. */
const LINE = 15.5;
/** A column in which a single character stands on one line, in characters. */
const ONE_LINE = 10;

/** Page set-up of the sheet of conflicts: as the form's sheets, its header on every page. */
export const CONFLICT_PAGES = {
  pageSetup: { ...TABLE_PAGES.pageSetup, printTitlesRow: "1:1" },
  headerFooter: TABLE_PAGES.headerFooter,
} as const;

/** Gives each cell borders and each row the height of its texts, because not every program finds that by itself. */
export function dressConflicts(sheet: Worksheet, widths: readonly number[]): void {
  sheet.eachRow((row, number) => {
    let height = textHeight("一", ONE_LINE, LINE);
    for (const [index, width] of widths.entries()) {
      const cell = row.getCell(index + 1);
      cell.font = number === 1 ? { name: "黑体", size: 10.5 } : { name: "仿宋_GB2312", size: 10.5 };
      cell.alignment = { wrapText: true, vertical: "middle", horizontal: number === 1 ? "center" : "left" };
      cell.border = CELL_BORDER;
      height = Math.max(height, textHeight(cell.text, width, LINE));
    }
    row.height = Math.min(HIGHEST_ROW, height);
  });
}
