import { formSheet } from "@qingdan/model";
import type { Cell, Table } from "../../blocks.ts";
import type { Header } from "../header/header.ts";
import { DEPARTMENT_ENDING } from "../organisation-names.ts";
import { passageText, placeOf, type Recognition } from "../passage.ts";
import { isSerial } from "./serial-text.ts";

/**
 * Puts the cells of rows under their columns that lack those of the group: where a program has dropped vertical merges, the rows below the first of a
 * group have only as many cells as there are columns behind the group's (or columns that are not the group's), or two, a department and its share, and their first cell is no serial.
 * Reported.
 */
export function withLeftOutGroups(recognition: Recognition, table: Table, header: Header, first: number): Table {
  const isShort = table.rows.some((row, index) => index > first && row.length > 0 && row.at(-1) === undefined);
  if (!isShort || header.columns[0]?.field !== "serial") return table;
  const layouts = columnsWithoutGroup(header).filter((own) => own.length >= 2 && own.length < table.columns);
  const party = columnsOfParty(header);
  let moved: Table["rows"][number] | undefined;
  let count = 0;
  let open = 0;
  const rows = table.rows.map((row, index) => {
    const isCovered = index < open;
    open = Math.max(open, index + Math.max(0, ...row.map((cell) => cell?.rowSpan ?? 1)));
    const filled = index <= first || isCovered ? 0 : cellsInFront(recognition, row);
    // Empty cells that a program has added at the end say nothing.
    const own =
      layouts.find(({ length }) => length === filled) ??
      layouts.find(({ length }) => length < filled && row.slice(length).every((cell) => !cell?.lines.length)) ??
      (filled > 0 && party.length > 0 && isParty(recognition, row) ? party : undefined);
    if (own === undefined) return row;
    moved ??= row;
    count += 1;
    const placed: (Cell | undefined)[] = row.map(() => undefined);
    for (const [at, column] of own.entries()) placed[column] = alone(row[at]);
    return placed;
  });
  if (moved === undefined) return table;
  report(recognition, moved, count);
  return { ...table, rows };
}

/** The columns that a row has without the cells of its group: those behind the group's, or all that are not the group's. */
function columnsWithoutGroup({ part, columns }: Header): number[][] {
  const grouped = new Set(formSheet(part).columns.flatMap(({ field, group }) => (group ? [field] : [])));
  const isGroup = columns.map(({ field }) => grouped.has(field ?? ""));
  const front = isGroup.indexOf(false);
  const all = [...columns.keys()];
  return [all.filter((column) => column >= front), all.filter((column) => isGroup[column] === false)];
}

/** The columns of what only a party itself has: 相关依据 and 案例 are often merged over all of a matter; [] in other parts. */
function columnsOfParty({ columns }: Header): number[] {
  const [department, responsibility] = ["department", "responsibility"].map((own) =>
    columns.findIndex(({ field }) => field === own),
  ) as [number, number];
  return department < 0 || responsibility !== department + 1 ? [] : [department, responsibility];
}

const DEPARTMENT = new RegExp(`${DEPARTMENT_ENDING}$`, "u");

/** True for a row of a department and its share, with empty cells behind them. */
function isParty({ document }: Recognition, row: Table["rows"][number]): boolean {
  const [department, share, ...others] = row;
  if (others.some((cell) => (cell?.lines.length ?? 0) > 0) || share?.colSpan !== 1 || share.lines.length === 0)
    return false;
  return DEPARTMENT.test(passageText(document, department?.lines ?? []));
}

/** How many cells a row has, all of them at its front and the first no serial; the last may reach over what is left. 0 for any other row. */
function cellsInFront(recognition: Recognition, row: Table["rows"][number]): number {
  const filled = row.findLastIndex((cell) => cell !== undefined) + 1;
  const [first] = row;
  if (filled === row.length || first === undefined || first.lines.length === 0) return 0;
  const isPlain = row
    .slice(0, filled)
    .every((cell, at) => cell !== undefined && (cell.colSpan === 1 || at === filled - 1));
  return isPlain && !isSerial(passageText(recognition.document, first.lines)) ? filled : 0;
}

function alone(cell: Cell | undefined): Cell | undefined {
  return cell === undefined || cell.colSpan === 1 ? cell : { ...cell, colSpan: 1 };
}

function report(recognition: Recognition, row: Table["rows"][number], count: number): void {
  const lines = row.find((cell) => cell !== undefined)?.lines ?? [];
  recognition.diagnostics.push({
    code: "ingest/group-cells-left-out",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: `表格有 ${count} 行缺少序号等合并格，其各格已按不合并的各栏依次对应，归入上一项`,
    actual: passageText(recognition.document, lines).slice(0, 40),
    remedy: "请核对这些行；如有错位，请在来源文件中恢复合并单元格后重新提交",
  });
}
