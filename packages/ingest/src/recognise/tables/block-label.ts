import { matchForm, PARTS } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { passageText, type Recognition } from "../passage.ts";

/** What a column inside the block may call its texts: the label in front says what they are. */
const TEXTS = /^(?:具体)?(?:内容|名称|事项|事项名称|事项内容)$/u;

/**
 * A card one label of which stands in front of a small table of its own, without the column of labels there. 具体工作事项 in front of 内容 | 责任科室 is the
 * heading of the column that holds the texts, and `heading` is what stood over them; in front of columns that all say what they are (部门职责分工 before
 * 相关部门 | 职责分工) it says no more, and is itself the `heading`. undefined for any other table.
 */
export function withoutBlockLabel(
  recognition: Recognition,
  table: Table,
): { table: Table; heading: Line[] } | undefined {
  const { vocabulary, document } = recognition;
  if (table.columns < 3) return undefined;
  const at = table.rows.findIndex((row, index) => index > 0 && rowsOf(table, index) > 1);
  const label = table.rows[at]?.[0];
  if (label === undefined || label.colSpan > 1) return undefined;
  const end = at + rowsOf(table, at);
  const head = (table.rows[at] ?? []).slice(1);
  if (head.some((cell) => cell !== undefined && !isShort(cell.lines))) return undefined;
  const texts = head.map((cell) => matchForm(passageText(document, cell?.lines ?? [])));
  const column = texts.findIndex((text) => TEXTS.test(text));
  const areHeadings =
    texts.filter((text) => text !== "").length > 1 &&
    texts.every((text, index) => index === column || head[index] === undefined || vocabulary.isHeading(text));
  if (!areHeadings) return undefined;
  const name = passageText(document, label.lines);
  if (column >= 0 && !vocabulary.isHeading(name)) return undefined;
  // Empty cells below 序号 are those of rows that nobody has counted.
  if (label.rowSpan === 1 && (column < 0 || PARTS.some((part) => vocabulary.columnOf(part, name)?.field === "serial")))
    return undefined;
  const beside = [...table.rows.slice(0, at), ...table.rows.slice(end)].map((row) => narrowed(row));
  const own = head[column];
  const isNarrow = !beside.includes(undefined);
  const block = table.rows.slice(at, end).map((row) => row.slice(1));
  if (own !== undefined)
    block[0] = head.map((cell, index) => (index === column ? { ...own, lines: label.lines } : cell));
  const heading = (own ?? label).lines;
  if (!isNarrow) {
    const rows = [...table.rows.slice(0, at), ...block.map(widened), ...table.rows.slice(end)];
    return { table: { ...table, rows }, heading };
  }
  const around = beside as Table["rows"];
  const rows = [...around.slice(0, at), ...block, ...around.slice(at)];
  return { table: { ...table, columns: table.columns - 1, rows }, heading };
}

/** How many rows the first cell of a row stands in front of: those it is merged over, or has empty cells below it in. */
function rowsOf({ rows }: Table, at: number): number {
  const first = rows[at]?.[0];
  if (first === undefined || first.rowSpan > 1 || first.lines.length === 0) return first?.rowSpan ?? 1;
  let end = at + 1;
  while (rows[end]?.[0]?.lines.length === 0 && rows[end]?.[0]?.rowSpan === 1) end += 1;
  return end - at;
}

/** No heading of a column is longer. */
const LONGEST_HEADING = 40;

function isShort(lines: readonly Line[]): boolean {
  return lines.every(({ start, end }) => end - start <= LONGEST_HEADING);
}

/** Labels and their texts, one of which reaches over one column less; undefined for any other row. */
function narrowed(row: Table["rows"][number]): Table["rows"][number] | undefined {
  const wide = row.findIndex((cell, column) => column > 0 && (cell?.colSpan ?? 1) > 1);
  if (wide < 0 || row[0] === undefined || row[0].colSpan > 1) return undefined;
  const cell = row[wide] as Cell;
  return [...row.slice(0, wide), { ...cell, colSpan: cell.colSpan - 1 }, ...row.slice(wide + 2)];
}

/** A row of the block over the column of labels as well, where labels and texts beside the block need all columns. */
function widened([first, ...others]: Table["rows"][number]): Table["rows"][number] {
  return [first === undefined ? first : { ...first, colSpan: first.colSpan + 1 }, undefined, ...others];
}
