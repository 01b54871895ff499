import {
  comparisonText,
  extraField,
  formPart,
  type FormRow,
  type Note,
  type Part,
  REMARK_HEADING,
  type ResponsibilityList,
  sameText,
} from "@qingdan/model";
import type { Draft } from "./draft-part.ts";
import type { EditedLine, EditedSheet } from "./edited-workbook.ts";

/** A note and the cell that it was read from, with its sheet; "" where it is in no sheet. */
export interface PlacedNote {
  note: Note;
  cell: string;
}

/** A row of the final list: its draft, the keys of its nodes, the group's first. */
export interface KeyedRow {
  draft: Draft;
  keys: string[];
  firstOfGroup: boolean;
}

/**
 * The notes of one part as an edited sheet has them: the base's in their order, with their new texts, without those that are gone;
 * behind them the new ones. `keys` are those of all nodes that the edited list has.
 */
export function editedNotes(
  sheet: EditedSheet,
  base: ResponsibilityList,
  rows: readonly KeyedRow[],
  keys: ReadonlySet<string>,
): PlacedNote[] {
  const own = base.notes.filter((note) => note.part === sheet.part);
  return [
    ...fullWidthNotes(
      sheet,
      own.filter((note) => note.owner === undefined),
    ),
    ...columnNotes(
      sheet,
      base,
      own.filter((note) => note.owner !== undefined),
      rows,
      keys,
    ),
  ];
}

function fullWidthNotes(sheet: EditedSheet, own: readonly Note[]): PlacedNote[] {
  const result: PlacedNote[] = [];
  const open = new Set(sheet.lines);
  const found = new Map<Note, EditedLine>();
  const find = (says: (line: EditedLine, note: Note) => boolean): void => {
    for (const note of own) {
      const line = found.has(note) ? undefined : [...open].find((candidate) => says(candidate, note));
      if (line === undefined) continue;
      found.set(note, line);
      open.delete(line);
    }
  };
  find(({ key }, note) => key === note.key);
  find(({ text }, note) => sameText(text, note.text));
  // Without keys, an edited note is the one that is left, in the order of the sheet.
  if (!sheet.keyed) find(() => true);
  for (const note of own) {
    const line = found.get(note);
    if (line === undefined) {
      if (!sheet.complete) result.push({ note, cell: "" });
      continue;
    }
    const text = sameText(line.text, note.text) ? note.text : comparisonText(line.text);
    result.push({ note: { ...note, text }, cell: `${line.sheet}!${line.address}` });
  }
  for (const { text, before, sheet: name, address } of open) {
    const note: Note = { key: "", part: sheet.part, text: comparisonText(text) };
    result.push({ note: before ? { ...note, before } : note, cell: `${name}!${address}` });
  }
  return result;
}

/** The texts of columns that the form does not have: each is a note on its row. */
function columnNotes(
  sheet: EditedSheet,
  base: ResponsibilityList,
  own: readonly Note[],
  rows: readonly KeyedRow[],
  keys: ReadonlySet<string>,
): PlacedNote[] {
  const headings = sheet.columns
    .filter(({ field }) => field === extraField(fieldHeading(field)))
    .map(({ field }) => fieldHeading(field));
  const columns = new Set(sheet.part === "accountability" ? [...headings, REMARK_HEADING] : headings);
  const baseRows = rowsByKey(base, sheet.part);
  const kept = new Map(own.map((note) => [note, { note, cell: "" }]));
  const fresh: PlacedNote[] = [];
  for (const note of own) {
    const gone = note.owner !== undefined && !keys.has(note.owner) && sheet.complete;
    if (gone) kept.delete(note);
  }
  for (const row of rows) {
    for (const heading of columns) {
      const cell = row.draft.row.cells[extraField(heading)];
      if (cell === undefined || (cell.origin < row.draft.row.row && !row.firstOfGroup)) continue;
      const at = `${row.draft.row.sheet}!${cell.address}`;
      const notes = own.filter((note) => note.heading === heading && ownsRow(note, row));
      const last = notes.at(-1);
      const baseText = baseRows.get(row.keys.at(-1) ?? "")?.cells[extraField(heading)] ?? last?.text ?? "";
      if (sameText(cell.text, baseText)) {
        if (last !== undefined) kept.set(last, { note: last, cell: at });
        continue;
      }
      const text = comparisonText(cell.text);
      // An edited cell is one note, however many were printed in it.
      for (const note of notes.slice(0, -1)) kept.delete(note);
      if (last !== undefined && text === "") kept.delete(last);
      else if (last !== undefined) kept.set(last, { note: { ...last, text }, cell: at });
      else if (text !== "") {
        const owner = row.keys.findLast((key) => key !== "") ?? "";
        fresh.push({ note: { key: "", part: sheet.part, text, owner, heading }, cell: at });
      }
    }
  }
  return [...kept.values(), ...fresh];
}

const fieldHeading = (field: string): string => field.slice(extraField("").length);

function ownsRow(note: Note, row: KeyedRow): boolean {
  return note.owner === row.keys.at(-1) || (note.owner === row.keys[0] && row.firstOfGroup);
}

function rowsByKey(base: ResponsibilityList, part: Part): Map<string, FormRow> {
  return new Map(formPart(base, part).rows.map((row) => [row.keys.at(-1) ?? "", row]));
}
