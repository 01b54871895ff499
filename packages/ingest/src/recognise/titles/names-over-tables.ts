import { leadingNumber, sameForm, type Part } from "@qingdan/model";
import type { Line, Table } from "../../blocks.ts";
import { BAND_FIELDS, cellOf } from "../tables/group-bands.ts";
import { lineText, markFurniture, passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { readHeader } from "../header/read-header.ts";

/**
 * Paragraphs that number a group and print its name (（一）防汛抗旱), each over a table of that one group which names it once more and has no
 * number for it: the number becomes the group's, and what else the paragraph says is said twice.
 */
export function namesOverTables(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const numbered = new Map<number, Table>();
  for (const [index, piece] of pieces.entries()) {
    const above = pieces[index - 1];
    const [line, ...others] = above?.kind === "paragraph" ? above.lines : [];
    if (piece.kind !== "table" || line === undefined || others.length > 0) continue;
    const table = withNumber(recognition, piece, line, () => titleAbove(recognition, pieces, index));
    if (table !== undefined) numbered.set(index, table);
  }
  if (numbered.size === 0) return [...pieces];
  return pieces.flatMap((piece, index): Piece[] => {
    if (numbered.has(index + 1)) return [];
    const table = numbered.get(index);
    return [table === undefined ? piece : { ...piece, ...table }];
  });
}

/** The table with the number of the line above it in front of its group; undefined where the line does not name the group. */
function withNumber(
  recognition: Recognition,
  table: Table,
  line: Line,
  titled: () => Part | undefined,
): Table | undefined {
  const text = lineText(recognition.document, line);
  const number = leadingNumber(text);
  const header =
    number === undefined ? undefined : (readHeader(recognition, table) ?? readHeader(recognition, table, titled()));
  if (number === undefined || header === undefined) return undefined;
  const group = header.columns.findIndex(({ field }) => field === BAND_FIELDS[header.part]);
  const serial = header.columns.findIndex(({ field }) => field === "serial");
  const names = table.rows.slice(header.rows).map((row) => row[group]?.lines ?? []);
  const [name = [], ...others] = names;
  if (group < 0 || others.some((lines) => lines.length > 0)) return undefined;
  if (!sameForm(text.slice(number.length), passageText(recognition.document, name))) return undefined;
  // Bands have a column for the number already; any other table that has one prints its own.
  if (table.bands === true ? (table.rows[header.rows]?.[0]?.lines.length ?? 0) > 0 : serial >= 0) return undefined;
  const start = line.start + text.indexOf(number.printed);
  const own = cellOf([{ start, end: start + number.printed.length }]);
  markFurniture(recognition, "repeated group", [{ start: start + number.printed.length, end: line.end }]);
  if (table.bands === true)
    return { ...table, rows: table.rows.map((row, at) => (at === header.rows ? [own, ...row.slice(1)] : row)) };
  markFurniture(recognition, "header", header.columns[group]?.lines ?? []);
  const rows = table.rows.map((row, at) => [
    at === header.rows ? own : cellOf([]),
    at < header.rows ? cellOf([]) : (row[group] ?? cellOf([])),
    ...row.filter((_, column) => column !== group),
  ]);
  return { ...table, columns: table.columns + 1, rows, bands: true };
}

/** The part whose title stands nearest above a piece: most columns of a card may be of the list's own words. */
function titleAbove({ document, vocabulary }: Recognition, pieces: readonly Piece[], at: number): Part | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    const part = piece?.kind === "paragraph" ? vocabulary.partOf(passageText(document, piece.lines)) : undefined;
    if (part !== undefined) return part;
  }
  return undefined;
}
