import { type Part, withoutWhiteSpace } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import type { HeaderColumn } from "../header/header.ts";
import { OFFICE_ENDING } from "../organisation-names.ts";
import { passageText, type Recognition } from "../passage.ts";

const TICK = /^(?:[√✓✔☑●○◎★☆■▲Vv是有1]|牵头|主办|主责|负责)$/u;
/** In what way another office than the ticked one takes part. */
const BESIDE = /^(?:配合|协办|协同|协助|参与)$/u;
/** What a cell that is not ticked may say. */
const CROSS = /^[☐□×xX✗✘否无—\-／/]?$/u;
/** How many rows tell whether a column is ticked. */
const SAMPLE = 400;

/** True for a cell that says no more than that its heading holds. */
export function isTick(text: string): boolean {
  return TICK.test(text.trim());
}

/** True for a cell that says that its heading does not hold: an empty box, a cross. */
export function isCross(text: string): boolean {
  return CROSS.test(text.trim());
}

/**
 * 相关部门 | 牵头 | 配合 with ticks below 牵头 and 配合: they say in which way the department beside them takes part, and name none. Without a
 * field of their own they are kept as they stand.
 */
export function withoutTicked(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const departments = columns.filter(({ field, lines }) => field === "department" && lines.length > 0);
  if (departments.length < 2) return columns;
  const ticked = departments.filter((column) => holdsTicks(recognition, table, row, column, columns.indexOf(column)));
  if (ticked.length === 0 || ticked.length === departments.length) return columns;
  return columns.map((column) => (ticked.includes(column) ? { ...column, field: undefined } : column));
}

/** The field of the offices that a part names row by row. */
const OFFICES: Partial<Record<Part, string>> = {
  duties: "unit",
  boundaries: "department",
  oversight: "unit",
  services: "agency",
};
/** The end of the name of an office, of a department, or of what stands in brackets behind it. */
const OFFICE = new RegExp(`(?:${OFFICE_ENDING}|委|政府|街道|[）)])$`, "u");

/** 办公室 | 规划股 | 审批股 with ticks below and no heading over them: where no other column names the offices, the ticked headings do. */
export function tickedOffices(
  recognition: Recognition,
  part: Part,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const field = OFFICES[part];
  if (field === undefined || columns.some((column) => column.field === field)) return columns;
  const isOffice = (column: HeaderColumn, index: number): boolean =>
    column.field === undefined &&
    OFFICE.test(withoutWhiteSpace(column.heading)) &&
    ticksOf(recognition, table, row, column, index) !== undefined;
  const offices = columns.filter(isOffice);
  if (offices.filter((column) => holdsTicks(recognition, table, row, column, columns.indexOf(column))).length < 2)
    return columns;
  return columns.map((column) => {
    // Below a heading over all of them that nobody knows (责任办所中心) the lowest level names the office.
    const heading = withoutWhiteSpace(column.heading.split("\n").at(-1) ?? "");
    return offices.includes(column) ? { ...column, field, heading, tick: true } : column;
  });
}

/**
 * 县级 and 乡镇 under 承办机构 with texts below and no tick: the columns are no offices to tick, the heading over them names what they hold, where no
 * other column is of that field.
 */
export function textsUnderHeading(
  recognition: Recognition,
  part: Part,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  if (part === "boundaries" || columns.every(({ tick }) => tick !== true)) return columns;
  const isText = (field: string | undefined): boolean => {
    const own = columns.filter((column) => column.field === field);
    const ticks = own.map((column) => ticksOf(recognition, table, row, column, columns.indexOf(column)));
    const areOffices = own.some(({ heading }) => OFFICE.test(withoutWhiteSpace(heading)));
    return (
      !areOffices &&
      own.every(({ tick }) => tick === true) &&
      ticks.every((count) => count === undefined || count === 0)
    );
  };
  const texts = new Set(columns.filter(({ tick, field }) => tick === true && isText(field)).map(({ field }) => field));
  return columns.map((column) => {
    if (column.tick !== true || !texts.has(column.field)) return column;
    return { ...column, tick: false, heading: [column.upper, column.heading].filter(Boolean).join("\n") };
  });
}

/** No name of an office in a heading is longer. */
const LONGEST_OFFICE = 12;
/** 协办科室 names no office: which one it is stands in the cells. */
const NAMELESS = /(?:科室|股室|处室|部门|单位|机构|办公室)$/u;

/**
 * 办公室 | 规划股 | 审批股 with texts below: where no column is of the tasks of a duty, each holds those of the office that its heading names, rows under each
 * other as the parties of a matter are.
 */
export function tasksOfOffices(
  recognition: Recognition,
  part: Part,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  if (part !== "duties" || !has("duty") || has("task") || has("unit")) return columns;
  const nameOf = ({ lowest, lines }: HeaderColumn): string =>
    withoutWhiteSpace(passageText(recognition.document, lowest ?? lines));
  const offices = columns.filter((column, index) => {
    const name = column.field === undefined ? nameOf(column) : "";
    const isName = name.length <= LONGEST_OFFICE && OFFICE.test(name) && (name === "办公室" || !NAMELESS.test(name));
    return isName && name !== "" && holdsTasks(recognition, table, row, index, column);
  });
  if (offices.length < 2) return columns;
  return columns.map((column) => {
    const party = offices.indexOf(column);
    return party < 0 ? column : { ...column, field: "task", party, department: column.lowest ?? column.lines };
  });
}

/** True for a column with texts below its heading that name no offices themselves. */
function holdsTasks(
  { document }: Recognition,
  table: Table,
  row: number,
  column: number,
  { heading }: HeaderColumn,
): boolean {
  const texts = table.rows
    .slice(row + 1)
    .map((cells) => passageText(document, cells[column]?.lines ?? []).trim())
    .filter((text) => text !== "" && !heading.includes(text));
  const names = texts.filter((text) => OFFICE.test(text)).length;
  return names * 2 < texts.length && texts.every((text) => !isTick(text) && !isCross(text));
}

function holdsTicks(...of: Parameters<typeof ticksOf>): boolean {
  return (ticksOf(...of) ?? 0) > 0;
}

/** How many cells of a column are ticked; undefined where any says more. */
function ticksOf(
  { document }: Recognition,
  table: Table,
  row: number,
  { heading }: HeaderColumn,
  column: number,
): number | undefined {
  let ticks = 0;
  for (const cells of table.rows.slice(row + 1, row + 1 + SAMPLE)) {
    const text = passageText(document, cells[column]?.lines ?? []).trim();
    // The lower level of the head, and the head once more behind a page end, stand between the cells.
    if (text !== "" && heading.includes(text)) continue;
    const isAlone = cells.filter((cell) => cell !== undefined && cell.lines.length > 0).length < 2;
    if (isAlone || CROSS.test(text) || BESIDE.test(text)) continue;
    if (!isTick(text)) return undefined;
    ticks += 1;
  }
  return ticks;
}
