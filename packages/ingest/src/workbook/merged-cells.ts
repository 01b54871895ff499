import { sameText, isWhiteSpaceOnly } from "@qingdan/model";
import { columnName, type CellRange } from "../readers/xlsx/cell-reference.ts";
import type { CellValue, Sheet } from "../readers/xlsx/workbook.ts";
import type { EditedCell } from "./edited-workbook.ts";

/** A sheet as a person sees it: a merged range shows the text of its first cell in all of them. */
export interface ShownSheet {
  sheet: Sheet;
  cellAt(row: number, column: number): EditedCell;
  /** The merged range that shows a cell, or undefined. */
  mergeAt(row: number, column: number): CellRange | undefined;
}

/**
 * The cells of a row, each text in one of them: a cell that a person merged over several columns says its text in the first of these, and
 * nothing in the others. `wide` collects the addresses of such cells.
 */
export function eachTextOnce(cells: Record<string, EditedCell>, wide: Set<string>): Record<string, EditedCell> {
  // The columns of a merged range stand beside each other.
  let once = cells;
  let last = "";
  for (const field in cells) {
    const cell = cells[field] as EditedCell;
    if (cell.address === last && !isWhiteSpaceOnly(cell.text)) {
      wide.add(last);
      if (once === cells) once = { ...cells };
      once[field] = { ...cell, text: "" };
    }
    last = cell.address;
  }
  return once;
}

/** A text that is shown from a row of a merged range on. */
interface Stretch {
  row: number;
  column: number;
  value: CellValue | undefined;
}

/**
 * Looks at a sheet through its merged ranges; where ranges overlap, the first one counts. A covered cell with a text of its own begins a
 * new stretch, unless it is the text above: programs that insert or delete rows without moving the ranges leave such texts, and none may
 * be lost.
 */
export function shownSheet(sheet: Sheet): ShownSheet {
  const byRow = new Map<number, CellRange[]>();
  for (const merge of sheet.merges) {
    for (const row of rowsOfRange(merge, sheet)) {
      const ranges = byRow.get(row);
      if (ranges === undefined) byRow.set(row, [merge]);
      else ranges.push(merge);
    }
  }
  const mergeAt = (row: number, column: number): CellRange | undefined =>
    byRow.get(row)?.find((range) => column >= range.left && column <= range.right);
  const stretches = new Map<CellRange, Map<number, Stretch[]>>();
  const stretchesOf = (merge: CellRange, column: number): Stretch[] => {
    const columns = stretches.get(merge) ?? new Map<number, Stretch[]>();
    stretches.set(merge, columns);
    const found = columns.get(column) ?? findStretches(sheet, merge, column);
    columns.set(column, found);
    return found;
  };
  return {
    sheet,
    mergeAt,
    cellAt(row, column) {
      const merge = mergeAt(row, column);
      const shown: Stretch | undefined =
        merge === undefined
          ? { row, column, value: sheet.cells.get(row)?.get(column) }
          : stretchesOf(merge, column).findLast((stretch) => stretch.row <= row);
      const value = shown?.value;
      // A formula that no program has computed shows nothing: what it would show is not known, least of all that it is nothing.
      const uncomputed = value?.kind === "formula" && isWhiteSpaceOnly(value.text);
      const failed = value?.kind === "formula" && ERROR_VALUE.test(value.text);
      return {
        text: uncomputed ? UNCOMPUTED : (value?.text ?? ""),
        kind: uncomputed || failed ? "error" : (value?.kind ?? "text"),
        address: `${columnName(shown?.column ?? column)}${shown?.row ?? row}`,
        origin: shown?.row ?? row,
      };
    },
  };
}

/** More rows than this are no rows of a list: of such a range only those that have a cell are looked at. */
const LONG_RANGE = 2_000;

/** The rows of a range from top to bottom, as far as the sheet goes. */
function rowsOfRange({ top, bottom }: CellRange, sheet: Sheet): number[] {
  const last = Math.min(bottom, sheet.maxRow);
  if (last - top < LONG_RANGE) {
    const rows: number[] = [];
    for (let row = top; row <= last; row += 1) rows.push(row);
    return rows;
  }
  return [...sheet.cells.keys()].filter((row) => row >= top && row <= last).sort((a, b) => a - b);
}

/** What stands for the text of a formula without a stored result; such a cell counts as unchanged and is reported. */
export const UNCOMPUTED = "（公式没有保存计算结果）";

/** What programs show for a formula that failed: #REF!, #N/A, Err:508. */
const ERROR_VALUE = /^(?:#[A-Z_/0]+[!?]?|Err:\d+)$/u;

/** What a merged range shows in one of its columns, from top to bottom: its first cell, then every other text that it covers. */
function findStretches(sheet: Sheet, merge: CellRange, column: number): Stretch[] {
  const first: Stretch = { row: merge.top, column: merge.left, value: sheet.cells.get(merge.top)?.get(merge.left) };
  const found = [first];
  for (const row of rowsOfRange(merge, sheet)) {
    const value = sheet.cells.get(row)?.get(column);
    if (value === undefined || isWhiteSpaceOnly(value.text)) continue;
    if (sameText(value.text, found.at(-1)?.value?.text ?? "")) continue;
    const stretch: Stretch = { row, column, value };
    if (row === merge.top) found[0] = stretch;
    else found.push(stretch);
  }
  return found;
}
