import {
  decodeRowKey,
  extraField,
  formSheet,
  isEndMark,
  KEY_HEADING,
  matchForm,
  PARTS,
  SECTION_KINDS,
  tableOfKey,
  withoutWhiteSpace,
  type Part,
  type Vocabulary,
} from "@qingdan/model";
import { columnName } from "../readers/xlsx/cell-reference.ts";
import type { EditedColumn } from "./edited-workbook.ts";
import type { ShownSheet } from "./merged-cells.ts";

/** The header of an edited sheet: its row, its columns from left to right, and the hidden key column where it is there. */
export interface EditedHeader {
  row: number;
  columns: EditedColumn[];
  keyColumn: number | undefined;
}

/** Rows at the top of a sheet in which the header is looked for. */
const TOP_ROWS = 30;
/** No heading is longer than this, and no key: longer texts need not be looked at. */
const LONGEST_HEADING = 60;

/** The fields of the form by the wording of their headings, with which other headings are compared. */
const FORM_FIELDS: ReadonlyMap<Part, ReadonlyMap<string, string>> = new Map(
  PARTS.map((part) => [
    part,
    new Map(formSheet(part).columns.map(({ heading, field }) => [matchForm(heading), field])),
  ]),
);

/** The field of the form that a heading names: the form's own wording first, then the vocabulary. */
function fieldOfHeading(part: Part, heading: string, vocabulary: Vocabulary): string | undefined {
  if (heading.length > LONGEST_HEADING) return undefined;
  const own = FORM_FIELDS.get(part)?.get(matchForm(heading));
  if (own !== undefined) return own;
  const known = vocabulary.columnOf(part, heading)?.field;
  if (known === undefined) return undefined;
  const first = known.split("+")[0] ?? "";
  // A column of several kinds (监督检查方式及程序) is the column of its first kind, as in the standard form.
  if (part === "oversight" && SECTION_KINDS.some((kind) => kind === first)) return first;
  return formSheet(part).columns.some((column) => column.field === known) ? known : undefined;
}

/**
 * The header of the sheet of `part`: the row that names most of the form's columns, at least two of them, in any order. A heading that
 * nobody knows, a second column of the same field, and a column without a heading that has text below are columns of their own.
 */
export function findHeader(shown: ShownSheet, part: Part, vocabulary: Vocabulary): EditedHeader | undefined {
  const { sheet } = shown;
  let best: { row: number; count: number } | undefined;
  for (let row = 1; row <= Math.min(sheet.maxRow, TOP_ROWS); row += 1) {
    const fields = new Set<string>();
    for (const { text } of sheet.cells.get(row)?.values() ?? []) {
      const field = fieldOfHeading(part, text, vocabulary);
      if (field !== undefined) fields.add(field);
    }
    if (fields.size >= 2 && fields.size > (best?.count ?? 0)) best = { row, count: fields.size };
    // No row names more than all of them.
    if (best?.count === formSheet(part).columns.length) break;
  }
  if (best === undefined) return undefined;
  const header: EditedHeader = { row: best.row, columns: [], keyColumn: undefined };
  const used = new Set<string>();
  const keyed = keyColumns(shown, best.row);
  for (let column = 1; column <= sheet.maxColumn; column += 1) {
    const heading = (sheet.cells.get(best.row)?.get(column)?.text ?? "").trim();
    if (withoutWhiteSpace(heading).toLowerCase() === KEY_HEADING || keyed.has(column)) {
      header.keyColumn ??= column;
      continue;
    }
    if (heading === "" && !hasTextBelow(shown, column, best.row)) continue;
    const known = fieldOfHeading(part, heading, vocabulary);
    const extra = used.has(extraField(heading)) ? `${heading}（${columnName(column)}列）` : heading;
    const field = known !== undefined && !used.has(known) ? known : extraField(extra);
    used.add(field);
    header.columns.push({ field, heading: extra, column, address: `${columnName(column)}${best.row}` });
  }
  return header;
}

/** The columns whose heading may be gone but whose cells hold the end mark or a key. */
function keyColumns({ sheet }: ShownSheet, header: number): Set<number> {
  const found = new Set<number>();
  for (const [row, cells] of sheet.cells) {
    if (row <= header) continue;
    cells.forEach(({ text }, column) => {
      if (text === "" || text.length > LONGEST_HEADING || text.charCodeAt(0) >= 0x4e00 || found.has(column)) return;
      if (isEndMark(text) || decodeRowKey(text)?.keys.some((key) => tableOfKey(key) !== undefined)) found.add(column);
    });
  }
  return found;
}

/** Text of its own, not that of a full-width line. */
function hasTextBelow({ sheet, mergeAt }: ShownSheet, column: number, header: number): boolean {
  for (const [row, cells] of sheet.cells) {
    if (row > header && (cells.get(column)?.text ?? "").trim() !== "" && mergeAt(row, column) === undefined)
      return true;
  }
  return false;
}
