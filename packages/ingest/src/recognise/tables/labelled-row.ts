import type { Line, Table } from "../../blocks.ts";
import { BAND_FIELDS } from "./group-bands.ts";
import type { Header } from "../header/header.ts";
import { dropStart, lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import type { PartRows } from "./read-rows.ts";

/** Fields of a whole group that forms print in a row of their own below it. */
export const SIDE_FIELDS: ReadonlySet<string> = new Set(["basis", "example", "accountability", "remark"]);
/** No heading of such a row is longer. */
const LONGEST_LABEL = 10;

/** 案例：… · 【案例】…: a label at the head of the only cell of a row. */
const LABEL =
  /^[【［[]?[\s\u3000]*([^：:，。；【】［］[\]]{2,10}?)[\s\u3000]*(?:[】］\]][：:]?|[：:])[\s\u3000]*(?=\S)/u;
/** Fields whose label and text may share a cell: 备注：… there is a note. */
const CELL_FIELDS: ReadonlySet<string> = new Set(["basis", "example", "accountability", "unit"]);

/** The label and the text of a row whose only cell holds both; undefined for any other row, and where the table has that column. */
function labelledCell(
  recognition: Recognition,
  row: Table["rows"][number],
  { part, columns }: Header,
): { field: string; heading: string; label: Line[]; text: Line[] } | undefined {
  const [cell, ...others] = row.filter((own) => own !== undefined && own.lines.length > 0);
  const [first, ...rest] = cell?.lines ?? [];
  if (first === undefined || others.length > 0 || part === "oversight") return undefined;
  const [whole, heading = ""] = LABEL.exec(lineText(recognition.document, first)) ?? [];
  const column = whole === undefined ? undefined : recognition.vocabulary.columnOf(part, heading);
  if (whole === undefined || column === undefined || column.remainder !== "" || !CELL_FIELDS.has(column.field))
    return undefined;
  if (columns.some(({ field }) => field === column.field)) return undefined;
  const label = [{ start: first.start, end: first.start + whole.trimEnd().length }];
  return { field: column.field, heading, label, text: [dropStart(recognition.document, first, whole.length), ...rest] };
}

/** True for a row that `takeLabelledRow` takes although all of it stands in one cell. */
export function isLabelledCell(
  recognition: Recognition,
  row: Table["rows"][number],
  header: Header | undefined,
): boolean {
  return header !== undefined && labelledCell(recognition, row, header) !== undefined;
}

/** The label and the text of a row of two cells (案例 | 某企业…); undefined for any other row, and where the table has that column. */
function labelBesideText(
  recognition: Recognition,
  row: Table["rows"][number],
  { part, columns }: Header,
): ReturnType<typeof labelledCell> {
  const [label, text, ...others] = row.filter((cell) => cell !== undefined && cell.lines.length > 0);
  const first = label?.lines[0];
  if (label === undefined || text === undefined || others.length > 0 || first === undefined) return undefined;
  if (label.lines.length > 1 || first.end - first.start > LONGEST_LABEL) return undefined;
  const heading = passageText(recognition.document, label.lines);
  const field = recognition.vocabulary.columnOf(part, heading)?.field ?? "";
  if (!SIDE_FIELDS.has(field) || columns.some((column) => column.field === field)) return undefined;
  return { field, heading, label: label.lines, text: text.lines };
}

/**
 * Takes a row that is a label and its text (案例 | 某企业…, or both in one cell) for the cell of that column on the first row of the group
 * above, as a merged cell would be; false for any other row. Only where the table has no such column.
 */
export function takeLabelledRow(
  recognition: Recognition,
  table: Table,
  index: number,
  header: Header,
  result: PartRows,
): boolean {
  const row = table.rows[index] ?? [];
  const found = labelBesideText(recognition, row, header) ?? labelledCell(recognition, row, header);
  if (found === undefined) return false;
  const { field, heading, label, text } = found;
  const group = BAND_FIELDS[header.part];
  const owner = result.rows.findLast(({ fields }) => group !== undefined && fields[group] !== undefined);
  if (owner === undefined || owner.fields[field] !== undefined) return false;
  owner.fields[field] = text;
  owner.lines.push(...text);
  markFurniture(recognition, "label", label);
  if (result.columns.some((column) => column.field === field)) return true;
  result.columns.push({ field, heading });
  recognition.diagnostics.push({
    code: "ingest/labelled-row",
    severity: "hint",
    place: placeOf(recognition, label),
    message: `“${heading}”单独成行，已读作上面一项的“${heading}”栏（本部分同样情况均如此处理）`,
    actual: passageText(recognition.document, text).slice(0, 40),
    remedy: "请核对其是否属于上面一项",
  });
  return true;
}
