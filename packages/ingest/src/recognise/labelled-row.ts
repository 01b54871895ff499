import type { Table } from "../blocks.ts";
import { BAND_FIELDS } from "./group-bands.ts";
import type { Header } from "./header.ts";
import { markFurniture, passageText, placeOf, type Recognition } from "./passage.ts";
import type { PartRows } from "./read-rows.ts";

/** Fields of a whole group that forms print in a row of their own below it. */
export const SIDE_FIELDS: ReadonlySet<string> = new Set(["basis", "example", "accountability", "remark"]);
/** No heading of such a row is longer. */
const LONGEST_LABEL = 10;

/**
 * Takes a row that is a label and its text (案例 | 某企业…) for the cell of that column on the first row of the group above, as a merged cell
 * would be; false for any other row. Only where the table has no such column.
 */
export function takeLabelledRow(
  recognition: Recognition,
  table: Table,
  index: number,
  { part, columns }: Header,
  result: PartRows,
): boolean {
  const filled = (table.rows[index] ?? []).filter((cell) => cell !== undefined && cell.lines.length > 0);
  const [label, text] = filled;
  const first = label?.lines[0];
  if (label === undefined || text === undefined || filled.length > 2 || first === undefined) return false;
  if (label.lines.length > 1 || first.end - first.start > LONGEST_LABEL) return false;
  const heading = passageText(recognition.document, label.lines);
  const field = recognition.vocabulary.columnOf(part, heading)?.field ?? "";
  if (!SIDE_FIELDS.has(field) || columns.some((column) => column.field === field)) return false;
  const group = BAND_FIELDS[part];
  const owner = result.rows.findLast(({ fields }) => group !== undefined && fields[group] !== undefined);
  if (owner === undefined || owner.fields[field] !== undefined) return false;
  owner.fields[field] = text.lines;
  owner.lines.push(...text.lines);
  markFurniture(recognition, "label", label.lines);
  if (result.columns.some((column) => column.field === field)) return true;
  result.columns.push({ field, heading });
  recognition.diagnostics.push({
    code: "ingest/labelled-row",
    severity: "hint",
    place: placeOf(recognition, label.lines),
    message: `“${heading}”单独成行，已读作上面一项的“${heading}”栏（本部分同样情况均如此处理）`,
    actual: passageText(recognition.document, text.lines).slice(0, 40),
    remedy: "请核对其是否属于上面一项",
  });
  return true;
}
