import { displayWidth } from "@qingdan/model";
import type { PlainValue } from "../database/plain-value.ts";
import type { QueryResult } from "../database/query-result.ts";
import { cellText, isNumberType } from "../format/cell-text.ts";
import type { ReportChart } from "./report-chart.ts";
import type { ReportAnswer } from "./run-report.ts";

/** More rows than these make a page that no browser opens gladly and nobody reads. */
const MOST_ROWS = 1000;

const STYLE = `
body{font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1a1a1a;line-height:1.6}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:2px solid #2f5d8a;padding-bottom:.2rem}
.note{color:#555;font-size:.9rem}nav li{display:inline-block;margin-right:1rem}nav ul{padding:0}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-line}
th{background:#eef3f8;position:sticky;top:0}td.n{text-align:right;font-variant-numeric:tabular-nums}.n,.s{white-space:nowrap}th.n{white-space:normal;min-width:3em;text-align:right}.w{min-width:9em}
.scroll{overflow:auto;max-height:40rem;margin-top:.8rem}svg{max-width:100%;height:auto}figure{margin:1rem 0;break-inside:avoid}
@media print{.w{min-width:0}.scroll{max-height:none;overflow:visible}th{position:static}thead{display:table-header-group}tr{break-inside:avoid}body{max-width:none;margin:0}}
`;

/**
 * Answers as one HTML page that needs nothing else: explanations, a chart where a report has something worth one, tables. The same
 * answers give the same page.
 */
export async function reportPage(
  answers: readonly ReportAnswer[],
  options: { title: string; subtitle?: string },
): Promise<string> {
  // Loaded late: only the page needs the chart library.
  const { reportChart } = await import("./report-chart.ts");
  const links = answers
    .map(({ report }) => `<li><a href="#${report.name}">${escapeHtml(report.title)}</a></li>`)
    .join("");
  const subtitle = options.subtitle === undefined ? "" : `<p class="note">${escapeHtml(options.subtitle)}</p>`;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(options.title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(options.title)}</h1>${subtitle}${answers.length > 1 ? `<nav><ul>${links}</ul></nav>` : ""}
${answers.map((answer) => section(answer, reportChart(answer))).join("\n")}
</body></html>
`;
}

function section({ report, parameters, result }: ReportAnswer, chart: ReportChart | undefined): string {
  const given = report.parameters.map(({ name, explanation }) => `${explanation}：${parameters[name] || "不限"}`);
  const notes = [report.explanation, ...given].map((text) => `<p class="note">${escapeHtml(text)}</p>`).join("");
  const figure = chart === undefined ? "" : `<figure>${chart.svg}${caption(chart.caption)}</figure>`;
  return `<section id="${report.name}"><h2>${escapeHtml(report.title)}</h2>${notes}${figure}${table(result)}</section>`;
}

function caption(text: string): string {
  return `<figcaption class="note">${escapeHtml(text)}</figcaption>`;
}

function table({ columns, rows }: QueryResult): string {
  if (rows.length === 0) return "<p>没有符合条件的条目。</p>";
  const numeric = columns.map(({ type }) => isNumberType(type));
  const looks = columns.map((_, index) => (numeric[index] === true ? "n" : isShort(rows, index) ? "s" : "w"));
  const cell = (value: PlainValue, index: number): string =>
    `<td class="${looks[index]}">${escapeHtml(cellText(value))}</td>`;
  const head = columns.map(({ name }, index) => `<th class="${looks[index]}">${escapeHtml(name)}</th>`).join("");
  const cut = rows.length > MOST_ROWS ? `，只列前 ${MOST_ROWS} 行；全部各行请用 --format xlsx 或者 csv 导出本报表` : "";
  const body = rows
    .slice(0, MOST_ROWS)
    .map((row) => `<tr>${row.map(cell).join("")}</tr>`)
    .join("\n");
  return `<p class="note">共 ${rows.length} 行${cut}</p><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Columns of short words are not broken: 错误 one character above the other is hard to read. */
const SHORT = 20;

function isShort(rows: readonly (readonly PlainValue[])[], index: number): boolean {
  return rows.slice(0, MOST_ROWS).every((row) => {
    const text = cellText(row[index] ?? null);
    return !text.includes("\n") && displayWidth(text) <= SHORT;
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
