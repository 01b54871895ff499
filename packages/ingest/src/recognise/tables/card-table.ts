import type { Cell, Line, Table } from "../../blocks.ts";
import { BAND_FIELDS, bandCells, cellOf } from "./group-bands.ts";
import { SIDE_FIELDS } from "./labelled-row.ts";
import { dropStart, markFurniture, passageText, type Recognition } from "../passage.ts";
import type { Header } from "../header/header.ts";
import { readHeader } from "../header/read-header.ts";

/** A label and its text. */
interface LabelledText {
  label: Cell;
  text: Cell;
}

/** A table of one group with what its rows of labels above the header say. */
interface Card {
  table: Table;
  header: Header;
  name: LabelledText;
  number: LabelledText | undefined;
  labels: ReadonlyMap<string, LabelledText>;
}

/**
 * A table of one group that names it in rows of label and text above its header (管理事项 | 防汛抗旱 over 相关部门 | 职责分工), laid out with
 * two columns for its number and text in front, as a table of several groups has them. What else is labelled there moves below the rows.
 * undefined for any other table.
 */
function cardOf(recognition: Recognition, table: Table): Card | undefined {
  const header = readHeader(recognition, table);
  const group = header === undefined ? undefined : BAND_FIELDS[header.part];
  if (header === undefined || group === undefined || header.first === 0) return undefined;
  if (header.columns.some(({ field }) => field === group)) return undefined;
  const labels = new Map<string, LabelledText>();
  for (const row of table.rows.slice(0, header.first)) {
    const pairs = pairsOf(row);
    const filled = row.filter((cell) => cell !== undefined && cell.lines.length > 0).length;
    if (filled > pairs.flatMap(({ label, text }) => [label, text]).filter(({ lines }) => lines.length > 0).length)
      return undefined;
    for (const pair of pairs) {
      const heading = passageText(recognition.document, pair.label.lines);
      const [counted = heading] = COUNTED.exec(heading) ?? [];
      const field = recognition.vocabulary.columnOf(header.part, counted)?.field ?? "";
      if (field === group && counted !== heading && !labels.has("serial")) {
        // 职责1: the number behind the name of the column is that of the group.
        const cut = numberBehind(recognition, pair.label.lines, counted.length);
        labels.set("serial", { label: cellOf([]), text: cellOf([cut.number]) });
        labels.set(group, { label: cellOf([cut.name]), text: pair.text });
        continue;
      }
      if (labels.has(field) || (field !== "serial" && field !== group && !SIDE_FIELDS.has(field))) return undefined;
      labels.set(field, pair);
    }
  }
  const name = labels.get(group);
  if (name === undefined || name.text.lines.length === 0) return undefined;
  return { table, header, name, number: labels.get("serial"), labels };
}

/** The table of a card, with its number and name in front of its rows. */
function layOut(recognition: Recognition, { table, header, name, number, labels }: Card): Table {
  const cells = number === undefined ? bandCells(recognition, header.part, name.text.lines) : [number.text, name.text];
  for (const label of [name.label, ...(number === undefined ? [] : [number.label])])
    markFurniture(recognition, "label", label.lines);
  const aside = [...labels].filter(([field]) => SIDE_FIELDS.has(field)).map(([, { label, text }]) => [label, text]);
  const first = header.rows;
  const rows: Table["rows"] = [...table.rows.slice(header.first), ...aside].map((row, index) => [
    ...(header.first + index === first ? cells : [cellOf([]), cellOf([])]),
    ...row,
  ]);
  // A card without rows has its name all the same.
  if (rows.length <= first - header.first) rows.push(cells);
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
  const cards = begins.map((begin, at) =>
    cardOf(recognition, { ...table, rows: table.rows.slice(begin, begins[at + 1]) }),
  );
  const found = cards.filter((card) => card !== undefined);
  return found.length === cards.length ? found.map((card) => layOut(recognition, card)) : undefined;
}

/** 职责 of 职责1. */
const COUNTED = /^[^\s0-9０-９]{2,10}(?=[\s\u3000]?[0-9０-９]{1,3}$)/u;

/** The first line of a label cut behind its name. */
function numberBehind(
  { document }: Recognition,
  [line]: readonly Line[],
  length: number,
): Record<"name" | "number", Line> {
  const { start } = line as Line;
  return { name: { start, end: start + length }, number: dropStart(document, line as Line, length) };
}

/** The labels of a row with their texts; [] where it is not made of them. */
function pairsOf(row: Table["rows"][number]): LabelledText[] {
  const cells = row.filter((cell) => cell !== undefined);
  while (cells.length > 2 && cells.at(-1)?.lines.length === 0) cells.pop();
  const pairs: LabelledText[] = [];
  for (let at = 0; at + 1 < cells.length; at += 2)
    pairs.push({ label: cells[at] as Cell, text: cells[at + 1] as Cell });
  return pairs;
}
