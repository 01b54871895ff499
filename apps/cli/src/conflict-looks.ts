import { HIGHEST_ROW, textHeight } from "@qingdan/export";
import type { Worksheet } from "exceljs";

const THIN = { style: "thin" } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
/** The height of a line, in points. */
const LINE = 15.5;
/** A column in which a single character stands on one line, in characters. */
const ONE_LINE = 10;

/** Page set-up of the sheet of conflicts: turned A4, one page wide, its header on every page. */
export const CONFLICT_PAGES = {
  pageSetup: {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "1:1",
    margins: { left: 0.59, right: 0.59, top: 0.59, bottom: 0.59, header: 0.3, footer: 0.3 },
  },
  headerFooter: { oddFooter: '&C&"宋体,常规"&10— &P —' },
} as const;

/** Gives each cell borders and each row the height of its texts, because not every program finds that by itself. */
export function dressConflicts(sheet: Worksheet, widths: readonly number[]): void {
  sheet.eachRow((row, number) => {
    let height = textHeight("一", ONE_LINE, LINE);
    for (const [index, width] of widths.entries()) {
      const cell = row.getCell(index + 1);
      cell.font = number === 1 ? { name: "黑体", size: 10.5 } : { name: "仿宋_GB2312", size: 10.5 };
      cell.alignment = { wrapText: true, vertical: "middle", horizontal: number === 1 ? "center" : "left" };
      cell.border = BORDER;
      height = Math.max(height, textHeight(cell.text, width, LINE));
    }
    row.height = Math.min(HIGHEST_ROW, height);
  });
}
