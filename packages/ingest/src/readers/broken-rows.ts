import { serialValue, type Vocabulary } from "@qingdan/model";

/** No title of a part is longer. */
const LONGEST_TITLE = 40;

/**
 * The rows of tabbed text with those put together that a line break inside a cell has cut, in each table by the columns of its own header: the title of a
 * part, or another line of headings, begins the next one.
 */
export function joinBrokenRows(rows: readonly string[][], vocabulary: Vocabulary): string[][] {
  const tables: string[][][] = [[]];
  for (const row of rows) {
    if (beginsTable(row, vocabulary)) tables.push([]);
    tables.at(-1)?.push(row);
  }
  return tables.flatMap(joinRowsOfTable);
}

function beginsTable(row: readonly string[], vocabulary: Vocabulary): boolean {
  const filled = row.filter((field) => field !== "");
  const [first = "", second] = filled;
  if (first === "" || first.length > LONGEST_TITLE) return false;
  if (second === undefined) return vocabulary.partOf(first) !== undefined;
  return filled.filter((field) => vocabulary.isHeading(field)).length * 2 > filled.length;
}

/**
 * Puts rows together that a line break inside a cell has cut: tables copied as text part their cells by tabs and keep the breaks inside
 * without quotation marks. A row with tabs, but fewer than the header, goes on in the next lines until it has as many fields.
 */
function joinRowsOfTable(rows: readonly string[][]): string[][] {
  const lengths = new Map<number, number>();
  for (const { length } of rows) if (length > 1) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const header = rows.find((row) => row.length >= 3 && row.every((field) => field.trim() !== ""));
  const columns = header?.length ?? 0;
  // Rows that are all shorter were cut off behind their last filled cell, not in the middle.
  if (columns === 0 || (lengths.get(columns) ?? 0) < 2) return [...rows];
  const mayBegin = beginningOfRows(rows.filter((row) => row !== header && row.length === columns));
  const joined: string[][] = [];
  for (let index = 0; index < rows.length; index += 1) {
    let row = rows[index] as string[];
    let next = index + 1;
    while (row.length > 1 && row.length < columns && next < rows.length && mayBegin(row)) {
      const more = rows[next] as string[];
      if (row.length + more.length - 1 > columns) break;
      row = [...row.slice(0, -1), `${row.at(-1) ?? ""}\n${more[0] ?? ""}`, ...more.slice(1)];
      next += 1;
    }
    if (row.length === columns) index = next - 1;
    joined.push(row.length === columns ? row : (rows[index] as string[]));
  }
  return joined;
}

/** Where all whole rows begin with a number or an empty cell, no other begins with words: that lacks the cells of its group. */
function beginningOfRows(whole: readonly string[][]): (row: readonly string[]) => boolean {
  const isNumber = ([first = ""]: readonly string[]): boolean =>
    first.trim() === "" || serialValue(first) !== undefined;
  return whole.every(isNumber) ? isNumber : () => true;
}
