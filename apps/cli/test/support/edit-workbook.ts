import { INSTRUCTIONS_SHEET, KEY_HEADING, LISTS_SHEET, META_SHEET } from "@qingdan/model";
import type { readWorkbook } from "@qingdan/ingest";

export type Workbook = ReturnType<typeof readWorkbook>;
export type Sheet = Workbook["sheets"][number];
type Row = Map<number, { text: string; kind: "text" | "number" | "boolean" | "date" | "error" | "formula" }>;

const OWN = [META_SHEET, LISTS_SHEET, INSTRUCTIONS_SHEET] as string[];

/** The sheets that hold parts of the list. */
export function dataSheets(workbook: Workbook): Sheet[] {
  return workbook.sheets.filter(({ name }) => !OWN.includes(name));
}

export function sheetNamed(workbook: Workbook, start: string): Sheet {
  const sheet = workbook.sheets.find(({ name }) => name.startsWith(start));
  if (sheet === undefined) throw new Error(`no sheet ${start}`);
  return sheet;
}

export const HEADER = 3;

export function columnNamed(sheet: Sheet, heading: string): number {
  for (const [column, { text }] of sheet.cells.get(HEADER) ?? []) if (text.startsWith(heading)) return column;
  throw new Error(`no column ${heading}`);
}

export function textAt(sheet: Sheet, row: number, column: number): string {
  return sheet.cells.get(row)?.get(column)?.text ?? "";
}

export function setCell(
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
  kind: "text" | "number" = "text",
): void {
  let cells = sheet.cells.get(row) as Row | undefined;
  if (cells === undefined) {
    cells = new Map();
    sheet.cells.set(row, cells);
  }
  if (text === "") cells.delete(column);
  else cells.set(column, { text, kind });
  sortRows(sheet);
}

function sortRows(sheet: Sheet): void {
  sheet.cells = new Map(
    [...sheet.cells]
      .sort((a, b) => a[0] - b[0])
      .map(([row, cells]) => [row, new Map([...cells].sort((a, b) => a[0] - b[0]))]),
  );
  sheet.maxRow = Math.max(0, ...sheet.cells.keys());
  sheet.maxColumn = Math.max(0, ...[...sheet.cells.values()].flatMap((cells) => [...cells.keys()]));
}

/** Splits all merged cells; with `fill`, every cell of a range gets its text. */
export function unmerge(sheet: Sheet, fill: boolean): void {
  for (const { top, left, bottom, right } of sheet.merges) {
    const text = textAt(sheet, top, left);
    if (!fill || text === "") continue;
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) setCell(sheet, row, column, text);
  }
  sheet.merges = [];
}

/** Splits every merged range of rows in two, the lower half empty or filled. */
export function halfMerge(sheet: Sheet, fill: boolean): void {
  sheet.merges = sheet.merges.flatMap((range) => {
    if (range.bottom === range.top || range.left !== range.right) return [range];
    const middle = (range.top + range.bottom) >> 1;
    if (fill) setCell(sheet, middle + 1, range.left, textAt(sheet, range.top, range.left));
    return [
      { ...range, bottom: middle },
      { ...range, top: middle + 1 },
    ];
  });
}

export function removeIdentity(workbook: Workbook): void {
  workbook.sheets = dataSheets(workbook);
  workbook.properties = {};
  for (const sheet of workbook.sheets) {
    const key = columnNamed(sheet, KEY_HEADING);
    for (const cells of sheet.cells.values()) cells.delete(key);
    sortRows(sheet);
  }
}

export function addSpaces(workbook: Workbook): void {
  for (const sheet of dataSheets(workbook))
    for (const cells of sheet.cells.values()) for (const cell of cells.values()) cell.text = ` 　${cell.text}\n `;
}

/** The columns of the table in reverse; full-width lines stay in the first column. */
export function reverseColumns(sheet: Sheet): void {
  const count = columnNamed(sheet, KEY_HEADING) - 1;
  const place = (column: number): number => (column > count ? column : count + 1 - column);
  for (const [row, cells] of sheet.cells) {
    const wide = sheet.merges.some(({ top, bottom, left, right }) => row >= top && row <= bottom && right > left);
    if (row < HEADER) continue;
    const moved = [...cells].map(([column, cell]): [number, typeof cell] => [
      wide && column === 1 ? 1 : place(column),
      cell,
    ]);
    sheet.cells.set(row, new Map(moved));
  }
  sheet.merges = sheet.merges.map((range) =>
    range.top < HEADER || range.right > range.left
      ? range
      : { ...range, left: place(range.left), right: place(range.right) },
  );
  sortRows(sheet);
}

/** What Excel does: rows below move up, merged ranges shrink, and a range that loses its first row keeps its text. */
export function deleteRows(sheet: Sheet, from: number, count: number): void {
  const end = from + count - 1;
  for (const { top, left, bottom } of sheet.merges) {
    if (top >= from && top <= end && bottom > end) setCell(sheet, end + 1, left, textAt(sheet, top, left));
  }
  const shift = (row: number): number => (row > end ? row - count : row);
  sheet.cells = new Map(
    [...sheet.cells].filter(([row]) => row < from || row > end).map(([row, cells]) => [shift(row), cells]),
  );
  sheet.merges = sheet.merges.flatMap((range) => {
    const top = range.top >= from && range.top <= end ? from : shift(range.top);
    const bottom = range.bottom >= from && range.bottom <= end ? from - 1 : shift(range.bottom);
    return bottom < top || (bottom === top && range.left === range.right) ? [] : [{ ...range, top, bottom }];
  });
  sortRows(sheet);
}

/** What Excel does: rows from `at` move down, merged ranges that the row falls into grow. */
export function insertRow(sheet: Sheet, at: number, texts: Readonly<Record<number, string>>): void {
  sheet.cells = new Map([...sheet.cells].map(([row, cells]) => [row >= at ? row + 1 : row, cells]));
  sheet.merges = sheet.merges.map((range) => ({
    ...range,
    top: range.top >= at ? range.top + 1 : range.top,
    bottom: range.bottom >= at ? range.bottom + 1 : range.bottom,
  }));
  for (const [column, text] of Object.entries(texts)) setCell(sheet, at, Number(column), text);
  sortRows(sheet);
}

/** The row of the end mark. */
export function endRow(sheet: Sheet): number {
  for (const [row, cells] of sheet.cells) for (const { text } of cells.values()) if (text === "_end") return row;
  throw new Error("no end mark");
}
