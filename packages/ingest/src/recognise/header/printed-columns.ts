import { formSheet, type PrintedColumn } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import type { Header, HeaderColumn } from "../header/header.ts";
import { reportUnknownColumns } from "../header/report-columns.ts";
import type { Recognition } from "../passage.ts";

/**
 * The columns as printed, one a field: several columns of departments are one column of parties under both headings, a second column of
 * any other field is one that the form lacks. A heading over several columns of which only the first is filled is one column.
 */
function printedColumns(header: Header, table: Table): PrintedColumn[] {
  const columns: PrintedColumn[] = [];
  // Headings that name departments stand for a column of departments as well as for that of their shares.
  const named = header.columns.filter(({ department }) => department !== undefined);
  for (const [index, { field = "", heading, party, doubled, department, lines }] of header.columns.entries()) {
    const isCovered =
      lines.length === 0 &&
      heading !== "" &&
      (field === "" || doubled === true) &&
      heading === header.columns[index - 1]?.heading;
    if (isCovered && table.rows.slice(header.rows).every((cells) => (cells[index]?.lines.length ?? 0) === 0)) continue;
    const whose = header.part === "duties" ? "unit" : "department";
    if (department !== undefined && columns.every((column) => column.field !== whose))
      columns.push({ field: whose, heading: named.map((column) => column.heading).join("\n") });
    const isShared = party !== undefined || (doubled === true && field === "responsibility");
    const first = isShared ? columns.find((column) => column.field === field) : undefined;
    if (first !== undefined) first.heading = `${first.heading}\n${heading}`;
    else columns.push({ field: doubled === true && field !== "accountability" ? "" : field, heading });
  }
  return columns;
}

/**
 * The columns of a part with those that the headers before did not have,
 * each behind the one that it stands behind: a later table of the part may have others.
 */
export function addColumns(
  recognition: Recognition,
  before: readonly PrintedColumn[],
  header: Header,
  table: Table,
): PrintedColumn[] {
  const columns = [...before];
  const placeOfSame = ({ field, heading }: PrintedColumn): number =>
    columns.findIndex((column) => (field === "" ? column.heading === heading : column.field === field));
  const names = ({ field, heading }: PrintedColumn): boolean =>
    field !== "" && recognition.vocabulary.columnOf(header.part, heading)?.field === field;
  const isNew = ({ field = "", heading }: HeaderColumn): boolean =>
    columns.length === 0 || placeOfSame({ field, heading }) < 0;
  reportUnknownColumns(recognition, header, header.columns.filter(isNew));
  const printed = printedColumns(header, table);
  const own = table.part === undefined ? printed : withOwnNames(recognition, header, printed);
  if (columns.length === 0) columns.push(...own);
  let place = columns.length;
  for (const column of own) {
    const same = placeOfSame(column);
    const known = columns[same];
    // 机制 over the mechanism, 追责对象 over the circumstances behind it: the heading that names the field is that of both.
    if (known !== undefined && !names(known) && names(column)) columns[same] = { ...known, heading: column.heading };
    if (same < 0) columns.splice(place, 0, column);
    place = (same < 0 ? place : same) + 1;
  }
  return header.part === "accountability" && before.length > 0 ? withBothTables(recognition, columns) : columns;
}

/** One head over the rows of several parts (事项名称 | 具体内容): headings of another part go by the names that the form has for the part's own. */
function withOwnNames({ vocabulary }: Recognition, header: Header, columns: readonly PrintedColumn[]): PrintedColumn[] {
  const isOther = ({ heading, guessed }: HeaderColumn): boolean => guessed === true && vocabulary.isHeading(heading);
  const others = new Set(header.columns.filter(isOther).map(({ heading }) => heading));
  return columns.map((column) => {
    const name = formSheet(header.part).columns.find(({ field }) => field === column.field)?.heading;
    return name === undefined || !others.has(column.heading) ? column : { ...column, heading: name };
  });
}

/**
 * The columns of 追责情形 and of a table of the mechanism (机制 | 具体规定) as one table: beside circumstances the columns of titles and texts go by the
 * names that the form knows.
 */
function withBothTables({ vocabulary }: Recognition, columns: PrintedColumn[]): PrintedColumn[] {
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  if (!has("circumstance") || !has("mechanism")) return columns;
  const names = formSheet("accountability").columns;
  return columns.map((column) => {
    const known = vocabulary.columnOf("accountability", column.heading)?.field;
    if (column.field !== "subject" && column.field !== "mechanism") return column;
    const name = names.find(({ field }) => field === column.field)?.heading;
    return known === column.field || name === undefined ? column : { ...column, heading: name };
  });
}
