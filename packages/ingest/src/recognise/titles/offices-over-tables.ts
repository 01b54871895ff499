import { leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import { namesBureau } from "../lists/recognise-bureau.ts";
import { isOfficeName } from "../organisation-names.ts";
import { dropStart, lineText, markFurniture, placeOf, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import type { PartRows } from "../tables/read-rows.ts";

/**
 * Lines that name an office (（一）社会救助股), one over each of the tables of part one, none of which has a column for the offices: the office stands
 * with the first row of its table, as in a merged cell. Reported.
 */
export function officesOverTables(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const tables = pieces.flatMap((piece, index) => (isTableOfDuties(recognition, piece) ? [index] : []));
  const offices = tables.map((index) => officeIn(recognition, pieces[index - 1]));
  const [first] = offices;
  if (first === undefined || offices.length < 2 || offices.includes(undefined)) return [...pieces];
  recognition.diagnostics.push({
    code: "ingest/offices-over-tables",
    severity: "hint",
    place: placeOf(recognition, [first.line]),
    message: `${offices.length} 个表格上方的内设机构名称，已读作各表的责任科室`,
    actual: lineText(recognition.document, first.line),
    remedy: "请核对；最好在表内列出“责任科室”一栏",
  });
  for (const office of offices) if (office !== undefined) markFurniture(recognition, "numbering", [office.number]);
  const lines = new Map(tables.map((index, at) => [index, offices[at]?.line]));
  return pieces.flatMap((piece, index): Piece[] => {
    if (lines.has(index + 1)) return [];
    const line = lines.get(index);
    return [line === undefined ? piece : { ...piece, office: [line] }];
  });
}

function isTableOfDuties(recognition: Recognition, piece: Piece): boolean {
  const header = piece.kind === "table" ? readHeader(recognition, piece) : undefined;
  const has = (field: string): boolean => header?.columns.some((column) => column.field === field) === true;
  return header?.part === "duties" && has("duty") && !has("unit");
}

/** The name of the office that a paragraph is, and the number in front of it. */
function officeIn({ document }: Recognition, piece: Piece | undefined): { line: Line; number: Line } | undefined {
  const [line, ...others] = piece?.kind === "paragraph" ? piece.lines : [];
  if (line === undefined || others.length > 0 || line.end - line.start > LONGEST) return undefined;
  const length = leadingNumber(lineText(document, line))?.length ?? 0;
  const name = dropStart(document, line, length);
  // Over the tables of several bureaus stand their names.
  if (!isOfficeName(lineText(document, name)) || namesBureau(lineText(document, name))) return undefined;
  return { line: { start: name.start, end: name.end }, number: { start: line.start, end: line.start + length } };
}

/** No name of an office with its number is longer. */
const LONGEST = 24;

/** The office that stands above a table, on the first of its rows. */
export function takeOffice({ rows, columns }: PartRows, at: number, office: Line[]): void {
  const row = rows[at];
  if (row !== undefined) row.fields["unit"] = office;
  if (!columns.some(({ field }) => field === "unit")) columns.push({ field: "unit", heading: "责任科室" });
}
