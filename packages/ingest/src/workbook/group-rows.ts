import { formSheet, isWhiteSpaceOnly, oneLine, type Diagnostic, type Part } from "@qingdan/model";
import { HEAD_FIELDS, headSignature, PART_TABLES, sameCell, type BasePart } from "./base-part.ts";
import type { ClaimedRow } from "./claim-keys.ts";
import type { EditedCell } from "./edited-workbook.ts";
import { problem } from "./problems.ts";

/** Rows that stand under one head, and the cells of the head. `key` is that of the base group that they are, or "". */
export interface VisibleGroup {
  key: string;
  cells: Record<string, EditedCell>;
  rows: ClaimedRow[];
}

/** The columns of a part that belong to the group. */
export function groupFields(part: Part): string[] {
  if (PART_TABLES[part].member === undefined) return formSheet(part).columns.map(({ field }) => field);
  return formSheet(part)
    .columns.filter(({ group }) => group)
    .map(({ field }) => field);
}

const isBlank = (cell: EditedCell | undefined): boolean => isWhiteSpaceOnly(cell?.text ?? "");

/**
 * The groups that a person sees in the rows of a sheet, whatever became of its merged cells: a row belongs to the group above it where its
 * head cells are covered by that group's merged cells, empty, or the same. Its key decides only what the sheet does not show: between
 * neighbouring groups with the same head, and where the text of a group was lost with its first row.
 */
export function groupRows(
  part: Part,
  sheet: string,
  rows: readonly ClaimedRow[],
  base: BasePart,
  problems: Diagnostic[],
): VisibleGroup[] {
  const fields = groupFields(part);
  const heads = HEAD_FIELDS[part];
  const groups: VisibleGroup[] = [];
  const byHead = groupsByHead(part, base);
  const headed = rows.filter((row) => heads.some((field) => !isBlank(row.cells[field])));
  const shownGroups = new Set(headed.flatMap((row) => [groupKey(row), byHead.get(headOf(part, row.cells)) ?? ""]));
  // A group that rows whose own text was lost stand amidst.
  let parted: VisibleGroup | undefined;
  for (const row of rows) {
    const current = groups.at(-1);
    const lost = lostGroup(row, current, heads, base, shownGroups);
    if (parted !== undefined && isHeadless(row, heads) && parted.rows.some((one) => groupKey(one) === groupKey(row))) {
      parted.rows.push(row);
      continue;
    }
    if (current !== undefined && lost === undefined && continues(part, row, current, base)) {
      current.rows.push(row);
      continue;
    }
    const cells = headCells(row, fields, lost === undefined ? {} : (base.groups.get(lost)?.cells ?? {}));
    parted = lost === undefined ? undefined : current;
    if (lost !== undefined) shownGroups.add(lost);
    if (lost !== undefined && heads.some((field) => !isBlank(cells[field])))
      reportLostText({ sheet, cell: `A${row.row}` }, cells[heads[1] ?? ""]?.text ?? "", problems);
    groups.push({ key: "", cells, rows: [row] });
  }
  claimGroups(part, groups, base, byHead);
  const joined = joinScattered(part, groups, base);
  reportSplits(joined, sheet, base, problems);
  reportScattering(heads, joined, sheet, base, problems);
  return joined;
}

/** This many rows in other groups than before, and more than a third of all, are no longer single moves. */
const MANY_MOVES = 5;

/**
 * Tells of rows that were sorted after their merged heads were split and not filled down: the rows no longer show which group they
 * belong to. Where a row stands under no head at all it is an error; where most stand under a foreign one, a person should look.
 */
function reportScattering(
  heads: readonly string[],
  groups: readonly VisibleGroup[],
  sheet: string,
  base: BasePart,
  problems: Diagnostic[],
): void {
  const known = groups
    .filter((group) => !isSplitOff(group, heads))
    .flatMap(({ key, rows, cells }) =>
      rows.filter((row) => base.groups.has(groupKey(row))).map((row) => ({ row, key, cells })),
    );
  const moved = known.filter(({ row, key }) => groupKey(row) !== key);
  if (moved.length < MANY_MOVES || moved.length * 3 < known.length) return;
  const headless = moved.find(({ key, cells }) => key === "" && heads.every((field) => isBlank(cells[field])));
  const [first] = moved;
  const place = { sheet, cell: `A${(headless ?? first)?.row.row ?? 0}` };
  const message = `有${moved.length}行与导出时所属的事项不同，可能是拆分合并单元格后未填满就作了排序。`;
  const remedy = "请撤销排序，或者先将各组的序号和名称填满每一行，再行排序。";
  const severity = headless === undefined ? "warning" : "error";
  problems.push(problem(severity, "rows-scattered", place, message, remedy));
}

/** True for rows of one group that a person gave a head of their own: a group divided in two is not scattered. */
function isSplitOff({ key, rows, cells }: VisibleGroup, heads: readonly string[]): boolean {
  return key === "" && heads.some((field) => !isBlank(cells[field])) && new Set(rows.map(groupKey)).size === 1;
}

/** Tells of a group that is new only because its head reads differently in some rows of one group: a slip, more often than not. */
function reportSplits(groups: readonly VisibleGroup[], sheet: string, base: BasePart, problems: Diagnostic[]): void {
  const taken = new Set(groups.map(({ key }) => key));
  for (const group of groups) {
    const [row] = group.rows;
    const from = row === undefined || group.key !== "" ? "" : groupKey(row);
    const serial = group.cells["serial"]?.text ?? "";
    const was = base.groups.get(from);
    if (was === undefined || !taken.has(from) || !sameCell("serial", serial, was.cells["serial"] ?? "")) continue;
    const place = { sheet, cell: `A${row?.row ?? 0}` };
    const message = `序号“${serial.trim()}”各行的文字不一致，这一行起按另一项读入。`;
    problems.push(
      problem("warning", "group-split", place, message, "如属同一项，请把各行改为相同的文字，或重新合并单元格。"),
    );
  }
}

/** The cells of a row in the columns of its group, with the texts that were lost. */
function headCells(
  row: ClaimedRow,
  fields: readonly string[],
  restored: Readonly<Record<string, string>>,
): Record<string, EditedCell> {
  return Object.fromEntries(
    fields.flatMap((field): [string, EditedCell][] => {
      const cell = row.cells[field];
      return cell === undefined ? [] : [[field, { ...cell, text: restored[field] ?? cell.text }]];
    }),
  );
}

function reportLostText(place: { sheet: string; cell: string }, text: string, problems: Diagnostic[]): void {
  const message = `该行所属“${oneLine(text)}”的文字已随首行删除，仍按原文保留。`;
  const remedy = "如要改属上一组，请在组的各栏重新合并单元格后报送。";
  problems.push(problem("warning", "group-text-lost", place, message, remedy));
}

/** True for a row with a key in which no head of a group stands. */
function isHeadless(row: ClaimedRow, heads: readonly string[]): boolean {
  return groupKey(row) !== "" && heads.every((field) => isBlank(row.cells[field]));
}

const groupKey = (row: ClaimedRow): string => (row.copy ? "" : (row.keys[0] ?? ""));

/** The base group that a row without head text belongs to, where it cannot be the group above and is shown nowhere else. */
function lostGroup(
  row: ClaimedRow,
  current: VisibleGroup | undefined,
  heads: readonly string[],
  base: BasePart,
  shownGroups: ReadonlySet<string>,
): string | undefined {
  const key = groupKey(row);
  if (key === "" || !base.groups.has(key) || shownGroups.has(key)) return undefined;
  if (current?.rows.some((other) => groupKey(other) === key) === true) return undefined;
  const first = current?.rows[0]?.row ?? 0;
  const alone = heads.every((field) => {
    const cell = row.cells[field];
    return cell === undefined || (isBlank(cell) && (cell.origin === row.row || cell.origin > first));
  });
  return alone ? key : undefined;
}

function continues(part: Part, row: ClaimedRow, current: VisibleGroup, base: BasePart): boolean {
  const heads = HEAD_FIELDS[part];
  const origins = new Set(current.rows.map((other) => other.row));
  let covered = false;
  for (const field of heads) {
    const cell = row.cells[field];
    if (cell === undefined || isBlank(cell)) continue;
    if (cell.origin < row.row && origins.has(cell.origin)) {
      covered = true;
      continue;
    }
    if (!sameCell(field, cell.text, current.cells[field]?.text ?? "")) return false;
  }
  if (covered) return true;
  const shows = heads.some((field) => !isBlank(row.cells[field]));
  return !shows || !beginsTwin(part, row, current, base);
}

const headOf = (part: Part, cells: Record<string, EditedCell>): string =>
  headSignature(part, (field) => cells[field]?.text ?? "");

/** The base groups that are known by their head alone. */
function groupsByHead(part: Part, base: BasePart): Map<string, string> {
  const signed = [...base.groups].map(([key, { cells }]) => [headSignature(part, (field) => cells[field] ?? ""), key]);
  return new Map(signed.filter(([head = ""]) => base.headCount(head) === 1) as [string, string][]);
}

/** True for the first row of a base group whose head reads like that of the group above it: by its key, or by all it says. */
function beginsTwin(part: Part, row: ClaimedRow, current: VisibleGroup, base: BasePart): boolean {
  if (base.headCount(headOf(part, row.cells)) < 2) return false;
  const key = groupKey(row);
  if (base.groups.has(key)) return !current.rows.some((other) => groupKey(other) === key);
  const opens = (one: ClaimedRow): boolean =>
    base.rows.some(
      ({ firstOfGroup, cells }) =>
        firstOfGroup &&
        Object.entries(one.cells).every(([field, { text }]) => sameCell(field, text, cells[field] ?? "")),
    );
  return opens(row) && current.rows.every((other, index) => index === 0 || !opens(other));
}

/** Joins groups that sorting has scattered: the same head as a group further up, and rows of the same base group, or typed anew. */
function joinScattered(part: Part, groups: readonly VisibleGroup[], base: BasePart): VisibleGroup[] {
  const result: VisibleGroup[] = [];
  const byHead = new Map<string, VisibleGroup[]>();
  for (const group of groups) {
    const head = headOf(part, group.cells);
    const candidates = byHead.get(head) ?? [];
    byHead.set(head, candidates);
    const own = group.rows.map(groupKey).filter((key) => key !== "" && base.groups.has(key));
    const typed =
      base.headCount(head) < 2 &&
      group.rows.every((row) => !row.copy) &&
      HEAD_FIELDS[part].every((field) => !isBlank(group.cells[field]));
    const home = candidates.find((candidate) => {
      if (candidate.key !== "" && group.key !== "") return false;
      return own.length === 0 ? typed : candidate.rows.some((row) => own.includes(groupKey(row)));
    });
    if (home === undefined) {
      result.push(group);
      candidates.push(group);
      continue;
    }
    if (home.key === "") home.key = group.key;
    home.rows.push(...group.rows);
  }
  return result;
}

/**
 * Gives every visible group the key of the base group that it is: by its head and by the rows that it has, the best claim first. A key
 * is given once; a group that nobody claims was deleted.
 */
function claimGroups(
  part: Part,
  groups: readonly VisibleGroup[],
  base: BasePart,
  byHead: ReadonlyMap<string, string>,
): void {
  const heads = HEAD_FIELDS[part];
  const claims: { group: VisibleGroup; key: string; score: number }[] = [];
  for (const group of groups) {
    const votes = new Map<string, number>();
    const alike = byHead.get(headOf(part, group.cells));
    if (alike !== undefined) votes.set(alike, 0);
    for (const row of group.rows) {
      const key = row.keys[0] ?? "";
      if (base.groups.has(key)) votes.set(key, (votes.get(key) ?? 0) + (row.copy ? 0.1 : 10));
    }
    // Groups that differ in their serials only: renumbered, one has the head of another, and rows of its own.
    const hasRows = [...votes.values()].some((count) => count >= 1);
    for (const [key, count] of votes) {
      const own = base.groups.get(key)?.cells ?? {};
      const same = heads.filter((field) => sameCell(field, own[field] ?? "", group.cells[field]?.text ?? ""));
      const main = same.includes(heads[1] ?? "") ? 100_000 : 0;
      const whole = same.length === heads.length && (count >= 1 || !hasRows);
      claims.push({ group, key, score: main + (whole ? 100_000 : same.length) + count });
    }
  }
  claims.sort((a, b) => b.score - a.score);
  const taken = new Set<string>();
  for (const { group, key } of claims) {
    if (group.key !== "" || taken.has(key)) continue;
    group.key = key;
    taken.add(key);
  }
}
