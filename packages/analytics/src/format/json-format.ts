import type { PlainValue } from "../database/plain-value.ts";
import type { QueryResult } from "../database/query-result.ts";

/** A result as one JSON array of objects, an object a line. Members stand in the order of the columns. */
export function formatJson(result: QueryResult): string {
  return result.rows.length === 0 ? "[]\n" : `[\n${objects(result).join(",\n")}\n]\n`;
}

/** A result as one JSON object a line. */
export function formatNdjson(result: QueryResult): string {
  return objects(result)
    .map((line) => `${line}\n`)
    .join("");
}

/** Written member by member: an object of the language would move names like "2024" to its front. */
function objects({ columns, rows }: QueryResult): string[] {
  const names = columns.map(({ name }) => JSON.stringify(name));
  const member = (value: PlainValue, index: number): string => `${names[index]}:${JSON.stringify(value)}`;
  return rows.map((row) => `{${row.map(member).join(",")}}`);
}
