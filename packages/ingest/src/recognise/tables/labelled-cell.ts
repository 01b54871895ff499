import type { PrintedColumn } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import type { Header } from "../header/header.ts";
import { dropStart, lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";

/** 承办机构：… at the head of a line. */
const LABEL = /^([^，。；：、,;:]{2,10})[：:][\s\u3000]*(?=\S)/u;

/** A column named in a cell, and what the cell says of it. */
interface Labelled {
  field: string;
  name: string;
  label: Line;
  text: Line[];
}

/**
 * Takes apart a cell that holds several columns, each behind its name (主要内容：…⏎承办机构：…⏎联系电话：…), where the table has none of them but its
 * own. Not in 监管制度, whose sections stand so in one cell.
 */
export function takeLabelledCell(recognition: Recognition, row: Row, header: Header, printed: PrintedColumn[]): void {
  if (header.part === "oversight") return;
  for (const [field, lines = []] of Object.entries(row.fields)) {
    const labelled = labelledColumns(recognition, lines, header, field);
    if (labelled === undefined) continue;
    Reflect.deleteProperty(row.fields, field);
    for (const one of labelled) {
      row.fields[one.field] = one.text;
      markFurniture(recognition, "label", [one.label]);
      if (!printed.some((column) => column.field === one.field)) printed.push({ field: one.field, heading: one.name });
    }
    if (header.labelledCell === true) return;
    header.labelledCell = true;
    report(recognition, lines);
    return;
  }
}

function labelledColumns(
  recognition: Recognition,
  lines: readonly Line[],
  { part, columns }: Header,
  own: string,
): Labelled[] | undefined {
  const { document, vocabulary } = recognition;
  const found: Labelled[] = [];
  for (const line of lines) {
    const [whole, name = ""] = LABEL.exec(lineText(document, line)) ?? [];
    const column = whole === undefined ? undefined : vocabulary.columnOf(part, name);
    if (whole === undefined || column === undefined || column.remainder !== "") {
      const last = found.at(-1);
      if (last === undefined) return undefined;
      last.text.push(line);
      continue;
    }
    const { field } = column;
    const isTaken = field !== own && columns.some((other) => other.field?.split("+").includes(field) === true);
    if (isTaken || found.some((other) => other.field === field)) return undefined;
    const text = { ...dropStart(document, line, whole.length), soft: false };
    found.push({ field, name, label: { start: line.start, end: line.start + whole.length }, text: [text] });
  }
  return found.length >= 2 ? found : undefined;
}

function report(recognition: Recognition, lines: readonly Line[]): void {
  recognition.diagnostics.push({
    code: "ingest/labelled-cell",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: "一格内逐一写明各栏名称及其内容，已分到各栏（本部分同样情况均如此处理）",
    actual: passageText(recognition.document, lines).slice(0, 40),
    remedy: "请核对各栏内容是否正确",
  });
}
