import { matchForm } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { passageText, type Recognition } from "../passage.ts";

/** What a column inside the block may call its texts: the label in front says what they are. */
const TEXTS = /^(?:具体)?(?:内容|名称|事项|事项名称|事项内容)$/u;

/**
 * A card whose last label stands in front of a small table of its own (具体工作事项 | 内容 | 责任科室 over its rows), without the column of labels there: the
 * label is the heading of the column that holds the texts, and `heading` is what stood over them. undefined for any other table.
 */
export function withoutBlockLabel(
  recognition: Recognition,
  table: Table,
): { table: Table; heading: Line[] } | undefined {
  const { vocabulary, document } = recognition;
  const at = table.rows.findIndex((row, index) => index > 0 && (row[0]?.rowSpan ?? 1) > 1);
  const label = table.rows[at]?.[0];
  if (label === undefined || table.columns < 3 || label.colSpan > 1) return undefined;
  if (at + label.rowSpan !== table.rows.length || !vocabulary.isHeading(passageText(document, label.lines)))
    return undefined;
  const head = (table.rows[at] ?? []).slice(1);
  const texts = head.map((cell) => matchForm(passageText(document, cell?.lines ?? [])));
  const column = texts.findIndex((text) => TEXTS.test(text));
  const areHeadings = texts.every((text, index) => index === column || vocabulary.isHeading(text));
  const above = table.rows.slice(0, at).map((row) => narrowed(row));
  if (column < 0 || !areHeadings || above.includes(undefined)) return undefined;
  const own = head[column] as Cell;
  const rows = table.rows.slice(at).map((row) => row.slice(1));
  rows[0] = head.map((cell, index) => (index === column ? { ...own, lines: label.lines } : cell));
  const laidOut = { ...table, columns: table.columns - 1, rows: [...(above as Table["rows"]), ...rows] };
  return { table: laidOut, heading: own.lines };
}

/** A label and its text, which reaches over one column less; undefined for any other row. */
function narrowed(row: Table["rows"][number]): Table["rows"][number] | undefined {
  const [label, text, ...others] = row;
  if (label === undefined || text === undefined || label.colSpan > 1 || text.colSpan < 2) return undefined;
  if (others.some((cell) => cell !== undefined)) return undefined;
  return [label, { ...text, colSpan: text.colSpan - 1 }, ...others.slice(1)];
}
