import { firstCell } from "../../first-cell.ts";
import type { Line } from "../../blocks.ts";
import type { PendingNote } from "../part-result.ts";
import { linesOfRows } from "../tables/lines-of-rows.ts";
import { passageText, placeOf, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import type { FoundPart } from "./find-parts.ts";

/** What stands under a title, or on a sheet, that is of no part of the form: notes behind the part above, and reported. */
export function foreignNotes(recognition: Recognition, { part, foreign }: FoundPart): PendingNote[] {
  let sheet: string | undefined;
  for (const [index, piece] of foreign.entries()) {
    // A title stands on the sheet of the table below it.
    const own = foreign.slice(index).find(({ kind }) => kind === "table");
    const name = own?.kind === "table" ? own.sheet : undefined;
    if (index === 0 || (piece.kind === "table" && name !== sheet)) report(recognition, piece);
    sheet = name;
  }
  return foreign
    .flatMap((piece) => (piece.kind === "paragraph" ? [piece.lines] : linesOfRows(piece)))
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ part, lines, before: false }));
}

function report(recognition: Recognition, piece: Piece): void {
  const isTable = piece.kind === "table";
  const lines: Line[] = isTable ? (firstCell(piece)?.lines ?? []) : piece.lines;
  const text = (isTable ? piece.sheet : undefined) ?? passageText(recognition.document, lines);
  recognition.diagnostics.push({
    code: "ingest/unknown-part",
    severity: "warning",
    place: placeOf(recognition, lines),
    message: `${isTable ? "工作表" : "标题"}“${text.replace(/\s+/gu, "")}”不是责任清单的任何一个部分，其下内容已作为附注保留在前一部分之后`,
    actual: text,
    remedy: "如为某一部分的另一种名称，请用 --vocabulary FILE 在 parts 中补充该名称",
  });
}
