import { comparisonText, sameText } from "@qingdan/model";
import type { CellValue, Sheet } from "../readers/xlsx/workbook.ts";
import { columnName, type CellRange } from "../readers/xlsx/cell-reference.ts";
import type { EditedCell } from "./edited-workbook.ts";

/** A sheet as a person sees it: a merged range shows the text of its first cell in all of them. */
export interface ShownSheet {
  sheet: Sheet;
  cellAt(row: number, column: number): EditedCell;
  /** The merged range that shows a cell, or undefined. */
  mergeAt(row: number, column: number): CellRange | undefined;
}

/**
 * Looks at a sheet through its merged ranges; where ranges overlap, the first one counts. A covered cell with a text of its own shows it,
 * unless it is that of the range: programs that insert or delete rows without moving the ranges leave such texts, and none may be lost.
 */
export function shownSheet(sheet: Sheet): ShownSheet {
  const byRow = new Map<number, CellRange[]>();
  for (const merge of sheet.merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, sheet.maxRow); row += 1) {
      const ranges = byRow.get(row);
      if (ranges === undefined) byRow.set(row, [merge]);
      else ranges.push(merge);
    }
  }
  const mergeAt = (row: number, column: number): CellRange | undefined =>
    byRow.get(row)?.find((range) => column >= range.left && column <= range.right);
  const stored = (row: number, column: number): CellValue | undefined => sheet.cells.get(row)?.get(column);
  return {
    sheet,
    mergeAt,
    cellAt(row, column) {
      const merge = mergeAt(row, column);
      const own = stored(row, column);
      const first = merge === undefined ? own : stored(merge.top, merge.left);
      const showsOwn =
        own !== undefined && own !== first && comparisonText(own.text) !== "" && !sameText(own.text, first?.text ?? "");
      if (showsOwn) return { text: own.text, kind: own.kind, address: `${columnName(column)}${row}`, origin: row };
      const top = merge?.top ?? row;
      const value = first;
      return {
        text: value?.text ?? "",
        kind: value?.kind ?? "text",
        address: `${columnName(merge?.left ?? column)}${top}`,
        origin: top,
      };
    },
  };
}
