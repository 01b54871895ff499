import type { QueryResult } from "../database/query-result.ts";
import { cellText, isNumberType } from "./cell-text.ts";

/** A result as a pipe table of Markdown; line breaks inside cells become <br>. */
export function formatMarkdown({ columns, rows }: QueryResult): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(" | ")} |\n`;
  const rule = `|${columns.map(({ type }) => (isNumberType(type) ? "---:" : "---")).join("|")}|\n`;
  return line(columns.map(({ name }) => name)) + rule + rows.map((row) => line(row.map(cellText))).join("");
}

function escapeCell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("<", "&lt;").replace(/\r?\n/gu, "<br>");
}
