import type { Cell, Line } from "../../blocks.ts";
import { parseDate } from "../lists/parse-date.ts";
import { isMeasure, labelledBureau, namesBureau, nameAlone, unbracketed } from "../lists/recognise-bureau.ts";
import { passageText, type Recognition } from "../passage.ts";
import { SIGNATURE } from "./signature.ts";

/** What stands beside the bureau in the row above a table is no longer. */
const LONGEST_LABEL = 40;

/**
 * 填报单位：某某局 | 填表人：张三 | 2024.6: the cells of a row above a table of which one names the bureau behind a label, and each of the others a date, a
 * person, a telephone or the unit of measure, each by itself; undefined for any other row.
 */
export function headRow(recognition: Recognition, cells: readonly (Cell | undefined)[]): Line[][] | undefined {
  // Rows of lists have a longer text in one of their cells, and are passed over by that.
  if (cells.length < 2 || cells.some((cell) => lengthOf(cell?.lines ?? []) > LONGEST_LABEL)) return undefined;
  let isNamed = false;
  for (const cell of cells) {
    const lines = cell?.lines ?? [];
    const text = passageText(recognition.document, lines).trim();
    if (labelsBureau(recognition, lines, text)) isNamed = true;
    else if (!isBesideBureau(recognition, text)) return undefined;
  }
  return isNamed ? cells.map((cell) => [...(cell?.lines ?? [])]) : undefined;
}

/** 某某局 | 二、部门职责边界: the bureau's name and the title of a part in cells of one row, and nothing else; undefined for any other row. */
export function bureauBesideTitle(
  { vocabulary, document }: Recognition,
  cells: readonly (Cell | undefined)[],
): Line[][] | undefined {
  if (cells.length !== 2 || cells.some((cell) => isLong(cell?.lines ?? []))) return undefined;
  const texts = cells.map((cell) => passageText(document, cell?.lines ?? []).trim());
  const name = texts.findIndex((text) => namesBureau(text));
  if (name < 0 || vocabulary.partOf(texts[1 - name] ?? "") === undefined) return undefined;
  return cells.map((cell) => [...(cell?.lines ?? [])]);
}

/** The length of all lines together. */
function lengthOf(lines: readonly Line[]): number {
  let length = 0;
  for (const { start, end } of lines) length += end - start;
  return length;
}

function isLong([first, ...others]: readonly Line[]): boolean {
  return first === undefined || others.length > 0 || first.end - first.start > LONGEST_LABEL;
}

function labelsBureau(recognition: Recognition, lines: readonly Line[], text: string): boolean {
  if ((labelledBureau(recognition, lines) ?? "") !== "") return true;
  const unit = recognition.vocabulary.afterLabel("unit", unbracketed(text));
  return unit !== undefined && namesBureau(nameAlone(unit));
}

function isBesideBureau({ vocabulary }: Recognition, text: string): boolean {
  const unit = vocabulary.afterLabel("unit", unbracketed(text));
  return (
    vocabulary.afterLabel("date", text) !== undefined ||
    SIGNATURE.test(text.replace(/[\s\u3000]+/gu, "")) ||
    parseDate(text) !== "" ||
    (unit !== undefined && isMeasure(unit))
  );
}
