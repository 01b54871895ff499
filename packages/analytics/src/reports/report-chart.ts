import type { QueryResult } from "../database/query-result.ts";
import { cellText, isNumberType } from "../format/cell-text.ts";
import { barChart, type Bar } from "./bar-chart.ts";
import { matrixChart } from "./matrix-chart.ts";
import type { ReportAnswer } from "./run-report.ts";

/** A chart as an SVG element, and what stands under it. */
export interface ReportChart {
  svg: string;
  caption: string;
}

/** More than these would make a chart that nobody reads, and that no printed page holds; the table has all rows. */
const MOST_BARS = 30;
const MOST_MATRIX_ROWS = 20;

const SHORTENED = "末尾有…的名称过长，全文见下表。";

/** The chart of an answer; undefined where its report has none, or where there is nothing to show. */
export function reportChart({ report, result }: ReportAnswer): ReportChart | undefined {
  if (report.matrixLabel !== undefined) return matrixOf(result, report.matrixLabel);
  if (report.bar !== undefined) return barsOf(result, report.bar, report.barLabels ?? []);
  return undefined;
}

function barsOf(result: QueryResult, name: string, labels: readonly string[]): ReportChart | undefined {
  const value = columnIndex(result, name);
  const named = labels.map((label) => columnIndex(result, label));
  const bars = result.rows.map((row): Bar => {
    const label = named.map((index) => cellText(row[index] ?? null)).join(" · ");
    return { label, value: numberOf(row[value]) };
  });
  if (!bars.some((bar) => (bar.value ?? 0) > 0)) return undefined;
  const { svg, shortened } = barChart(largest(bars));
  const rest = bars.length > MOST_BARS ? `（最大的${MOST_BARS}项，共${bars.length}项）` : "";
  return { svg, caption: `图：${labels.join("、")}——${name}${rest}。${shortened ? SHORTENED : ""}` };
}

/** All bars in the order of the table, or the largest of too many, the largest first. */
function largest(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= MOST_BARS) return bars;
  return [...bars].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, MOST_BARS);
}

function matrixOf(result: QueryResult, name: string): ReportChart | undefined {
  if (result.rows.length === 0) return undefined;
  const label = columnIndex(result, name);
  const numbers = result.columns.flatMap(({ type }, index) => (isNumberType(type) ? [index] : []));
  const rows = result.rows.slice(0, MOST_MATRIX_ROWS).map((row) => ({
    label: cellText(row[label] ?? null),
    values: numbers.map((index) => numberOf(row[index])),
  }));
  const columns = numbers.map((index) => result.columns[index]?.name ?? "");
  const { svg, shortened } = matrixChart(columns, rows);
  const rest = result.rows.length > rows.length ? `（前${rows.length}行，共${result.rows.length}行）` : "";
  return { svg, caption: `图：颜色越深，数目越大${rest}。${shortened ? SHORTENED : ""}` };
}

function columnIndex({ columns }: QueryResult, name: string): number {
  const index = columns.findIndex((column) => column.name === name);
  if (index === -1) throw new Error(`the report has no column ${name}`);
  return index;
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
