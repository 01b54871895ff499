import { leadingNumber } from "@qingdan/model";
import type { Line, Table } from "../blocks.ts";
import { passageText, type Recognition } from "./passage.ts";

/**
 * The cells of a table without a header whose first cells are section headings (监督检查对象 | text), as the lines of prose that they
 * stand for; undefined for any other table.
 */
export function sectionTableLines(recognition: Recognition, table: Table): Line[][] | undefined {
  const rows = table.rows.map((row) => row.filter((cell) => cell !== undefined && cell.lines.length > 0));
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length < 2) return undefined;
  const headed = filled.filter((row) => {
    const text = passageText(recognition.document, row[0]?.lines ?? []);
    return row.length === 2 && text.length <= 24 && recognition.vocabulary.kindsOf(unnumbered(text)).length > 0;
  });
  if (headed.length < 2 || headed.length * 2 <= filled.length) return undefined;
  return filled.flatMap((row) => row.map((cell) => (cell?.lines ?? []).map(({ start, end }) => ({ start, end }))));
}

function unnumbered(text: string): string {
  return text.slice(leadingNumber(text)?.length ?? 0);
}
