import { ABSENT_STATEMENT, EMPTY_STATEMENT, sameText } from "@qingdan/model";
import type { BasePart } from "./base-part.ts";
import type { EditedSheet } from "./edited-workbook.ts";

/**
 * True where a sheet is as it was exported: every row of the base under its own key, in its place, with its words in every column, and the
 * notes likewise. Most workbooks come back with most of their sheets untouched; these need no comparison row by row.
 */
export function isUntouched(sheet: EditedSheet, { rows, form }: BasePart): boolean {
  if (!sheet.keyed || !sheet.complete || sheet.rows.length !== rows.length) return false;
  const { state, notesBefore, notesAfter, extraColumns } = form;
  const statement = { absent: ABSENT_STATEMENT, empty: EMPTY_STATEMENT, rows: "" }[state];
  if (extraColumns.length > 0 || sheet.statement !== statement) return false;
  const notes = [...notesBefore, ...notesAfter];
  const sameNotes =
    notes.length === sheet.lines.length &&
    notes.every(
      ({ key, text }, index) => sheet.lines[index]?.key === key && sameText(sheet.lines[index]?.text ?? "", text),
    );
  if (!sameNotes) return false;
  const fields = new Set(sheet.columns.map(({ field }) => field));
  return rows.every(({ group, member, cells }, index) => {
    const row = sheet.rows[index];
    if (row === undefined || row.keys[0] !== group || (row.keys[1] ?? "") !== member) return false;
    for (const field of fields) {
      const cell = row.cells[field];
      if (cell?.kind !== "text" || !sameText(cell.text, cells[field] ?? "")) return false;
    }
    return true;
  });
}
