import type { Part } from "@qingdan/model";
import type { Paragraph, Table } from "../../blocks.ts";
import type { PendingNote } from "../part-result.ts";
import { linesOfRows } from "../tables/lines-of-rows.ts";
import { passageText, placeOf, type Recognition } from "../passage.ts";

/**
 * True for a table with a head (序号 | 权力类型 | …) over rows that stands behind `front`: no cover, and no layout of a page. What tells how to
 * fill in the form may have one.
 */
export function isTableOfRows(
  { vocabulary, document }: Recognition,
  table: Table,
  front: readonly Paragraph[],
): boolean {
  const filled = table.rows.map((row) => row.filter((cell) => cell !== undefined && cell.lines.length > 0));
  const [head, ...rows] = filled.filter((cells) => cells.length >= 3);
  const known = head?.filter((cell) => vocabulary.isHeading(passageText(document, cell?.lines ?? []))) ?? [];
  if (known.length < 2 || rows.length === 0) return false;
  return !front.some(({ lines }) => vocabulary.isLabel("instructions", passageText(document, lines)));
}

/** The rows of tables in front of the first part that are none of the form's (a list of powers): notes in front of that part, and reported. */
export function frontTableNotes(recognition: Recognition, part: Part, tables: readonly Table[]): PendingNote[] {
  return tables.flatMap((table) => {
    const rows = linesOfRows(table);
    recognition.diagnostics.push({
      code: "ingest/unknown-part",
      severity: "warning",
      place: placeOf(recognition, rows[0] ?? []),
      message: "责任清单之前另有一张表，不是清单的任何一个部分，其内容已作为附注保留在第一部分之前",
      actual: passageText(recognition.document, rows[0] ?? []),
      remedy: "如为清单的一个部分，请更正表头，或用 --vocabulary FILE 补充栏目名称",
    });
    return rows.map((lines) => ({ part, lines, before: true }));
  });
}
