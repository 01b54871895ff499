import { leadingNumber, type Part } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { numberOfLevels } from "../prose/prose-lines.ts";
import { dropStart, lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import { type Header, type HeaderColumn, isNameOfMatters } from "../header/header.ts";

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
  const own = header?.columns.find((column) => column.field === field);
  if (header === undefined || field === undefined || (own !== undefined && !mayBeTasks(header, own))) return undefined;
  const bands = table.rows.map((row, index) => {
    if (index >= header.first && index < header.rows) return undefined;
    const band = bandOf(row);
    const text = band === undefined || index >= header.first ? "" : passageText(recognition.document, band);
    // Above the header only a line that says so itself (主要职责：…, 主要职责一：…) names the group below.
    const saysSo = labelInFront(recognition, header.part, text) > 0 || leadingNumber(text)?.style === "named";
    return index < header.first && !saysSo ? undefined : band;
  });
  const headings = textsOf(recognition, table.rows[header.first]);
  const above = bandAbove(recognition, table, header, bands, bandOf);
  if (above !== undefined) bands[header.first - 1] = above;
  const first = bands.find((band) => band !== undefined);
  if (first === undefined) return undefined;
  // 一、党的建设 over 事项名称: only numbers of chapters tell groups of matters from notes between them.
  if (own !== undefined && bands.some((band) => band !== undefined && !isChapter(recognition, band))) return undefined;
  reportBands(recognition, first);
  const rows: Table["rows"] = [];
  let open: Cell[] | undefined;
  for (const [index, row] of table.rows.entries()) {
    const band = bands[index];
    if (band !== undefined) {
      if (open !== undefined) rows.push([...open, ...row.map(() => cellOf([]))]);
      open = bandCells(recognition, header.part, band);
      continue;
    }
    const isHeader =
      index < header.rows ||
      textsOf(recognition, row) === headings ||
      (open !== undefined && areHeadings(recognition, row));
    const cells = open === undefined || isHeader ? [cellOf([]), cellOf([])] : open;
    if (!isHeader) open = undefined;
    rows.push([...cells, ...row]);
  }
  if (open !== undefined) rows.push(open);
  return { ...table, columns: table.columns + 2, rows, bands: true };
}

/** True for 事项名称 of part one that may name tasks as well as duties. */
function mayBeTasks({ part, columns }: Header, { heading }: HeaderColumn): boolean {
  return part === "duties" && isNameOfMatters(heading) && !columns.some(({ field }) => field === "task");
}

function isChapter({ document }: Recognition, band: readonly Line[]): boolean {
  const style = leadingNumber(passageText(document, band))?.style;
  return style === "han" || style === "han-paren";
}

/**
 * The row over all columns right above the header where it is the first of those that name groups: numbered as one before the next of them, which
 * stands right above the same header printed again.
 */
function bandAbove(
  recognition: Recognition,
  table: Table,
  header: Header,
  bands: readonly (Line[] | undefined)[],
  bandOf: (row: Table["rows"][number]) => Line[] | undefined,
): Line[] | undefined {
  const above = table.rows[header.first - 1];
  const next = bands.findIndex((band) => band !== undefined);
  if (above === undefined || next < header.rows) return undefined;
  const headings = textsOf(recognition, table.rows[header.first]);
  if (textsOf(recognition, table.rows[next + 1]) !== headings) return undefined;
  const band = bandOf(above);
  const [one, two] = [band, bands[next]].map((lines) => leadingNumber(passageText(recognition.document, lines ?? [])));
  return one !== undefined && one.value === 1 && two?.value === 2 && one.style === two.style ? band : undefined;
}

/** How long the name of the groups' column and its colon are that a text begins with (主要职责：, 1.管理事项：), with its number; 0 where it has none. */
export function labelInFront({ vocabulary }: Recognition, part: Part, text: string): number {
  const [whole, name = ""] = /^([^：:\n]{2,14})[：:][ \u3000]*(?=\S)/u.exec(text) ?? [];
  return whole !== undefined && vocabulary.columnOf(part, name)?.field === BAND_FIELDS[part] ? whole.length : 0;
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
  const own = bandCells(recognition, header.part, band, numberOfLevels);
  const rows = table.rows.map((row, index) => [...(index === header.rows ? own : [cellOf([]), cellOf([])]), ...row]);
  return { ...table, columns: table.columns + 2, rows, bands: true };
}

/**
 * The number of a band and its text, as two cells; the name of the groups' column in front of the text is left out. `otherNumber` finds one that
 * `leadingNumber` does not know.
 */
export function bandCells(
  recognition: Recognition,
  part: Part,
  [first, ...rest]: readonly Line[],
  otherNumber?: typeof numberOfLevels,
): Cell[] {
  if (first === undefined) return [cellOf([]), cellOf([])];
  const text = lineText(recognition.document, first);
  const label = labelInFront(recognition, part, text);
  // 1.主要职责：… and 主要职责：1.…
  const head = leadingNumber(text) ?? (label > 0 ? undefined : otherNumber?.(text));
  const number = head ?? (label > 0 ? leadingNumber(text.slice(label)) : undefined);
  const from = head === undefined ? label + (number?.length ?? 0) : Math.max(label, head.length);
  const name = cellOf([dropStart(recognition.document, first, from), ...rest]);
  const start = first.start + (number === undefined ? 0 : text.indexOf(number.printed, head === undefined ? label : 0));
  const serial = { start, end: start + (number?.printed.length ?? 0) };
  markFurniture(recognition, label > 0 ? "label" : "numbering", [
    { start: first.start, end: serial.start },
    { start: serial.end, end: first.start + from },
  ]);
  return [cellOf(number === undefined ? [] : [serial]), name];
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
