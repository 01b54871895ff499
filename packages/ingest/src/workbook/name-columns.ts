import {
  comparisonText,
  extraField,
  formSheet,
  isPointer,
  matchForm,
  type Diagnostic,
  isWhiteSpaceOnly,
} from "@qingdan/model";
import type { BasePart } from "./base-part.ts";
import type { EditedColumn, EditedSheet } from "./edited-workbook.ts";
import { problem } from "./problems.ts";

/**
 * The sheet with a column of the form under its own name where a person gave it a heading that nobody knows: it is the column that the
 * sheet lacks and whose texts it holds. What is still missing after that, and what is no column of the form, is told.
 */
export function nameColumns(given: EditedSheet, base: BasePart, problems: Diagnostic[]): EditedSheet {
  const sheet = withOwnColumns(given, base);
  const { extraColumns } = base.form;
  const wanted = [
    ...formSheet(sheet.part).columns,
    ...extraColumns.map((heading) => ({ field: extraField(heading), heading })),
  ];
  const present = new Set(sheet.columns.map(({ field }) => field));
  const renamed = new Map<string, string>();
  for (const { field, heading } of wanted) {
    if (present.has(field)) continue;
    const column = sheet.columns.find(
      (one) =>
        !renamed.has(one.field) &&
        isExtra(one) &&
        !extraColumns.includes(one.heading) &&
        holds(sheet, one, base, field),
    );
    if (column === undefined) {
      // The bureau's own form shows only the columns that the bureau has, and may join several in one.
      const isJoined = sheet.columns.some((one) => one.field.split("+").includes(field));
      const held = base.rows.some(({ cells: { [field]: text = "" } }) => !isWhiteSpaceOnly(text) && !isPointer(text));
      if (held && !isJoined) reportMissing(sheet, heading, problems);
      continue;
    }
    renamed.set(column.field, field);
    const named = column.heading === "" ? "该栏没有栏目名称" : `栏目名称“${column.heading}”不是导出时的名称`;
    const place = { sheet: sheet.name, cell: column.address };
    const message = `${named}，按其内容作“${heading}”读入。`;
    problems.push(problem("warning", "column-renamed", place, message, `请将栏目名称改回“${heading}”。`));
  }
  for (const column of sheet.columns) {
    // A column of the bureau's own, which the export printed, is no news.
    const exported = base.rows.some(({ cells }) => cells[column.field] !== undefined);
    if (isExtra(column) && !renamed.has(column.field) && !exported) reportExtra(sheet, column, problems);
  }
  return renamed.size === 0 ? sheet : withNames(sheet, renamed);
}

/**
 * The sheet with the column of the form that holds the base's texts where two have the same heading, or a column of the bureau's own has one that the
 * form knows as well (子项名称 beside 服务内容): which of them stands first says nothing.
 */
function withOwnColumns(sheet: EditedSheet, base: BasePart): EditedSheet {
  const exchanged = new Map<string, string>();
  for (const extra of sheet.columns.filter(isExtra)) {
    const heading = matchForm(extra.heading.replace(/（[A-Z]+列）$/u, ""));
    const own = sheet.columns.find(
      (column) =>
        !isExtra(column) &&
        (matchForm(column.heading) === heading || base.form.extraColumns.includes(column.heading)) &&
        !holds(sheet, column, base, column.field) &&
        holds(sheet, extra, base, column.field),
    );
    if (own === undefined) continue;
    const isSame = matchForm(own.heading) === heading;
    exchanged.set(own.field, isSame ? extra.field : extraField(own.heading)).set(extra.field, own.field);
  }
  // 责任追究机制 beside 追责情形 of which no mechanism was made: what the base has under the heading are notes on the rows.
  const has = (field: string): boolean => base.rows.some(({ cells }) => (cells[field] ?? "") !== "");
  for (const heading of base.form.extraColumns) {
    const extra = extraField(heading);
    const own = sheet.columns.find((column) => matchForm(column.heading) === matchForm(heading) && !has(column.field));
    if (own !== undefined && sheet.columns.every(({ field }) => field !== extra)) exchanged.set(own.field, extra);
  }
  return exchanged.size === 0 ? sheet : withNames(sheet, exchanged);
}

const isExtra = ({ field, heading }: EditedColumn): boolean => field === extraField(heading);

/** True for a column most of whose texts are those that the base has in `field`. */
function holds({ rows }: EditedSheet, { field: own }: EditedColumn, base: BasePart, field: string): boolean {
  const known = new Set(base.rows.map(({ cells }) => comparisonText(cells[field] ?? "")).filter((text) => text !== ""));
  const texts = rows.map(({ cells }) => comparisonText(cells[own]?.text ?? "")).filter((text) => text !== "");
  return texts.length > 0 && texts.filter((text) => known.has(text)).length * 2 > texts.length;
}

/**
 * Tells of columns of the form that hold each other's texts, or the other's nothing: their headings were exchanged, more often than their
 * contents.
 */
export function reportExchanged(sheet: EditedSheet, base: BasePart, problems: Diagnostic[]): void {
  const own = sheet.columns.filter((column) => !isExtra(column));
  const strange = own.filter((column) => !holds(sheet, column, base, column.field));
  for (const [index, column] of strange.entries()) {
    const other = strange
      .slice(0, index)
      .find((one) => holdsOrLacks(sheet, one, base, column.field) && holdsOrLacks(sheet, column, base, one.field));
    if (other === undefined) continue;
    if (!holds(sheet, other, base, column.field) && !holds(sheet, column, base, other.field)) continue;
    const message = `“${other.heading}”栏与“${column.heading}”栏的文字与导出时互换，按表头读入。`;
    const remedy = "如只是表头写错，请改正表头后重新报送。";
    problems.push(
      problem("warning", "columns-exchanged", { sheet: sheet.name, cell: column.address }, message, remedy),
    );
  }
}

/** True also for a column without a text, where the base has none in `field` either. */
function holdsOrLacks(sheet: EditedSheet, column: EditedColumn, base: BasePart, field: string): boolean {
  const isEmpty =
    sheet.rows.every(({ cells }) => isWhiteSpaceOnly(cells[column.field]?.text ?? "")) &&
    base.rows.every(({ cells }) => isWhiteSpaceOnly(cells[field] ?? ""));
  return isEmpty || holds(sheet, column, base, field);
}

function reportMissing({ name }: EditedSheet, heading: string, problems: Diagnostic[]): void {
  const message = `缺少“${heading}”栏，该栏内容按未修改处理。`;
  problems.push(problem("warning", "column-missing", { sheet: name }, message));
}

function reportExtra({ name }: EditedSheet, { heading, address }: EditedColumn, problems: Diagnostic[]): void {
  const named = heading === "" ? "表中有一栏没有栏目名称" : `“${heading}”不是表样中的栏目`;
  problems.push(problem("hint", "extra-column", { sheet: name, cell: address }, `${named}，其内容作为附加栏保存。`));
}

function withNames(sheet: EditedSheet, renamed: ReadonlyMap<string, string>): EditedSheet {
  const nameOf = (field: string): string => renamed.get(field) ?? field;
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({ ...column, field: nameOf(column.field) })),
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(Object.entries(row.cells).map(([field, cell]) => [nameOf(field), cell])),
    })),
  };
}
