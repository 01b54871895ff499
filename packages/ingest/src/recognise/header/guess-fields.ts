import { formSheet, SECTION_KINDS, type Part, withoutWhiteSpace } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import { BAND_FIELDS } from "../tables/group-bands.ts";
import { classOfRegimes } from "./class-of-regimes.ts";
import { countingSerials, groupAndRow, matterInFront, rowIndex, subitems } from "./group-columns.ts";
import type { Recognition } from "../passage.ts";
import type { HeaderColumn } from "./header.ts";
import { numbersUnderHeading } from "./numbers-under-heading.ts";
import { guessByCells } from "./guess-by-cells.ts";
import { guessByPlace, isOpen, serialByCells } from "./guess-by-place.ts";
import { joinedHeadings, withoutJoint } from "./joined-headings.ts";
import { sectionColumn, sectionsByCells, sectionsWritten } from "./section-column.ts";
import { namedParties } from "../tables/named-parties.ts";
import { tasksOfOffices, textsUnderHeading, tickedOffices, withoutTicked } from "../tables/tick.ts";

/** The columns of a head at `row`, with the fields of unknown headings guessed where words, cells or place tell what they are. */
export function guessFields(
  recognition: Recognition,
  part: Part,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  if (table.bands === true) nameBands(part, columns);
  columns = numbersUnderHeading(recognition, table, row, columns);
  columns = subitems(matterInFront(part, joinedHeadings(recognition, part, columns)));
  if (part === "boundaries")
    columns = namedParties(recognition, table, row, withoutTicked(recognition, table, row, columns));
  columns = withoutJoint(textsUnderHeading(recognition, part, table, row, columns));
  columns = tasksOfOffices(recognition, part, table, row, tickedOffices(recognition, part, table, row, columns));
  columns = serialByCells(recognition, table, row, columns);
  columns = countingSerials(part, table, row, groupAndRow(part, columns));
  if (part === "oversight")
    columns = sectionsWritten(recognition, table, row, sectionsByCells(recognition, table, row, columns));
  const sections = part === "oversight" ? sectionColumn(recognition, table, row, columns) : -1;
  const byEnd = withoutHeadings(part, guessByEnd(recognition, part, columns, sections));
  const byCells = guessByCells(recognition, part, table, row, byEnd);
  const isFilled = (at: number): boolean =>
    table.rows.slice(row + 1).some((cells) => (cells[at]?.lines.length ?? 0) > 0);
  const among = textAmongSections(recognition, part, textsOfSections(part, byCells, isFilled));
  const placed = guessByPlace(recognition, part, among, table.part !== undefined);
  const guessed = part === "oversight" ? classOfRegimes(placed) : placed;
  return unitBehindTasks(part, rowIndex(recognition, table, row, guessed));
}

/**
 * Reads headings that the vocabulary does not know by their ends, where that names a field that no other column has, and marks columns
 * of a field that an earlier column has.
 */
function guessByEnd(
  recognition: Recognition,
  part: Part,
  columns: readonly HeaderColumn[],
  sections: number,
): HeaderColumn[] {
  const taken = new Set(columns.flatMap((column) => column.field?.split("+") ?? []));
  const guesses = columns.map((column, index) =>
    index === sections
      ? "heading"
      : column.field !== undefined || column.heading === "" || column.lines.length === 0
        ? undefined
        : namesPowers(part, column.heading) || OUTDATED.test(column.heading)
          ? undefined
          : recognition.vocabulary.guessColumn(part, column.heading.split("\n").join("")),
  );
  const seen = new Set<string>();
  if (part === "boundaries") columns = sharesUnderOneHeading(recognition, columns);
  const parties = part === "boundaries" ? partiesOf(columns) : new Map<HeaderColumn, number>();
  return columns.map((column, index) => {
    const party = column.party ?? parties.get(column);
    if (party !== undefined) return { ...column, party };
    const guess = guesses[index];
    const alone = guess !== undefined && guesses.filter((other) => other === guess).length === 1;
    if (alone && !guess.split("+").some((field) => taken.has(field))) return { ...column, field: guess, guessed: true };
    if (column.field === undefined || column.tick === true) return column;
    const own = ownColumn(part, columns, column.field);
    const doubled = own === undefined ? seen.has(column.field) : column !== own;
    seen.add(column.field);
    return doubled ? { ...column, doubled } : column;
  });
}

/**
 * 具体工作事项 behind 职责分解, and 序号 right behind 编号: of two columns of one field that which the form itself calls so; undefined where the first of
 * them is as good.
 */
function ownColumn(part: Part, columns: readonly HeaderColumn[], field: string): HeaderColumn | undefined {
  const isOf = (column: HeaderColumn | undefined): boolean => column?.field === field;
  if ((field !== "task" && field !== "serial") || columns.filter(isOf).length < 2) return undefined;
  const heading = formSheet(part).columns.find((column) => column.field === field)?.heading;
  const isAsForm = (column: HeaderColumn): boolean => isOf(column) && withoutWhiteSpace(column.heading) === heading;
  // A 序号 elsewhere may count the rows.
  return columns.find((column, at) => isAsForm(column) && (field === "task" || isOf(columns[at - 1])));
}

/** 原主要职责 beside 现主要职责: what a list said before. */
const OUTDATED = /^(?:原有?|旧|(?:调整|修订|修改|变更)前)(?!因|则|料|始)/u;

/** 职权类别 and 权力类型 say of what kind a power is: no name of a section, however they end. */
function namesPowers(part: Part, heading: string): boolean {
  return part === "oversight" && /(?:权力|职权|权责)(?:事项)?(?:类别|类型|分类|种类)$/u.test(heading);
}

/** Where sections have columns of their own, a column 类别 names no section: it is of the regime. */
function withoutHeadings(part: Part, columns: HeaderColumn[]): HeaderColumn[] {
  const isSection = ({ field }: HeaderColumn): boolean =>
    field?.split("+").some((kind) => (SECTION_KINDS as readonly string[]).includes(kind)) === true;
  if (part !== "oversight" || columns.filter(isSection).length < 2) return columns;
  return columns.map((column) =>
    column.field === "heading" ? { ...column, field: undefined, guessed: false } : column,
  );
}

/** The columns of rows that stood over all columns have the names of the form. */
function nameBands(part: Part, columns: HeaderColumn[]): void {
  for (const [index, field] of ["serial", BAND_FIELDS[part]].entries()) {
    const heading = formSheet(part).columns.find((column) => column.field === field)?.heading;
    if (field !== undefined && heading !== undefined) columns[index] = { field, heading, remainder: "", lines: [] };
  }
}

/**
 * Right behind the column that names the sections (监管要素) 监管内容 or one of unknown words holds their texts, or else the only unknown one anywhere. In
 * a .csv, which has no merged cells, the one behind it lacks its heading; elsewhere one may stand over both, or over each.
 */
function textsOfSections(
  part: Part,
  columns: readonly HeaderColumn[],
  isFilled: (at: number) => boolean,
): HeaderColumn[] {
  const at = columns.findIndex((column) => column.field === "heading");
  const open = columns.filter(isOpen);
  const behind = columns[at + 1];
  const next = behind?.field === "content" || open.length !== 1 ? behind : open[0];
  if (part !== "oversight" || at < 0 || next === undefined || columns.some((column) => column.field === "text"))
    return [...columns];
  // 监管内容说明 ends like a remark, and where the texts stand is none.
  const named = columns[at]?.heading ?? "";
  // A heading over both columns is no other than that of the names.
  const isUnderBoth = next.heading !== "" && next.heading === named;
  const lacksHeading = isUnderBoth || (next.heading === "" && next.field === undefined);
  const isBare = next === behind && lacksHeading && isFilled(at + 1);
  const isUnknown = isBare || isOpen(next) || (next === behind && next.field === "remark" && next.guessed === true);
  if (next.field !== "content" && !isUnknown) return [...columns];
  const heading = isBare ? named : next.heading;
  const isGuess = isUnknown && !isUnderBoth;
  const texts = { ...next, heading, field: "text", doubled: false, ...(isGuess ? { guessed: true } : {}) };
  return columns.map((column) => (column === next ? texts : column));
}

/**
 * 内容 or 具体措施 beside 对象 and 方式, where no column names the sections, is one section and not the text of all: that by whose name it ends, or else what
 * the others do not say.
 */
function textAmongSections({ vocabulary }: Recognition, part: Part, columns: HeaderColumn[]): HeaderColumn[] {
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  if (part !== "oversight" || !has("text") || has("heading") || SECTION_KINDS.filter(has).length < 2) return columns;
  return columns.map((column) => {
    if (column.field !== "text") return column;
    const words = (column.heading.split("\n").at(-1) ?? "").replace(/[\s\u3000]+/gu, "");
    const [kind = "other"] = vocabulary.kindsOf(words.slice(-2), { bare: true });
    return { ...column, field: has(kind) ? "other" : kind };
  });
}

/** 部门 or 单位 behind 具体工作事项 is the office that does it, where no other column is; in front of it, it may name the bureau. */
function unitBehindTasks(part: Part, columns: HeaderColumn[]): HeaderColumn[] {
  const tasks = columns.findIndex(({ field }) => field === "task");
  if (part !== "duties" || tasks < 0 || columns.some(({ field }) => field === "unit")) return columns;
  const at = columns.findIndex(
    ({ field, heading }, index) => index > tasks && field === undefined && /^(?:部\s*门|单\s*位)$/u.test(heading),
  );
  return columns.map((column, index) => (index === at ? { ...column, field: "unit", guessed: true } : column));
}

/** 牵头部门及职责, 配合部门职责: whose shares stand in a column. */
const LEAD_OR_OTHERS = /^(?:牵头|配合|主办|协办|主管|参与|协同)/u;
const isOfRole = ({ heading }: HeaderColumn): boolean => LEAD_OR_OTHERS.test(heading.split("\n").at(-1) ?? "");

/**
 * The columns of 牵头部门, 配合部门 … with their places among the parties; none where there is only one such column. A column 职责分工 for
 * each of them goes with its department, a single one is common to all. Without a column of departments 牵头部门及职责 and 配合部门及职责 hold the
 * names and the shares of each.
 */
function partiesOf(columns: readonly HeaderColumn[]): Map<HeaderColumn, number> {
  const parties = new Map<HeaderColumn, number>();
  const of = (field: string): HeaderColumn[] =>
    columns.filter((column) => column.field === field && column.lines.length > 0 && column.tick !== true);
  const departments = of("department");
  const shares = of("responsibility");
  if (departments.length === 0 && shares.length > 1 && shares.every(isOfRole))
    shares.forEach((column, index) => parties.set(column, index));
  if (departments.length < 2) return parties;
  departments.forEach((column, index) => parties.set(column, index));
  if (shares.length === departments.length) shares.forEach((column, index) => parties.set(column, index));
  return parties;
}

/** 牵头 and 配合 under 职责分工 hold shares, not departments, where the departments have a column of their own. */
function sharesUnderOneHeading(recognition: Recognition, columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const { vocabulary } = recognition;
  const isShare = ({ field, heading }: HeaderColumn): boolean =>
    field === "department" &&
    heading.includes("\n") &&
    vocabulary.columnOf("boundaries", heading.split("\n")[0] ?? "")?.field === "responsibility";
  const own = columns.filter((column) => column.field === "department" && !isShare(column));
  if (own.length !== 1 || columns.some(({ field }) => field === "responsibility")) return columns;
  return columns.map((column) => (isShare(column) ? { ...column, field: "responsibility" } : column));
}
