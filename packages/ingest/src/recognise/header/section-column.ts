import { leadingNumber, SECTION_KINDS } from "@qingdan/model";
import type { Line, Table } from "../../blocks.ts";
import type { HeaderColumn } from "./header.ts";
import { passageText, type Recognition } from "../passage.ts";
import { proseLines } from "../prose/prose-lines.ts";

/** How many rows tell whether a column names sections. */
const SECTION_SAMPLE = 12;

/** What a column holds whose cells name the sections of regimes, were its heading to be believed: what sections are called, or say. */
const SECTION_FIELDS: ReadonlySet<string> = new Set(["heading", "text", ...SECTION_KINDS]);

/**
 * Of two columns that hold the names of sections and their texts (制度要素 | 制度内容, 监管内容 | 具体内容) the cells tell which is which, whatever
 * the headings: that whose cells name sections is read as their headings, and no other is.
 */
export function sectionsByCells(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const at = columns.findIndex(
    ({ field = "" }, index) => SECTION_FIELDS.has(field) && namesSections(recognition, table, row, index),
  );
  const others = columns.filter((column, index) => index !== at && column.field === "heading");
  if (at < 0 || (columns[at]?.field === "heading" && others.length === 0)) return columns;
  return columns.map((column, index) => {
    if (index === at) return column.field === "heading" ? column : { ...column, field: "heading", guessed: true };
    return others.includes(column) ? { ...column, field: undefined } : column;
  });
}

/**
 * Where no column is of the sections, that whose cells have all of them written one below the other (1.监督检查对象：… ⏎ 2.监督检查内容：…) holds their
 * texts: one that is unknown, or a second name of regimes (监管制度 behind 监管事项).
 */
export function sectionsWritten(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  if (columns.some(({ field = "" }) => field.split("+").some((one) => SECTION_FIELDS.has(one)))) return columns;
  const titles = columns.flatMap(({ field }, index) => (field === "title" ? [index] : []));
  const at = columns.findIndex((column, index) => {
    const isOpen = column.field === undefined && column.heading !== "";
    if (!isOpen && titles.indexOf(index) <= 0) return false;
    return table.rows.slice(row + 1, row + 3).some((cells) => holdsSections(recognition, cells[index]?.lines ?? []));
  });
  if (at < 0) return columns;
  return columns.map((column, index) =>
    index === at ? { ...column, field: "text", ...(column.field === undefined ? { guessed: true } : {}) } : column,
  );
}

/** True for the text of a cell that has two headings of sections in it, each at the head of a line. */
function holdsSections(recognition: Recognition, lines: readonly Line[]): boolean {
  if (lines.length < 2) return false;
  return proseLines(recognition, lines).filter(({ heading }) => heading !== undefined).length >= 2;
}

/**
 * The column whose cells name the sections of regimes (监督检查对象, 监督检查内容 …), its heading unknown or that of a column before it (监管项目 behind
 * 监管事项); -1 where there is none.
 */
export function sectionColumn(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: readonly HeaderColumn[],
): number {
  if (columns.some((column) => column.field === "heading")) return -1;
  return columns.findIndex((column, index) => {
    const isDoubled = columns.slice(0, index).some(({ field }) => field === column.field);
    if ((column.field !== undefined && !isDoubled) || column.heading === "") return false;
    return namesSections(recognition, table, row, index);
  });
}

/** True for a column of which most cells name a section: two of them with all of its name (监督检查对象), or three by its last word (对象). */
function namesSections(recognition: Recognition, table: Table, row: number, column: number): boolean {
  const { kindsOf } = recognition.vocabulary;
  let filled = 0;
  const named: string[] = [];
  const bare: string[] = [];
  for (const cells of table.rows.slice(row + 1, row + 1 + SECTION_SAMPLE)) {
    const text = passageText(recognition.document, cells[column]?.lines ?? []);
    if (text === "") continue;
    filled += 1;
    if (text.length > 30) continue;
    const words = text.slice(leadingNumber(text)?.length ?? 0);
    if (kindsOf(words).length > 0) named.push(words);
    else if (kindsOf(words, { bare: true }).length > 0) bare.push(words);
  }
  const isNamed = new Set(named).size >= 2 || new Set([...named, ...bare]).size >= 3;
  return isNamed && (named.length + bare.length) * 2 > filled;
}
