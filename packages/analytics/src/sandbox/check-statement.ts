import type { Diagnostic } from "@qingdan/model";
import { sqlTokens, type SqlToken } from "./sql-tokens.ts";

/** The words with which a question may begin. */
const QUESTIONS = new Set([
  "select",
  "with",
  "from",
  "values",
  "table",
  "describe",
  "desc",
  "show",
  "summarize",
  "explain",
  "pivot",
  "unpivot",
]);

/** Functions that change the engine's state, or run SQL that stands in a text where this check cannot see it. */
const FORBIDDEN_FUNCTIONS = new Set([
  "query",
  "json_execute_serialized_sql",
  "enable_logging",
  "disable_logging",
  "truncate_duckdb_logs",
  "write_log",
  "enable_profiling",
  "disable_profiling",
  "enable_profile",
  "checkpoint",
  "force_checkpoint",
  "set_config",
  "enable_peg_parser",
  "disable_peg_parser",
]);

const ASK = "请用 SELECT、WITH、FROM、VALUES、DESCRIBE、SHOW、SUMMARIZE、PIVOT 或者 EXPLAIN 查询。";
const UNSAFE = "确需使用完整 DuckDB 的，在终端加 --unsafe。";

/**
 * What is wrong with a text of SQL that comes from outside, before the engine sees it; undefined where it is one question. This is
 * for clear messages: the engine itself is opened read-only, without access to files, and locked.
 */
export function checkStatement(sql: string): Diagnostic | undefined {
  const tokens = [...sqlTokens(sql)];
  while (isMark(tokens.at(-1), ";")) tokens.pop();
  if (tokens.length === 0) return refusal("sql/empty", "没有查询语句。", ASK);
  if (tokens.some((token) => isMark(token, ";"))) {
    return refusal("sql/several-statements", "有几条语句。", "一次只能执行一条查询。");
  }
  const first = firstWord(tokens);
  if (!QUESTIONS.has(first)) {
    return refusal("sql/not-a-question", `不能执行 ${first.toUpperCase()}：清单数据库在这里只读。`, `${ASK}${UNSAFE}`);
  }
  if (first === "explain" && !QUESTIONS.has(explained(tokens))) {
    const word = `EXPLAIN ${explained(tokens).toUpperCase()}`.trim();
    return refusal("sql/not-a-question", `不能执行 ${word}：清单数据库在这里只读。`, `${ASK}${UNSAFE}`);
  }
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word" && token.kind !== "name") continue;
    if (FORBIDDEN_FUNCTIONS.has(token.value) && isMark(tokens[index + 1], "(")) {
      return refusal("sql/forbidden-function", `这里不能使用函数 ${token.value}。`, UNSAFE);
    }
  }
  return undefined;
}

/** The first word, brackets before it aside; the sign itself where it is no word. */
function firstWord(tokens: readonly SqlToken[]): string {
  const token = tokens.find((candidate) => !isMark(candidate, "("));
  return token?.value ?? "";
}

/** The word that an EXPLAIN explains: behind ANALYZE and options in brackets. */
function explained(tokens: readonly SqlToken[]): string {
  let index = tokens.findIndex(({ value }) => value === "explain") + 1;
  while (tokens[index]?.value === "analyze" || tokens[index]?.value === "verbose") index += 1;
  const bracket = tokens[index];
  if (isMark(bracket, "(") && !QUESTIONS.has(tokens[index + 1]?.value ?? "")) {
    while (index < tokens.length && !isMark(tokens[index], ")")) index += 1;
    index += 1;
  }
  return firstWord(tokens.slice(index));
}

function isMark(token: SqlToken | undefined, value: string): boolean {
  return token?.kind === "mark" && token.value === value;
}

function refusal(code: string, message: string, remedy: string): Diagnostic {
  return { code, severity: "error", place: {}, message, remedy };
}
