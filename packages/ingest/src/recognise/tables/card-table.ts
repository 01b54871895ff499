import type { Cell, Table } from "../../blocks.ts";
import { BAND_FIELDS, bandCells, cellOf } from "./group-bands.ts";
import { SIDE_FIELDS } from "./labelled-row.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";
import { readHeader } from "../header/read-header.ts";

/**
 * A table of one group that names it in rows of label and text above its header (管理事项 | 防汛抗旱 over 相关部门 | 职责分工), laid out with
 * two columns for its number and text in front, as a table of several groups has them. What else is labelled there moves below the rows.
 * undefined for any other table.
 */
function cardTable(recognition: Recognition, table: Table): Table | undefined {
  const header = readHeader(recognition, table);
  const group = header === undefined ? undefined : BAND_FIELDS[header.part];
  if (header === undefined || group === undefined || header.first === 0) return undefined;
  if (header.columns.some(({ field }) => field === group)) return undefined;
  const labels = new Map<string, { label: Cell; text: Cell }>();
  for (const row of table.rows.slice(0, header.first)) {
    for (const pair of pairsOf(row)) {
      const heading = passageText(recognition.document, pair.label.lines);
      const field = recognition.vocabulary.columnOf(header.part, heading)?.field ?? "";
      if (labels.has(field) || (field !== "serial" && field !== group && !SIDE_FIELDS.has(field))) return undefined;
      labels.set(field, pair);
    }
  }
  const name = labels.get(group);
  if (name === undefined || name.text.lines.length === 0) return undefined;
  const number = labels.get("serial");
  const cells = number === undefined ? bandCells(recognition, header.part, name.text.lines) : [number.text, name.text];
  for (const label of [name.label, ...(number === undefined ? [] : [number.label])])
    markFurniture(recognition, "label", label.lines);
  const aside = [...labels].filter(([field]) => SIDE_FIELDS.has(field)).map(([, { label, text }]) => [label, text]);
  const first = header.rows;
  const rows = [...table.rows.slice(header.first), ...aside].map((row, index) => [
    ...(header.first + index === first ? cells : [cellOf([]), cellOf([])]),
    ...row,
  ]);
  return { ...table, columns: table.columns + 2, rows, bands: true };
}

/**
 * The tables of several groups one below the other on a sheet, each with rows of label and text above the same header, as cards are; undefined for any
 * other table.
 */
export function cardTables(recognition: Recognition, table: Table): Table[] | undefined {
  const header = readHeader(recognition, table);
  if (header === undefined || header.first === 0 || BAND_FIELDS[header.part] === undefined) return undefined;
  const textOf = (row: Table["rows"][number]): string =>
    row.map((cell) => passageText(recognition.document, cell?.lines ?? [])).join("\t");
  const heads = textOf(table.rows[header.first] ?? []);
  const begins = [0];
  for (const [index, row] of table.rows.entries()) {
    if (index <= header.first || textOf(row) !== heads) continue;
    // As many rows of labels stand above each header.
    begins.push(index - header.first);
  }
  const tables = begins.map((begin, at) =>
    cardTable(recognition, { ...table, rows: table.rows.slice(begin, begins[at + 1]) }),
  );
  const found = tables.filter((card) => card !== undefined);
  return found.length === tables.length ? found : undefined;
}

/** The labels of a row with their texts; [] where it is not made of them. */
function pairsOf(row: Table["rows"][number]): { label: Cell; text: Cell }[] {
  const cells = row.filter((cell) => cell !== undefined);
  while (cells.length > 2 && cells.at(-1)?.lines.length === 0) cells.pop();
  const pairs: { label: Cell; text: Cell }[] = [];
  for (let at = 0; at + 1 < cells.length; at += 2)
    pairs.push({ label: cells[at] as Cell, text: cells[at + 1] as Cell });
  return pairs;
}
