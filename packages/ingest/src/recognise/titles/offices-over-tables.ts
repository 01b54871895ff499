import { leadingNumber, type Part } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { readHeader } from "../header/read-header.ts";
import { namesBureau } from "../lists/recognise-bureau.ts";
import { isOfficeName } from "../organisation-names.ts";
import { dropStart, lineText, markFurniture, placeOf, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import type { PartRows } from "../tables/read-rows.ts";

/** The column of offices in a part whose tables may be those of one office each, and the column that tells such a table. */
const OFFICES: Partial<Record<Part, { field: string; heading: string; group: string }>> = {
  duties: { field: "unit", heading: "责任科室", group: "duty" },
  services: { field: "agency", heading: "承办机构", group: "name" },
};

/**
 * Lines that name an office (（一）社会救助股), one over each of the tables of part one or of the services, or over the rows below one head, where no column
 * is of the offices: the office stands with the first row below it, as in a merged cell. Reported.
 */
export function officesOverTables(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const tables = tablesWithoutOffices(recognition, pieces);
  const offices = tables.map((index) => officeIn(recognition, pieces[index - 1]));
  const [first] = offices;
  reportSheets(recognition, pieces, tables);
  if (first === undefined || offices.length < 2 || offices.includes(undefined)) return [...pieces];
  recognition.diagnostics.push({
    code: "ingest/offices-over-tables",
    severity: "hint",
    place: placeOf(recognition, [first.line]),
    message: `${offices.length} 处表格或者各行上方的内设机构名称，已读作其下各行的科室（承办机构）`,
    actual: lineText(recognition.document, first.line),
    remedy: "请核对；最好在表内列出“责任科室”“承办机构”一栏",
  });
  for (const office of offices) if (office !== undefined) markFurniture(recognition, "numbering", [office.number]);
  const lines = new Map(tables.map((index, at) => [index, offices[at]?.line]));
  return pieces.flatMap((piece, index): Piece[] => {
    if (lines.has(index + 1)) return [];
    const line = lines.get(index);
    return [line === undefined ? piece : { ...piece, office: [line] }];
  });
}

/** Says that sheets are called by offices, each of which may be that of its rows: a name of a sheet is no text of the list, and not stored. */
function reportSheets(recognition: Recognition, pieces: readonly Piece[], tables: readonly number[]): void {
  const sheets = tables.flatMap((index) => {
    const piece = pieces[index];
    const name = piece?.kind === "table" ? (piece.sheet?.trim() ?? "") : "";
    return isOfficeName(name) && !namesBureau(name) ? [name] : [];
  });
  const names = [...new Set(sheets)];
  if (names.length < 2 || sheets.length < tables.length) return;
  recognition.diagnostics.push({
    code: "ingest/sheets-of-offices",
    severity: "warning",
    place: { file: recognition.document.file, sheet: names[0] as string },
    message: `${names.length} 张工作表以内设机构命名，表内没有“责任科室”“承办机构”一栏；工作表名称不作为清单内容读取`,
    actual: names.slice(0, 6).join("、"),
    remedy: "工作表名称即为责任科室（承办机构）的，请在表内加上这一栏",
  });
}

/** The tables of duties or services without a column of offices, and the rows that go on below the head of one. */
function tablesWithoutOffices(recognition: Recognition, pieces: readonly Piece[]): number[] {
  const found: number[] = [];
  let isOpen = false;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "paragraph") continue;
    const header = readHeader(recognition, piece);
    const offices = header === undefined ? undefined : OFFICES[header.part];
    const has = (field: string): boolean =>
      header?.columns.some((column) => column.field?.split("+").includes(field)) === true;
    isOpen = header === undefined ? isOpen && piece.continues === true : offices !== undefined && has(offices.group);
    if (offices !== undefined && has(offices.field)) isOpen = false;
    // A head alone has its rows below the first office.
    if (isOpen && piece.rows.length > (header?.rows ?? 0)) found.push(index);
  }
  return found;
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

/** The office that stands above rows, on the first of them. */
export function takeOffice({ rows, columns }: PartRows, part: Part, at: number, office: Line[]): void {
  const { field, heading } = OFFICES[part] ?? { field: "unit", heading: "责任科室" };
  const row = rows[at];
  if (row !== undefined) row.fields[field] = office;
  if (!columns.some((column) => column.field === field)) columns.push({ field, heading });
}
