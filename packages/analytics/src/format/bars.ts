import type { QueryResult } from "../database/query-result.ts";

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A result with one more column: bars for the numbers of the column `name`, the largest `width` cells long. */
export function addBars(result: QueryResult, name: string, width = 24): QueryResult {
  const index = result.columns.findIndex((column) => column.name === name);
  if (index === -1) return result;
  const numbers = result.rows.map((row) => Math.max(0, Number(row[index] ?? 0)));
  const largest = numbers.reduce((most, number) => Math.max(most, number), 0);
  const bar = (number: number): string => {
    const eighths = largest === 0 ? 0 : Math.round((number / largest) * width * 8);
    return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
  };
  return {
    columns: [...result.columns, { name: "▏", type: "VARCHAR" }],
    rows: result.rows.map((row, place) => [...row, bar(numbers[place] ?? 0)]),
  };
}
