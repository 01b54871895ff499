import { leadingNumber, type Part } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { dropStart, lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Header } from "../header/header.ts";

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
  const bands = table.rows.map((row, index) => {
    if (index >= header.first && index < header.rows) return undefined;
    const band = bandOf(row);
    const label = labelInFront(recognition, header.part, passageText(recognition.document, band ?? []));
    // Above the header only a line that says so itself (主要职责：…) names the group below.
    return index < header.first && label === 0 ? undefined : band;
  });
  const headings = textsOf(recognition, table.rows[header.first]);
  const first = bands.find((band) => band !== undefined);
  if (first === undefined) return undefined;
  reportBands(recognition, first);
  const rows: Table["rows"] = [];
  let open: Line[] | undefined;
  for (const [index, row] of table.rows.entries()) {
    const band = bands[index];
    if (band !== undefined) {
      if (open !== undefined) rows.push([...bandCells(recognition, open), ...row.map(() => cellOf([]))]);
      open = withoutLabel(recognition, header.part, band);
      continue;
    }
    const isHeader =
      index < header.rows ||
      textsOf(recognition, row) === headings ||
      (open !== undefined && areHeadings(recognition, row));
    const cells = open === undefined || isHeader ? [cellOf([]), cellOf([])] : bandCells(recognition, open);
    if (!isHeader) open = undefined;
    rows.push([...cells, ...row]);
  }
  if (open !== undefined) rows.push(bandCells(recognition, open));
  return { ...table, columns: table.columns + 2, rows, bands: true };
}

/** How long the name of the groups' column and its colon are that a text begins with (主要职责：); 0 where it has none. */
export function labelInFront({ vocabulary }: Recognition, part: Part, text: string): number {
  const [whole, name = ""] = /^([^：:\n]{2,14})[：:][ \u3000]*(?=\S)/u.exec(text) ?? [];
  return whole !== undefined && vocabulary.columnOf(part, name)?.field === BAND_FIELDS[part] ? whole.length : 0;
}

/** The lines of a band without the label in front of them. */
export function withoutLabel(recognition: Recognition, part: Part, band: Line[]): Line[] {
  const label = labelInFront(recognition, part, passageText(recognition.document, band));
  const [first, ...rest] = band;
  if (first === undefined || label === 0) return band;
  markFurniture(recognition, "label", [{ start: first.start, end: first.start + label }]);
  return [dropStart(recognition.document, first, label), ...rest];
}

/** A header printed once more below the name of a group may have other words than the first one (责任股室, 责任科室). */
function areHeadings({ document, vocabulary }: Recognition, row: Table["rows"][number]): boolean {
  const filled = row.filter((cell) => cell !== undefined && cell.lines.length > 0);
  return filled.length >= 2 && filled.every((cell) => vocabulary.isHeading(passageText(document, cell?.lines ?? [])));
}

function textsOf({ document }: Recognition, row: Table["rows"][number] | undefined): string {
  return (row ?? []).map((cell) => passageText(document, cell?.lines ?? [])).join("\t");
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
