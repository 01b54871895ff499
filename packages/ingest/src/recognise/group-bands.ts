import { leadingNumber, type Part } from "@qingdan/model";
import type { Cell, Line, Table } from "../blocks.ts";
import { dropStart, lineText, markFurniture, passageText, placeOf, type Recognition } from "./passage.ts";
import type { Header } from "./header.ts";

/** The column whose text a row over all columns holds, where the table has no such column. */
export const BAND_FIELDS: Partial<Record<Part, string>> = {
  duties: "duty",
  boundaries: "matter",
  oversight: "title",
  services: "name",
};

/**
 * Lays a table out again whose groups are rows over all columns (一、负责某某工作 over its 具体工作事项): the number and the text of such a
 * row stand in two columns of their own, on the row below it. undefined for a table that has the column of the group, or no such row.
 */
export function withBands(
  recognition: Recognition,
  table: Table,
  header: Header | undefined,
  bandOf: (row: Table["rows"][number]) => Line[] | undefined,
): Table | undefined {
  const field = header === undefined ? undefined : BAND_FIELDS[header.part];
  if (header === undefined || field === undefined || header.columns.some((column) => column.field === field))
    return undefined;
  const bands = table.rows.map((row, index) => (index < header.rows ? undefined : bandOf(row)));
  const first = bands.find((band) => band !== undefined);
  if (first === undefined) return undefined;
  reportBands(recognition, first);
  const rows: Table["rows"] = [];
  let open: Line[] | undefined;
  for (const [index, row] of table.rows.entries()) {
    const band = bands[index];
    if (band !== undefined) {
      if (open !== undefined) rows.push([...bandCells(recognition, open), ...row.map(() => cellOf([]))]);
      open = band;
      continue;
    }
    const cells = open === undefined ? [cellOf([]), cellOf([])] : bandCells(recognition, open);
    open = undefined;
    rows.push([...cells, ...row]);
  }
  if (open !== undefined) rows.push(bandCells(recognition, open));
  return { ...table, columns: table.columns + 2, rows, bands: true };
}

/** A table whose rows are all of one group, which a paragraph above it names, with that paragraph as its band. */
export function underBand(recognition: Recognition, table: Table, header: Header, band: readonly Line[]): Table {
  const rows = table.rows.map((row, index) => {
    const cells = index === header.rows ? bandCells(recognition, band) : [cellOf([]), cellOf([])];
    return [...cells, ...row];
  });
  return { ...table, columns: table.columns + 2, rows, bands: true };
}

/** The number of a band and its text, as two cells. */
export function bandCells(recognition: Recognition, [first, ...rest]: readonly Line[]): Cell[] {
  if (first === undefined) return [cellOf([]), cellOf([])];
  const number = leadingNumber(lineText(recognition.document, first));
  if (number === undefined) return [cellOf([]), cellOf([first, ...rest])];
  const start = first.start + lineText(recognition.document, first).indexOf(number.printed);
  const serial = { start, end: start + number.printed.length };
  markFurniture(recognition, "numbering", [{ start: serial.end, end: first.start + number.length }]);
  return [cellOf([serial]), cellOf([dropStart(recognition.document, first, number.length), ...rest])];
}

export function cellOf(lines: Line[]): Cell {
  return { lines, rowSpan: 1, colSpan: 1 };
}

export function reportBands(recognition: Recognition, lines: readonly Line[]): void {
  recognition.diagnostics.push({
    code: "ingest/rows-over-all-columns",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: "表内通栏的文字已读作其下各行所属的一项（本表同样情况均如此处理）",
    actual: passageText(recognition.document, lines).slice(0, 40),
    remedy: "如通栏文字只是说明，请移到表格以外",
  });
}
