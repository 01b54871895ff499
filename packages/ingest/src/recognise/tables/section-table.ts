import { leadingNumber, serialValue } from "@qingdan/model";
import type { Line, Table } from "../../blocks.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";

/**
 * The cells of a table without a header whose first cells are section headings (监督检查对象 | text), as the lines of prose that they
 * stand for; undefined for any other table.
 */
export function sectionTableLines(recognition: Recognition, table: Table): Line[][] | undefined {
  const numbers: Line[] = [];
  const rows = table.rows.map((row) => {
    const filled = row.filter((cell) => cell !== undefined && cell.lines.length > 0);
    // 1 | 监督检查对象 | text: the number of the section stands in a cell of its own.
    const serial = filled.length === 3 ? (filled[0]?.lines ?? []) : [];
    if (serial.length === 0 || serialValue(passageText(recognition.document, serial)) === undefined) return filled;
    numbers.push(...serial);
    return filled.slice(1);
  });
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length < 2) return undefined;
  const headed = filled.filter((row) => {
    const text = passageText(recognition.document, row[0]?.lines ?? []);
    return row.length === 2 && text.length <= 24 && recognition.vocabulary.kindsOf(unnumbered(text)).length > 0;
  });
  if (headed.length < 2 || headed.length * 2 <= filled.length) return undefined;
  markFurniture(recognition, "serial", numbers);
  // What says whose regime it is stands in front of its sections, wherever the table has it.
  const isUnit = (row: Table["rows"][number]): boolean =>
    row.length === 2 && namesUnit(recognition, row[0]?.lines ?? []);
  return [...filled.filter(isUnit), ...filled.filter((row) => !isUnit(row))].flatMap((row) =>
    row.map((cell) => (cell?.lines ?? []).map(({ start, end }) => ({ start, end }))),
  );
}

function namesUnit({ document, vocabulary }: Recognition, lines: readonly Line[]): boolean {
  const known = vocabulary.columnOf("oversight", passageText(document, lines));
  return known?.field === "unit" && known.remainder === "";
}

function unnumbered(text: string): string {
  return text.slice(leadingNumber(text)?.length ?? 0);
}
