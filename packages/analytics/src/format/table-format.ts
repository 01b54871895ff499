import { cutToWidth, displayWidth } from "@qingdan/model";
import type { QueryResult } from "../database/query-result.ts";
import { cellText, isNumberType } from "./cell-text.ts";

/** No column is made narrower than this, however narrow the terminal is. */
const NARROWEST = 6;
/** Between two columns. */
const GAP = "  ";
/** Between the name of a column and its value, where each stands on a line. */
const RULE = " │ ";

/**
 * A result as lines for a terminal, a row a line, columns aligned by display width. With `width` given, wide columns are cut (…) until
 * the table fits; where there are too many columns even for that, each row becomes lines of its own. Line breaks inside cells are
 * shown as ↵.
 */
export function formatTable(result: QueryResult, options: { width?: number } = {}): string {
  const names = result.columns.map(({ name }) => oneLine(name));
  const cells = result.rows.map((row) => row.map((value) => oneLine(cellText(value))));
  const natural = names.map((name, index) =>
    cells.reduce((widest, row) => Math.max(widest, displayWidth(row[index] ?? "")), displayWidth(name)),
  );
  if (options.width !== undefined && result.rows.length > 0 && leastWidth(natural) > options.width) {
    return formatRecords(names, cells, options.width);
  }
  const widths = options.width === undefined ? natural : fit(natural, options.width - GAP.length * (names.length - 1));
  const right = result.columns.map(({ type }) => isNumberType(type));
  const line = (row: readonly string[]): string =>
    row
      .map((text, index) => pad(text, widths[index] ?? 0, right[index] === true))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join(GAP);
  return `${[line(names), rule, ...cells.map(line)].join("\n")}\n`;
}

/** What a table needs when all its columns are as narrow as they get. */
function leastWidth(natural: readonly number[]): number {
  return natural.reduce((sum, width) => sum + Math.min(width, NARROWEST), GAP.length * (natural.length - 1));
}

/** A row after the other, a column a line. */
function formatRecords(names: readonly string[], cells: readonly (readonly string[])[], width: number): string {
  const widest = Math.max(...names.map(displayWidth));
  const label = Math.min(widest, Math.max(NARROWEST, width - RULE.length - NARROWEST));
  const room = Math.max(1, width - RULE.length - label);
  const blocks = cells.map((row, index) => {
    const head = cutToWidth(`─── ${index + 1} `, width);
    const lines = names.map((name, column) =>
      `${pad(name, label, true)}${RULE}${cutToWidth(row[column] ?? "", room)}`.trimEnd(),
    );
    return [head + "─".repeat(Math.max(0, width - displayWidth(head))), ...lines].join("\n");
  });
  return `${blocks.join("\n")}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\r?\n/gu, "↵").replace(/[\t\r\v\f]/gu, " ");
}

function pad(text: string, width: number, right: boolean): string {
  const cut = cutToWidth(text, width);
  const space = " ".repeat(Math.max(0, width - displayWidth(cut)));
  return right ? space + cut : cut + space;
}

/** Widths that add up to `available` at most: the widest columns give way first, all alike. */
function fit(natural: readonly number[], available: number): number[] {
  const total = (limit: number): number => natural.reduce((sum, width) => sum + Math.min(width, limit), 0);
  let limit = Math.max(NARROWEST, ...natural);
  while (limit > NARROWEST && total(limit) > available) limit -= 1;
  const widths = natural.map((width) => Math.min(width, limit));
  // What rounding left over goes to the columns that were cut, from the left.
  let spare = available - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => {
    const wider = spare > 0 && (natural[index] ?? 0) > width ? 1 : 0;
    spare -= wider;
    return width + wider;
  });
}
