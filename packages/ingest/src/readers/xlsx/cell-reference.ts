/** The last row and column of a sheet (ECMA-376: XFD1048576). */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** A rectangle of cells, all numbers from 1, both ends included. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const NAMES: string[] = [];

/** The letters of a column counted from 1: 1 → "A", 28 → "AB". */
export function columnName(column: number): string {
  let name = NAMES[column];
  if (name === undefined) {
    name = "";
    for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
      name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
    NAMES[column] = name;
  }
  return name;
}

/** "B7" as row 7 and column 2; a piece that is missing ("B", "7") is 0; undefined where the text is no reference. */
export function parseCellReference(reference: string): { row: number; column: number } | undefined {
  let index = 0;
  let column = 0;
  if (reference.charCodeAt(index) === 36) index++;
  for (; index < reference.length; index++) {
    const code = reference.charCodeAt(index) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  if (reference.charCodeAt(index) === 36) index++;
  let row = 0;
  for (; index < reference.length; index++) {
    const digit = reference.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return undefined;
    row = row * 10 + digit;
  }
  return row > LAST_ROW || column > LAST_COLUMN || row + column === 0 ? undefined : { row, column };
}

/** "B2:D5" as a rectangle; whole columns "B:D" and whole rows "2:5" reach to the sheet's ends; undefined where it is no range. */
export function parseCellRange(reference: string): CellRange | undefined {
  const colon = reference.indexOf(":");
  const from = parseCellReference(colon < 0 ? reference : reference.slice(0, colon));
  const to = colon < 0 ? from : parseCellReference(reference.slice(colon + 1));
  if (from === undefined || to === undefined) return undefined;
  const [row, lastRow] = [from.row || 1, to.row || LAST_ROW];
  const [column, lastColumn] = [from.column || 1, to.column || LAST_COLUMN];
  return {
    top: Math.min(row, lastRow),
    left: Math.min(column, lastColumn),
    bottom: Math.max(row, lastRow),
    right: Math.max(column, lastColumn),
  };
}
