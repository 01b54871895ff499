import { leadingNumber, serialValue, type Part } from "@qingdan/model";
import type { Cell, Line, Table } from "../../blocks.ts";
import { GROUP_AND_ROWS } from "../header/group-columns.ts";
import type { Header } from "../header/header.ts";
import { lineText, passageText, placeOf, type Recognition } from "../passage.ts";
import { bandCells, cellOf } from "./group-bands.ts";
import { areNumbered } from "./numbered-lines.ts";

type Row = Table["rows"][number];

/** 1.1 · 1-2 at the head of a cell, with what may part it from the words behind it. */
const OUTLINE = /^([0-9]{1,3})[.．\-—－]([0-9]{1,3})(?=$|[\s\u3000、.．\p{Script=Han}])/u;

/** The number of a row; `group` is that of its group where it says so (1.2). */
interface Numbered {
  style: string;
  value: number;
  group?: number;
}

/** Where a table prints groups and rows in one column, with the columns of their numbers (-1: in front of the texts) and texts. */
interface Columns {
  serial: number;
  text: number;
}

/**
 * A table in whose one column groups and rows stand one below the other (主要职责及具体工作事项), told apart by numbers that count on (1 over 1.1 and
 * 1.2, 一 over 1 and 2), laid out with columns for number and text of the groups in front. undefined for any other table.
 */
export function withNumberedGroups(recognition: Recognition, table: Table, header: Header): Table | undefined {
  const columns = table.bands === true ? undefined : columnsOf(header);
  if (columns === undefined) return undefined;
  const below = table.rows.slice(header.rows);
  const heading = header.columns[columns.text]?.heading ?? "";
  const isHead = (row: Row): boolean => passageText(recognition.document, row[columns.text]?.lines ?? []) === heading;
  const isGroup = groupsOf(recognition, below, columns, isHead);
  if (isGroup === undefined) return withNamesInCells(recognition, table, header, columns);
  report(recognition, below[isGroup.indexOf(true)]?.[columns.text]?.lines ?? []);
  const rows: Table["rows"] = table.rows.slice(0, header.rows).map((row) => [cellOf([]), cellOf([]), ...row]);
  let open: Row | undefined;
  for (const [index, row] of below.entries()) {
    if (isGroup[index] === true) {
      if (open !== undefined) rows.push(open);
      open = [...groupCells(recognition, header.part, row, columns), ...otherCells(row, columns)];
      continue;
    }
    if (isHead(row)) {
      rows.push([cellOf([]), cellOf([]), ...row]);
      continue;
    }
    const joined: Row = [...(open?.slice(0, 2) ?? [cellOf([]), cellOf([])]), ...row];
    if (open !== undefined && hasOwn(open)) {
      rows.push(open);
      joined.splice(0, 2, cellOf([]), cellOf([]));
    }
    // A cell that reaches down over the group and its rows begins on the first of them.
    rows.push(joined.map((cell, at) => cell ?? belowGroup(open?.[at])));
    open = undefined;
  }
  if (open !== undefined) rows.push(open);
  return { ...table, columns: table.columns + 2, rows, bands: true };
}

/** 主要职责及具体工作事项: what a column is called that holds both. */
const BOTH = /[及和与、/]/u;

/**
 * The same where each cell of that column has the name of a group on its first line and its rows below it, numbered from one (外贸管理：⏎1.审核备案；⏎
 * 2.政策咨询。).
 */
function withNamesInCells(recognition: Recognition, table: Table, header: Header, columns: Columns): Table | undefined {
  const { document } = recognition;
  const below = table.rows.slice(header.rows);
  const linesOf = (row: Row): readonly Line[] => row[columns.text]?.lines ?? [];
  const filled = below.map(linesOf).filter(({ length }) => length > 0);
  const isNamed = ([name, ...items]: readonly Line[]): boolean =>
    name !== undefined &&
    leadingNumber(lineText(document, name)) === undefined &&
    (items.length === 1
      ? leadingNumber(lineText(document, items[0] as Line))?.value === 1
      : areNumbered(recognition, items));
  if (!BOTH.test(header.columns[columns.text]?.heading ?? "") || filled.length < 2 || !filled.every(isNamed))
    return undefined;
  report(recognition, filled[0] ?? []);
  const head = table.rows.slice(0, header.rows).map((row) => [cellOf([]), cellOf([]), ...row]);
  const rows = below.map((row): Row => {
    const [name, ...items] = linesOf(row);
    const own = row.map((cell, at) =>
      at === columns.text ? cellOf(items.map((line) => ({ ...line, soft: false }))) : cell,
    );
    if (name === undefined) return [cellOf([]), cellOf([]), ...row];
    if (columns.serial >= 0) own[columns.serial] = cellOf([]);
    return [cellOf([...(row[columns.serial]?.lines ?? [])]), cellOf([name]), ...own];
  });
  return { ...table, columns: table.columns + 2, rows: [...head, ...rows], bands: true };
}

function groupCells(recognition: Recognition, part: Part, row: Row, { serial, text }: Columns): Row {
  const lines = row[text]?.lines ?? [];
  return serial < 0 ? bandCells(recognition, part, lines) : [cellOf(row[serial]?.lines ?? []), cellOf(lines)];
}

/** True where the row of a group has cells beside number and text that do not reach down over its rows. */
function hasOwn(group: Row): boolean {
  return group.slice(2).some((cell) => cell !== undefined && cell.lines.length > 0 && cell.rowSpan === 1);
}

/** The columns of a table that has only one of those for groups and rows; undefined for any other. */
function columnsOf({ part, columns }: Header): Columns | undefined {
  const pair: readonly string[] = GROUP_AND_ROWS[part] ?? [];
  const texts = columns.flatMap(({ field = "" }, at) => (pair.includes(field) ? [at] : []));
  const [text] = texts;
  if (text === undefined || texts.length > 1) return undefined;
  return { serial: columns.findIndex(({ field }) => field === "serial"), text };
}

/** True for each row that is a group's, false for one below it; undefined where a number does not go on from those above it, or has one level only. */
function groupsOf(
  recognition: Recognition,
  rows: readonly Row[],
  columns: Columns,
  isHead: (row: Row) => boolean,
): boolean[] | undefined {
  const styles: string[] = [];
  const isGroup: boolean[] = [];
  let [group, below, count] = [0, 0, 0];
  for (const row of rows) {
    if (isHead(row) || row.every((cell) => cell === undefined || cell.lines.length === 0)) {
      isGroup.push(false);
      continue;
    }
    const number = numberOf(recognition, row, columns);
    if (number === undefined) return undefined;
    if (!styles.includes(number.style)) styles.push(number.style);
    const level = styles.indexOf(number.style);
    if (level === 0 && number.group === undefined && number.value === group + 1) {
      group += 1;
      below = 0;
    } else if (level === 1 && (number.group ?? group) === group && isNext(number.value, below)) {
      below += 1;
      count += 1;
    } else return undefined;
    isGroup.push(level === 0);
  }
  return count >= group && count > 0 ? isGroup : undefined;
}

/** True where a number is the next one; 1.10 that a program took for a number is 1.1. */
function isNext(value: number, before: number): boolean {
  return value === before + 1 || value * 10 === before + 1;
}

/** The number of a row, in a cell of its own or in front of its text. */
function numberOf({ document }: Recognition, row: Row, { serial, text }: Columns): Numbered | undefined {
  const [line] = row[serial < 0 ? text : serial]?.lines ?? [];
  if (line === undefined || (row[text]?.lines.length ?? 0) === 0) return undefined;
  const words = lineText(document, line).trim();
  const [whole, group, own] = OUTLINE.exec(words) ?? [];
  if (whole !== undefined) return { style: "outline", value: Number(own), group: Number(group) };
  const number = leadingNumber(words);
  const value = serial < 0 ? number?.value : serialValue(words);
  const style = number?.style ?? (/^[0-9０-９]/u.test(words) ? "arabic" : "han");
  return value === undefined ? undefined : { style, value };
}

/** The cells of a row without number and text. */
function otherCells(row: Row, { serial, text }: Columns): Row {
  return row.map((cell, at) => (at === serial || at === text ? cellOf([]) : cell));
}

function belowGroup(cell: Cell | undefined): Cell | undefined {
  return cell === undefined || cell.rowSpan < 2 ? undefined : { ...cell, rowSpan: cell.rowSpan - 1 };
}

function report(recognition: Recognition, lines: readonly Line[]): void {
  recognition.diagnostics.push({
    code: "ingest/numbers-tell-groups",
    severity: "hint",
    place: placeOf(recognition, lines),
    message: "同一栏内既有各项名称，又有其下编号的各行，名称（或上一级编号的各行）已读作其下各行所属的一项",
    actual: passageText(recognition.document, lines).slice(0, 40),
    remedy: "请核对编号；如各行实为同一级，请改为同一级编号",
  });
}
