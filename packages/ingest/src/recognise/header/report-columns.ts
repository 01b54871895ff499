import { firstCell } from "../../first-cell.ts";
import { formSheet } from "@qingdan/model";
import type { Line, Paragraph, Table } from "../../blocks.ts";
import { lineText, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Header, HeaderColumn } from "./header.ts";

export function reportUnknownColumns(recognition: Recognition, header: Header, columns: readonly HeaderColumn[]): void {
  const parties = columns.filter(({ party }) => party !== undefined);
  if (parties.length > 0) reportParties(recognition, parties, header.part === "duties" ? OFFICES : PARTIES);
  for (const [index, column] of columns.entries()) {
    if (column.guessed === true || (column.doubled === true && column.field !== "serial" && column.lines.length > 0))
      reportGuess(recognition, header, column);
    if (column.field !== undefined || column.heading === "") continue;
    // The further columns under one heading say nothing of their own.
    if (column.lines.length === 0 && column.heading === columns[index - 1]?.heading) continue;
    reportUnknownColumn(recognition, column.heading, column.lines, `columns.${header.part}`);
  }
}

export function reportUnknownColumn(
  recognition: Recognition,
  heading: string,
  lines: readonly Line[],
  level: string,
): void {
  recognition.diagnostics.push({
    code: "ingest/unknown-column",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: `栏目“${heading.replace(/\s+/gu, "")}”不在词汇表中，其内容已作为附注保留在各行`,
    actual: heading,
    remedy: `如为表式栏目的另一种名称，请用 --vocabulary FILE 在 ${level} 中补充该名称`,
  });
}

/** What several columns were read as, and what to compare. */
const PARTIES = { code: "ingest/party-columns", rows: "同一事项的各相关部门", what: "各部门的职责分工" };
const OFFICES = {
  code: "ingest/office-columns",
  rows: "同一主要职责下各科室的具体工作事项",
  what: "各科室的具体工作事项",
};

/** Says that several columns of departments were read as parties under each other, or columns of offices as the tasks of each. */
function reportParties(
  recognition: Recognition,
  columns: readonly HeaderColumn[],
  { code, rows, what }: typeof PARTIES,
): void {
  const headings = columns.map(({ heading }) => `“${heading.replace(/\s+/gu, "")}”`).join("");
  recognition.diagnostics.push({
    code,
    severity: "hint",
    place: placeOf(recognition, columns[0]?.lines ?? []),
    message: `${headings}分栏列出，已按先后依次读作${rows}`,
    actual: headings,
    remedy: `请核对${what}是否对应`,
  });
}

/** Says which field an unknown heading was taken for, and what became of a second column of the same field. */
function reportGuess(recognition: Recognition, header: Header, column: Header["columns"][number]): void {
  const heading = column.heading.replace(/\s+/gu, "");
  const lowest = column.heading.split("\n").at(-1) ?? "";
  const sheet = formSheet(header.part).columns.find(({ field }) => field === column.field)?.heading ?? heading;
  const isSection = header.part === "oversight" && recognition.vocabulary.kindsOf(lowest, { bare: true }).length > 0;
  const kept =
    column.field === "accountability"
      ? "两栏内容已依次合为一栏"
      : column.field === "responsibility"
        ? "前一栏为空的行读自本栏，两栏都有文字的行本栏作为附注保留"
        : isSection
          ? "本栏内容已作为各监管事项单独的一节保留"
          : "本栏内容已作为附注保留在各行";
  recognition.diagnostics.push({
    code: column.guessed === true ? "ingest/guessed-column" : "ingest/doubled-column",
    severity: "warning",
    place: placeOf(recognition, column.lines),
    message:
      column.guessed === true
        ? `栏目“${heading}”不在词汇表中，按其字面和位置读作“${sheet}”`
        : `栏目“${heading}”与前面一栏同为“${sheet}”，${kept}`,
    actual: column.heading,
    remedy: `请核对；如不相符，请更正表头，或用 --vocabulary FILE 在 columns.${header.part} 中指明该名称`,
  });
}

/** Says, once, that a second column of serials holds more than numbers (codes that a program has given). */
export function reportCodes(recognition: Recognition, column: HeaderColumn): void {
  if (column.noNumber === true) return;
  column.noNumber = true;
  recognition.diagnostics.push({
    code: "ingest/doubled-column",
    severity: "warning",
    place: placeOf(recognition, column.lines),
    message: `栏目“${column.heading.replace(/\s+/gu, "")}”与另一栏同为“序号”，其中的代码已作为附注保留在各行`,
    actual: column.heading,
    remedy: "请核对；如不需要，请在来源文件中删去该栏",
  });
}

/** Says that cells stand in a column that has no heading. */
export function reportNoHeading(recognition: Recognition, lines: readonly Line[]): void {
  recognition.diagnostics.push({
    code: "ingest/column-without-heading",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: "此栏没有栏目名称，其内容已作为附注保留在各行",
    actual: passageText(recognition.document, lines).slice(0, 40),
    remedy: "请在表头补上该栏的名称；如为多出的一格，请核对该行是否错位",
  });
}

/** Says that a table is only typed with spaces: its headings stand on one line of a paragraph, and its rows are no rows. */
export function reportSpacedHeadings(recognition: Recognition, { lines }: Paragraph): void {
  const [first] = lines;
  if (first === undefined || first.end - first.start > 80) return;
  const text = lineText(recognition.document, first);
  const words = text.split(/[\s\u3000]{2,}|\t/u).filter((word) => word !== "");
  if (words.length < 3 || words.filter((word) => recognition.vocabulary.isHeading(word)).length < 3) return;
  recognition.diagnostics.push({
    code: "ingest/columns-by-spaces",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: "表格各栏之间只有空格，无法确定文字属于哪一栏，其后各行已作为附注保留",
    actual: text,
    remedy: "请改用 .docx、.xlsx 提交，或在各栏之间用制表符隔开",
  });
}

export function reportHeaderless(recognition: Recognition, table: Table): void {
  const cell = firstCell(table);
  recognition.diagnostics.push({
    code: "ingest/no-header",
    severity: "warning",
    place: placeOf(recognition, cell?.lines ?? []),
    message: "表格没有可识别的表头，其内容已作为附注保留",
    actual: cell === undefined ? "" : lineText(recognition.document, cell.lines[0] as Line),
    remedy: "请按表式补上表头，或用 --vocabulary FILE 补充栏目名称",
  });
}
