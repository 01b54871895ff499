import { formatResult, type PlainValue } from "@qingdan/analytics/asking";

/** Rows of a command's own as a table: the form in which answers to SQL are shown, whole, whatever the terminal's width. */
export function formatTable(rows: readonly object[], columns: readonly string[]): string {
  const cells = rows.map((row) => columns.map((column) => (row as Record<string, PlainValue>)[column] ?? null));
  const described = columns.map((name, index) => ({
    name,
    type: cells.every((row) => typeof row[index] === "number") ? "INTEGER" : "VARCHAR",
  }));
  return formatResult({ columns: described, rows: cells }, "table");
}
