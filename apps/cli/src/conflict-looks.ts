import type { Worksheet } from "exceljs";

const THIN = { style: "thin" } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
/** Height of a line, room above and below the text, and Excel's highest row, in points. */
const LINE = 15.5;
const PADDING = 6;
const HIGHEST = 405;
/** What a cell's inner margin takes from its width, in half-widths; and what a Latin letter is wider than one. */
const MARGIN = 1.5;
const LATIN = 1.28;

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
    let lines = 1;
    for (const [index, width] of widths.entries()) {
      const cell = row.getCell(index + 1);
      cell.font = number === 1 ? { name: "黑体", size: 10.5 } : { name: "仿宋_GB2312", size: 10.5 };
      cell.alignment = { wrapText: true, vertical: "middle", horizontal: number === 1 ? "center" : "left" };
      cell.border = BORDER;
      lines = Math.max(lines, linesOf(cell.text, width - MARGIN));
    }
    row.height = Math.min(HIGHEST, lines * LINE + PADDING);
  });
}

function linesOf(text: string, room: number): number {
  let lines = 0;
  for (const line of text.split("\n")) {
    let width = 0;
    for (const character of line) width += character < "\u0080" ? LATIN : 2;
    lines += Math.max(1, Math.ceil(width / room));
  }
  return lines;
}
