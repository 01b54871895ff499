import type { Line, Table } from "../../blocks.ts";
import type { HeaderColumn } from "../header/header.ts";
import { lineText, passageText, type Recognition } from "../passage.ts";
import { namesOrganisation } from "../lists/recognise-bureau.ts";

/** 县公安局职责 · 乡镇（街道）职责分工: what a heading says behind the name of the department whose share stands below it. */
const SHARE = /(?:的)?(?:主要|工作|具体|配合|协同|主体|(?<!^)属地|监管|牵头)?(?:职责分工|职责|责任分工|责任|分工)$/u;
/** Departments that a heading names without a name of their own; 属地责任 alone is that of the town or street. */
const PLACES = /(?:乡镇|街道|乡(?:[（(]镇[）)])?|镇|村|社区|乡镇[（(]街道[）)]|镇[（(]街道[）)]|属地)级?$/u;
/** 县级部门职责: the departments of a county, where the cells do not name them. */
const COLLECTIVE = /^[省市县区州旗](?:级|直|直属)?(?:有关|相关|职能|主管|行业)?(?:部门(?:[（(]单位[）)])?|单位)$/u;
/** 牵头部门职责 names no department: which one it is stands in another column. */
const NAMELESS =
  /^(?:各|有关|相关|其他|主管|牵头|配合|主办|协办|责任|参与|协同|上级|下级|主体|本)?(?:部门|单位|机构)$/u;
/** How many rows tell whether columns hold shares. */
const SAMPLE = 12;
/** Cells that are no longer are ticks. */
const LONGEST_TICK = 2;

/**
 * Columns of a table of boundaries whose headings name the departments themselves (县应急管理局职责 | 县林业局职责, or the names alone below or
 * without 职责分工): each is the share of the department that it names. The columns as they are where a column of departments stands
 * beside them, and where their cells are only ticked.
 */
export function namedParties(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const withOwn = ownShare(recognition, columns);
  if (withOwn !== columns) return withOwn;
  if (columns.some((column) => column.field === "department" && isDepartments(recognition, column)))
    return besideDepartments(recognition, table, row, columns);
  const names = columns.map((column) => nameInHeading(recognition, column));
  const named = names.flatMap((name, index) => (name === undefined ? [] : [index]));
  const isSure = named.some((index) => !COLLECTIVE.test(passageText(recognition.document, names[index] ?? [])));
  if (
    named.length < 2 ||
    !isSure ||
    !named.some((index) => holdsShares(recognition, table, row, index, columns[index]?.heading))
  )
    return columns;
  return columns.map((column, index): HeaderColumn => {
    const department = names[index];
    if (department === undefined) return column;
    const { heading, lines } = column;
    return { field: "responsibility", heading, remainder: "", lines, party: named.indexOf(index), department };
  });
}

/**
 * 对应上级部门 | 上级部门职责 | 某镇配合职责: beside a column of departments and one of their shares the only other share that a heading names is that of
 * a place, a party of its own.
 */
function besideDepartments(
  recognition: Recognition,
  table: Table,
  row: number,
  columns: HeaderColumn[],
): HeaderColumn[] {
  const isPlace = (column: HeaderColumn): boolean =>
    PLACES.test(passageText(recognition.document, nameInHeading(recognition, column) ?? []).replace(/\s+/gu, ""));
  const [own, ...more] = columns.filter(isPlace);
  const of = (field: string): HeaderColumn[] => columns.filter((column) => column !== own && column.field === field);
  if (own === undefined || more.length > 0 || of("department").length !== 1 || of("responsibility").length !== 1)
    return columns;
  const department = nameInHeading(recognition, own) ?? [];
  if (!holdsShares(recognition, table, row, columns.indexOf(own), own.heading)) return columns;
  return columns.map((column): HeaderColumn => {
    if (column === own) return { ...column, field: "responsibility", remainder: "", party: 1, department };
    return column.field === "department" || column.field === "responsibility" ? { ...column, party: 0 } : column;
  });
}

/** 本部门职责: the share of the bureau whose list it is. */
const OWN_SHARE =
  /^(?:本部门|本单位|本局|我局|本机关)(?=(?:的)?(?:主要|工作|具体)?(?:职责分工|职责|责任分工|责任|分工)$)/u;

/**
 * 本部门职责 | 相关部门 | 相关部门职责: the bureau's own share stands in front of the others with their names, and is that of the first party. The others
 * may stand in one column (相关部门及职责).
 */
function ownShare(recognition: Recognition, columns: HeaderColumn[]): HeaderColumn[] {
  const own = columns.findIndex(({ heading }) => OWN_SHARE.test(heading));
  const departments = columns.filter((column) => column.field === "department" && isDepartments(recognition, column));
  const at = columns.findIndex(
    (column, index) => index > own && column.field === (departments.length === 0 ? "responsibility" : "department"),
  );
  if (own < 0 || at < 0 || departments.length > 1) return columns;
  const last = departments.length === 0 ? at : at + 1;
  const share = columns[last];
  const isShare = share?.field === "responsibility" || (share?.field === undefined && SHARE.test(share?.heading ?? ""));
  const { heading, lines } = columns[own] as HeaderColumn;
  // Our own form prints 本部门职责 over the names, and once more over all shares.
  if (!isShare || share?.heading.includes(heading) === true) return columns;
  const department = withoutTail(recognition, lines, heading.replace(OWN_SHARE, "").length);
  return columns.map((column, index): HeaderColumn => {
    if (index === own) return { field: "responsibility", heading, remainder: "", lines, party: 0, department };
    if (index === last) return { ...column, field: "responsibility", party: 1 };
    return index === at ? { ...column, party: 1 } : column;
  });
}

/** True for a column whose cells name departments: it is not ticked, and is none of those below 职责分工. */
function isDepartments({ vocabulary }: Recognition, { tick, lines, lowest, heading }: HeaderColumn): boolean {
  if (tick === true || lines.length === 0) return false;
  const upper = lowest === undefined ? "" : (heading.split("\n")[0] ?? "");
  return upper === "" || vocabulary.columnOf("boundaries", upper)?.field !== "responsibility";
}

/** True for 县直部门 and 镇: what a heading calls the departments that its cells may name (县自然资源局：…). */
export function isCollective({ document }: Recognition, name: readonly Line[]): boolean {
  const words = passageText(document, name).replace(/\s+/gu, "");
  return COLLECTIVE.test(words) || PLACES.test(words);
}

/** The name of the department in a heading; undefined where it names none, or names another field. */
function nameInHeading(recognition: Recognition, column: HeaderColumn): Line[] | undefined {
  const { field, tick, heading, lines } = column;
  const isOpen =
    field === undefined ||
    field === "responsibility" ||
    (field === "department" && !isDepartments(recognition, column));
  if (!isOpen || heading === "" || lines.length === 0) return undefined;
  const own = column.lowest ?? lines;
  const words = passageText(recognition.document, own).replace(/\s+/gu, "");
  const name = words.replace(SHARE, "");
  if (name === "" || NAMELESS.test(name) || !isName(name)) return undefined;
  if (field === "responsibility" && name === words && tick !== true) return undefined;
  return withoutTail(recognition, own, words.length - name.length);
}

/** The lines without their last `count` characters, white space aside. */
function withoutTail({ document }: Recognition, lines: readonly Line[], count: number): Line[] {
  const kept = [...lines];
  let left = count;
  while (left > 0 && kept.length > 0) {
    const last = kept.pop() as Line;
    let { end } = last;
    while (left > 0 && end > last.start) {
      end -= 1;
      if (!/\s/u.test(document.text.charAt(end))) left -= 1;
    }
    if (lineText(document, { start: last.start, end }).trim() !== "") kept.push({ ...last, end });
  }
  return kept;
}

function isName(name: string): boolean {
  return namesOrganisation(name) || PLACES.test(name) || COLLECTIVE.test(name);
}

function holdsShares(
  { document }: Recognition,
  table: Table,
  row: number,
  column: number,
  heading: string | undefined,
): boolean {
  return table.rows
    .slice(row + 1, row + 1 + SAMPLE)
    .map((cells) => passageText(document, cells[column]?.lines ?? []).trim())
    .some((text) => text.length > LONGEST_TICK && heading?.includes(text) !== true);
}
