import type { PlainValue } from "../database/plain-value.ts";
import type { QueryResult } from "../database/query-result.ts";
import { cellText, isNumberType } from "../format/cell-text.ts";
import type { ReportAnswer } from "./run-report.ts";

/** Bars beyond this many would make a chart that nobody reads; the table has all rows. */
const MAXIMUM_BARS = 40;
const BAR_HEIGHT = 22;
const LABEL_WIDTH = 320;
const CHART_WIDTH = 900;

const STYLE = `
body{font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1a1a1a;line-height:1.6}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:2px solid #2f5d8a;padding-bottom:.2rem}
p.note{color:#555;font-size:.9rem}nav li{display:inline-block;margin-right:1rem}nav ul{padding:0}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-line}
th{background:#eef3f8;position:sticky;top:0}td.n{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow:auto;max-height:40rem;margin-top:.8rem}svg{max-width:100%;height:auto}svg text{font-size:13px}
@media print{.scroll{max-height:none;overflow:visible}th{position:static}}
`;

/** Answers as one HTML page that needs nothing else: explanations, bar charts where a report has a column for them, tables. */
export function reportPage(answers: readonly ReportAnswer[], options: { title: string; subtitle?: string }): string {
  const links = answers
    .map(({ report }) => `<li><a href="#${report.name}">${escapeHtml(report.title)}</a></li>`)
    .join("");
  const subtitle = options.subtitle === undefined ? "" : `<p class="note">${escapeHtml(options.subtitle)}</p>`;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(options.title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(options.title)}</h1>${subtitle}${answers.length > 1 ? `<nav><ul>${links}</ul></nav>` : ""}
${answers.map(section).join("\n")}
</body></html>
`;
}

function section({ report, parameters, result }: ReportAnswer): string {
  const given = report.parameters.map(({ name, explanation }) => `${explanation}：${parameters[name] || "不限"}`);
  const notes = [report.explanation, ...given].map((text) => `<p class="note">${escapeHtml(text)}</p>`).join("");
  const chart = report.bar === undefined ? "" : barChart(result, report.bar);
  return `<section id="${report.name}"><h2>${escapeHtml(report.title)}</h2>${notes}${chart}${table(result)}</section>`;
}

function table({ columns, rows }: QueryResult): string {
  if (rows.length === 0) return "<p>没有符合条件的条目。</p>";
  const numeric = columns.map(({ type }) => isNumberType(type));
  const cell = (value: PlainValue, index: number): string =>
    `<td${numeric[index] === true ? ' class="n"' : ""}>${escapeHtml(cellText(value))}</td>`;
  const head = columns.map(({ name }) => `<th>${escapeHtml(name)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n");
  return `<p class="note">共 ${rows.length} 行</p><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Horizontal bars of one column of numbers, labelled with the texts that name their rows. */
function barChart(result: QueryResult, name: string): string {
  const index = result.columns.findIndex((column) => column.name === name);
  const labels = labelColumns(result);
  const shown = result.rows.slice(0, MAXIMUM_BARS);
  const numbers = shown.map((row) => Math.max(0, Number(row[index] ?? 0)));
  const largest = numbers.reduce((most, number) => Math.max(most, number), 0);
  if (index === -1 || largest === 0) return "";
  const room = CHART_WIDTH - LABEL_WIDTH - 60;
  const bars = shown.map((row, place) => {
    const y = place * BAR_HEIGHT;
    const width = ((numbers[place] ?? 0) / largest) * room;
    const label = labels.map((column) => cellText(row[column] ?? null)).join(" · ");
    const short = label.length > 23 ? `${label.slice(0, 22)}…` : label;
    return (
      `<text x="${LABEL_WIDTH - 8}" y="${y + 15}" text-anchor="end">${escapeHtml(short)}<title>${escapeHtml(label)}</title></text>` +
      `<rect x="${LABEL_WIDTH}" y="${y + 3}" width="${width.toFixed(1)}" height="${BAR_HEIGHT - 6}" fill="#2f5d8a"/>` +
      `<text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${y + 15}">${numbers[place]}</text>`
    );
  });
  const rest = result.rows.length > shown.length ? `（前 ${shown.length} 项）` : "";
  const title = escapeHtml(`${name}${rest}`);
  return `<figure><figcaption class="note">${title}</figcaption><svg viewBox="0 0 ${CHART_WIDTH} ${shown.length * BAR_HEIGHT}" role="img" aria-label="${title}">${bars.join("")}</svg></figure>`;
}

/** The columns that name a row: the first text that tells the rows apart, or the bureau and the text behind it. */
function labelColumns({ columns, rows }: QueryResult): number[] {
  const texts = columns.flatMap(({ name, type }, index) => (name !== "部门编号" && !isNumberType(type) ? [index] : []));
  const first = texts[0];
  if (first === undefined) return [];
  const distinct = new Set(rows.map((row) => row[first])).size === rows.length;
  return distinct ? [first] : texts.slice(0, 2);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
