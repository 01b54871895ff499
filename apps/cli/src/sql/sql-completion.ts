import type { QueryResult } from "@qingdan/analytics/asking";
import { SHELL_COMMANDS } from "./sql-commands.ts";

/** Names that need no quotes. DuckDB quotes all but the plainest. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** What the person has typed of the word at the end, and what it may become. */
export type Completion = [candidates: string[], typed: string];

/**
 * Completes the word at the end of `line`: commands of the shell, names of tables behind .schema, and else what DuckDB's own
 * sql_auto_complete suggests for the whole query, `before` being its earlier lines.
 */
export async function completeLine(
  line: string,
  before: string,
  ask: (sql: string, parameters: Record<string, string>) => Promise<QueryResult>,
): Promise<Completion> {
  const command = before === "" ? /^\s*(\.\w*)$/u.exec(line)?.[1] : undefined;
  if (command !== undefined) return [SHELL_COMMANDS.filter((name) => name.startsWith(command)), command];
  const table = before === "" ? /^\s*\.schema\s+(\S*)$/u.exec(line)?.[1] : undefined;
  const text = table === undefined ? before + line : `FROM ${table}`;
  const result = await ask("SELECT suggestion, suggestion_start FROM sql_auto_complete($text)", { text });
  const typed = behind(text, Number(result.rows[0]?.[1] ?? 0)).replace(/^"/u, "");
  const names = result.rows.map(([suggestion]) => withoutQuotes(String(suggestion)));
  // DuckDB also suggests what is merely like the word: only what continues it can be filled in.
  const fitting = names.filter(
    (name) => name.toLowerCase().startsWith(typed.toLowerCase()) && /[\p{L}\p{N}]/u.test(name),
  );
  return [[...new Set(fitting.map((name) => typed + name.slice(typed.length)))], typed];
}

/** What stands behind so many bytes: the engine counts in UTF-8. */
function behind(text: string, bytes: number): string {
  return Buffer.from(text, "utf8").subarray(bytes).toString("utf8");
}

function withoutQuotes(name: string): string {
  const inside = /^"(.*)"$/u.exec(name)?.[1];
  return inside !== undefined && PLAIN.test(inside) ? inside : name;
}
