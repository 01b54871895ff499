import { sameForm } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import type { Header } from "../header/header.ts";
import { dropStart, lineText, markFurniture, type Recognition } from "../passage.ts";

/** 服务事项： at the head of a cell. */
const LABEL = /^[\s\u3000]*([^：:\n]{1,20})[：:][\s\u3000]*/u;
/** So many cells of a row that begin with the headings above them are no chance. */
const FEWEST = 2;

/**
 * Cells that say once more what their column is called (服务事项：婚姻登记 under 服务事项), as pages print for narrow screens: the same table without
 * these labels. The table as it is where the first row below its header has none.
 */
export function withoutLabelsInCells(recognition: Recognition, table: Table, header: Header, first: number): Table {
  const labelled = (table.rows[first] ?? []).filter((cell, column) => labelOf(recognition, cell, header, column) > 0);
  const filled = (table.rows[first] ?? []).filter((cell) => cell !== undefined && cell.lines.length > 0);
  if (labelled.length < FEWEST || labelled.length * 2 <= filled.length) return table;
  const rows = table.rows.map((row, index) =>
    index < first
      ? row
      : row.map((cell, column) => {
          const length = labelOf(recognition, cell, header, column);
          return cell === undefined || length === 0 ? cell : withoutStart(recognition, cell, length);
        }),
  );
  return { ...table, rows };
}

function labelOf(recognition: Recognition, cell: Cell | undefined, { columns }: Header, column: number): number {
  const heading = columns[column]?.heading ?? "";
  const [line] = cell?.lines ?? [];
  if (line === undefined || heading === "") return 0;
  const [whole, label = ""] = LABEL.exec(lineText(recognition.document, line)) ?? [];
  return whole !== undefined && sameForm(label, heading) ? whole.length : 0;
}

function withoutStart(recognition: Recognition, cell: Cell, length: number): Cell {
  const [line, ...rest] = cell.lines as [Line, ...Line[]];
  markFurniture(recognition, "label", [{ start: line.start, end: line.start + length }]);
  const own = dropStart(recognition.document, line, length);
  const [next, ...others] = rest;
  if (own.end > own.start) return { ...cell, lines: [own, ...rest] };
  return { ...cell, lines: next === undefined ? [] : [{ ...next, soft: false }, ...others] };
}
