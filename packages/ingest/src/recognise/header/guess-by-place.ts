import { SECTION_KINDS, serialValue, type Part } from "@qingdan/model";
import type { Table } from "../../blocks.ts";
import type { HeaderColumn } from "./header.ts";
import { liabilityByPlace } from "./liability-by-place.ts";
import { passageText, type Recognition } from "../passage.ts";

/** The fields that stand one behind the other in every list that is laid out by the form, and without which a row says nothing. */
const CHAINS: Partial<Record<Part, readonly string[]>> = {
  duties: ["duty", "task"],
  boundaries: ["matter", "department", "responsibility"],
  services: ["name", "content"],
};
/** What such a column is not, however unknown its heading. */
const OTHER_MATTER =
  /依据|备注|时限|日期|编码|代码|类别|类型|层级|科室|股室|处室|单位|机构|机关|对象|电话|地址|案例|情形|追责|问责|追究|环节|方式|措施|程序|角色/u;
/** The fields of the groups, in front of which their numbers stand. */
const GROUP_FIELDS: ReadonlySet<string> = new Set(["duty", "matter", "title", "name"]);
/** How many rows tell whether a column holds serials. */
const SAMPLE = 12;

/** True for a column whose heading is unknown, and does not say that it is about something else. */
export function isOpen({ field, heading }: HeaderColumn): boolean {
  return field === undefined && heading !== "" && !OTHER_MATTER.test(heading);
}

/**
 * Reads an unknown column, where a field that everything else hangs on is missing and the column stands in that field's place: right behind the
 * field before it or right before the field behind it. Of three unknown columns side by side none can be told, unless by the cells of one: see
 * `guessByCells`. `isNamed` says that the rows themselves name their part.
 */
export function guessByPlace(
  { vocabulary }: Recognition,
  part: Part,
  columns: readonly HeaderColumn[],
  isNamed: boolean,
): HeaderColumn[] {
  const has = (wanted: string): boolean => columns.some((column) => column.field?.split("+").includes(wanted));
  const isAlone = (at: number): boolean =>
    isOpenAt(columns, at) && !isOpenAt(columns, at - 1) && !isOpenAt(columns, at + 1);
  if (part === "accountability") return liabilityByPlace(columns);
  const chain = CHAINS[part] ?? [];
  const missing = chain.filter((field) => !has(field));
  const [field] = missing;
  const place = part === "oversight" ? titlePlace(columns) : -1;
  if (place >= 0 && isAlone(place)) return withField(columns, place, "title");
  const named = part === "oversight" && !has("title") ? doubledKind(columns) : -1;
  if (named >= 0) return withField(columns, named, "title").map((column) => withoutDouble(column, columns[named]));
  // The headings of another part are not unknown, unless the rows themselves say that they are of this one.
  const isKnown = ({ field: own, heading }: HeaderColumn): boolean =>
    own === undefined && vocabulary.isHeading(heading);
  const isPair = missing.length === 2 && (isNamed || !columns.some(isKnown));
  if (isPair) return aroundNames(part, columns) ?? pairByPlace(chain, missing, columns);
  if (field === undefined || missing.length > 1) return [...columns];
  const before = chain[chain.indexOf(field) - 1];
  const behind = chain[chain.indexOf(field) + 1];
  const places = [...columns.keys()].filter(
    (at) =>
      (isAlone(at) &&
        ((before !== undefined && columns[at - 1]?.field === before) ||
          (behind !== undefined && columns[at + 1]?.field === behind))) ||
      // 服务事项说明 right behind 服务事项 ends like a remark, and is its content where no other is.
      (before !== undefined && columns[at - 1]?.field === before && isGuessedRemark(columns[at])),
  );
  const [found = before === undefined ? classPlace(columns, behind) : -1] = places;
  return found >= 0 && places.length < 2 ? withField(columns, found, field) : [...columns];
}

function isGuessedRemark(column: HeaderColumn | undefined): boolean {
  return column?.field === "remark" && column.guessed === true;
}

/**
 * Two unknown columns side by side, where two fields of the chain are missing that stand side by side: right behind 序号 (or at the front) and right
 * behind the field before them each has the field of its place. Others that are open stand behind a column that is known.
 */
function pairByPlace(
  chain: readonly string[],
  [first = "", second = ""]: readonly string[],
  columns: readonly HeaderColumn[],
): HeaderColumn[] {
  const open = [...columns.keys()].filter((at) => isOpenAt(columns, at));
  const [at = -1, next] = open;
  const from = chain.indexOf(first);
  const before = columns[at - 1]?.field ?? "serial";
  const isPlace = before === (from === 0 ? "serial" : chain[from - 1]);
  const isParted = open.length === 2 || ((open[2] ?? 0) > at + 2 && columns[at + 2]?.field !== undefined);
  const isPair = isParted && next === at + 1 && chain[from + 1] === second;
  if (!isPair || !isPlace || (at > 0 && columns[at - 1]?.field === undefined)) return [...columns];
  return withField(withField(columns, at, first), at + 1, second);
}

/** An unknown column right behind 序号 (or in front) and one right behind the departments between them are 管理事项 and 职责分工. */
function aroundNames(part: Part, columns: readonly HeaderColumn[]): HeaderColumn[] | undefined {
  const at = columns.findIndex(({ field }) => field === "department");
  const isFirst = at === 1 || columns[at - 2]?.field === "serial";
  if (part !== "boundaries" || at < 1 || !isFirst || !isOpenAt(columns, at - 1) || !isOpenAt(columns, at + 1))
    return undefined;
  return withField(withField(columns, at - 1, "matter"), at + 1, "responsibility");
}

/** Where nothing else names the groups, the class of the rows (职责类别) that alone stands between 序号 and them does; -1 where there is none. */
function classPlace(columns: readonly HeaderColumn[], behind: string | undefined): number {
  const at = columns.findIndex(({ field }) => field === behind) - 1;
  const column = columns[at];
  const isFirst = at === 0 || columns[at - 1]?.field === "serial";
  return column !== undefined && isFirst && column.field === undefined && /类/u.test(column.heading) ? at : -1;
}

/** 监管对象（事项） right behind 序号, where 监督检查对象 has a column of its own, names the regimes; -1 where there is none. */
function doubledKind(columns: readonly HeaderColumn[]): number {
  const at = columns.findIndex(({ field }) => field === "serial") + 1;
  const { field } = columns[at] ?? {};
  const isKind = SECTION_KINDS.some((kind) => kind === field);
  return isKind && columns.some((column, index) => index > at + 1 && column.field === field) ? at : -1;
}

function withoutDouble(column: HeaderColumn, first: HeaderColumn | undefined): HeaderColumn {
  const { doubled: _, ...single } = column;
  return column.field === first?.field ? single : column;
}

/** True for an open column that has a heading of its own. */
export function isOpenAt(columns: readonly HeaderColumn[], at: number): boolean {
  const column = columns[at];
  return column !== undefined && column.lines.length > 0 && isOpen(column);
}

function withField(columns: readonly HeaderColumn[], at: number, field: string): HeaderColumn[] {
  return columns.map((column, index) => (index === at ? { ...column, field, guessed: true } : column));
}

/** Where the names of the regimes stand in a table with a column for each section, or one for their names: right behind 序号, or right before the first section. */
function titlePlace(columns: readonly HeaderColumn[]): number {
  const isKind = ({ field = "" }: HeaderColumn): boolean =>
    field.split("+").some((kind) => (SECTION_KINDS as readonly string[]).includes(kind));
  const first = columns.findIndex(isKind);
  if (columns.some(({ field }) => field === "title")) return -1;
  const serial = columns.findIndex(({ field }) => field === "serial");
  // A row for each section: its name and text stand behind the names of the regimes.
  if (columns.some(({ field }) => field === "heading")) return isOpenAt(columns, serial + 1) ? serial + 1 : -1;
  if (columns.filter(isKind).length < 2) return -1;
  return isOpenAt(columns, serial + 1) ? serial + 1 : first - 1;
}

/**
 * The first column, or that right in front of the groups', where no other is 序号 and its cells are numbers that run on from one, holds the serials,
 * whatever its heading.
 */
export function serialByCells(
  { document }: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  if (columns.some(({ field }) => field === "serial")) return columns;
  const first = columns.findIndex(({ lines }) => lines.length > 0);
  const group = columns.findIndex(({ field = "" }) => GROUP_FIELDS.has(field));
  const rows = table.rows.slice(row + 1, row + 1 + SAMPLE);
  const found = [first, group - 1].find((at) => {
    const column = columns[at];
    if (column === undefined || column.field !== undefined || column.lines.length === 0) return false;
    const texts = rows.map((cells) => passageText(document, cells[at]?.lines ?? []).trim());
    const values = texts.filter((text) => text !== "" && text !== column.heading).map(serialValue);
    return values[0] === 1 && values.every((value, n) => value !== undefined && value - (values[n - 1] ?? 0) <= 1);
  });
  return columns.map((own, at) => (at === found ? { ...own, field: "serial", guessed: true } : own));
}
