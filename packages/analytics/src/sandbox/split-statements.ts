import { sqlTokens } from "./sql-tokens.ts";

/**
 * The complete statements of a text, each with its semicolon, and what stands behind the last one: "" where that is white space or
 * comments. A semicolon inside a text, a quoted name or a comment ends nothing; an open one is part of the rest.
 */
export function splitStatements(sql: string): { statements: string[]; rest: string } {
  const statements: string[] = [];
  let from = 0;
  let filled = false;
  for (const token of sqlTokens(sql)) {
    if (token.kind !== "mark" || token.value !== ";") {
      filled = true;
      continue;
    }
    // A semicolon alone is no statement.
    if (filled) statements.push(sql.slice(from, token.end).trim());
    from = token.end;
    filled = false;
  }
  const rest = sql.slice(from);
  return { statements, rest: filled || isOpenComment(rest) ? rest : "" };
}

/** True where a text without a token ends inside a comment of the kind that goes over several lines. */
function isOpenComment(text: string): boolean {
  return text.includes("/*") && sqlTokens(`${text}\n1`).next().done === true;
}
