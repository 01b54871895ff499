import type { Part } from "@qingdan/model";
import type { Cell, Table } from "../../blocks.ts";
import { passageText, type Recognition } from "../passage.ts";
import { ownColumns } from "./own-columns.ts";

/**
 * A sheet that holds several parts, each below its title, as a table a part, each with its own columns: a text merged over the columns of its part
 * (（二）追责方式, 案例：…) stands over all of them, however wide the other parts are. Any other table is one, with its own columns.
 */
export function partsOfSheet(recognition: Recognition, table: Table): Table[] {
  const starts: number[] = [];
  const parts = new Set<Part>();
  let last: Part | undefined;
  for (const [index, row] of table.rows.entries()) {
    const part = partOfRow(recognition, row);
    if (part === undefined) continue;
    parts.add(part);
    // （一）追责情形 below 责任追究机制 is of the same part.
    if (part !== last) starts.push(index);
    last = part;
  }
  if (parts.size < 2) return [ownColumns(table)];
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((start, at) => ownColumns({ ...table, rows: table.rows.slice(start, starts[at + 1]) }));
}

/** The part that the only text of a row is the title of. */
function partOfRow({ document, vocabulary }: Recognition, row: Table["rows"][number]): Part | undefined {
  const [only, ...others] = row.filter(isFilled);
  return only === undefined || others.length > 0 ? undefined : vocabulary.partOf(passageText(document, only.lines));
}

function isFilled(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.lines.length > 0;
}
