import { serialValue } from "@qingdan/model";
import type { Line, Table } from "../../blocks.ts";
import type { Header } from "../header/header.ts";
import { passageText, type Recognition } from "../passage.ts";
import { SIDE_FIELDS } from "./labelled-row.ts";
import { CONTINUED_SERIAL } from "./serial-text.ts";

/** First columns whose text alone makes no row. */
const NO_ROW_ALONE: ReadonlySet<string> = new Set(["serial", "subject"]);

/** The text of a row in which only the cell under 序号 or 追责对象 is filled, and with words: a title or a remark that was typed into the first cell. */
export function wordsForSerial(
  recognition: Recognition,
  header: Header | undefined,
  row: Table["rows"][number],
): Line[][] | undefined {
  const first = row[0];
  if (!NO_ROW_ALONE.has(header?.columns[0]?.field ?? "") || first === undefined || first.lines.length === 0)
    return undefined;
  if (row.some((cell, column) => column > 0 && cell !== undefined && cell.lines.length > 0)) return undefined;
  return areWords(passageText(recognition.document, first.lines)) ? [[...first.lines]] : undefined;
}

function areWords(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text) && serialValue(text) === undefined && !CONTINUED_SERIAL.test(text);
}

/** No words beside a text over all other columns are longer. */
const LONGEST_WORDS = 20;

/**
 * Words under 序号 and a text over all other columns (填报说明 | …, 追责方式 | …) are no row: a section of the mechanism in part five, a note elsewhere.
 * The label of a column that the table lacks (案例 | …) is read with its rows.
 */
export function textBesideWords(
  { document, vocabulary }: Recognition,
  header: Header | undefined,
  row: Table["rows"][number],
): Line[][] | undefined {
  const start = row[0]?.lines[0]?.start;
  // Most rows begin with a number or with nothing.
  if (start === undefined || header?.columns[0]?.field !== "serial" || /[0-9]/u.test(document.text.charAt(start)))
    return undefined;
  const [first, second, ...others] = row.filter((cell) => cell !== undefined);
  if (first === undefined || second === undefined || others.length > 0 || second.lines.length === 0) return undefined;
  // A text over two columns may be one of them.
  const isOverAll = first.colSpan + second.colSpan === row.length && (first.colSpan > 1 || second.colSpan > 2);
  if (row.length < 4 || !isOverAll) return undefined;
  const words = passageText(document, first.lines);
  if (words.length > LONGEST_WORDS || !areWords(words)) return undefined;
  const field = vocabulary.columnOf(header.part, words)?.field ?? "";
  if (SIDE_FIELDS.has(field) && header.columns.every((column) => column.field !== field)) return undefined;
  return header.part === "accountability" ? [[...first.lines], [...second.lines]] : [[...first.lines, ...second.lines]];
}
