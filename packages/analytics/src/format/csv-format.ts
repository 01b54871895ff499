import type { QueryResult } from "../database/query-result.ts";
import { cellText } from "./cell-text.ts";

/** What a spreadsheet would take for a formula; a sign before a number is none. */
const FORMULA = /^(?:[=@\t\r＝＠]|[+\-＋－](?![\d.,]+$))/u;

/**
 * A result as CSV by RFC 4180, header first, lines ending in CRLF. `escapeFormulas` puts a ' before cells that a spreadsheet would
 * calculate; `byteOrderMark` lets Excel see that the file is UTF-8.
 */
export function formatCsv(
  result: QueryResult,
  options: { escapeFormulas?: boolean; byteOrderMark?: boolean } = {},
): string {
  const cell = (text: string): string => {
    const safe = options.escapeFormulas === true && FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [result.columns.map(({ name }) => name), ...result.rows.map((row) => row.map(cellText))];
  const mark = options.byteOrderMark === true ? "\ufeff" : "";
  return mark + lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
