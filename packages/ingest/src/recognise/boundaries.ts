import { sameForm, type Boundary, type Party } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { isCollective } from "./tables/named-parties.ts";
import { groupRows, rowsBelow, type RowGroup } from "./tables/group-rows.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { markFurniture, passageText, placeOf, readFields, type Recognition } from "./passage.ts";
import type { Row } from "./tables/read-rows.ts";
import { withRowsUnder } from "./tables/rows-under-one-cell.ts";
import { takeTicks } from "./tables/take-ticks.ts";
import { FEWEST_SHARES, reportShares, splitShares, type Share } from "./prose/split-shares.ts";

/**
 * 部门职责边界: groups of 序号 and 管理事项, each row a 相关部门 with its share. A row whose 职责分工 names the departments (1.县水务局：…⏎2.县公安局：…),
 * and whose 相关部门 is empty or names the same ones, is as many parties; what else the row says stays with the first of them, as printed.
 */
export function recogniseBoundaries(recognition: Recognition, rows: readonly Row[], notes: PendingNote[]): Boundary[] {
  let isReported = false;
  // Where no column names the departments, a share that begins with a name and a colon is that department's, although it stands alone in its cell.
  const least = rows.some(({ fields }) => fields["department"] !== undefined) ? FEWEST_SHARES : 1;
  const groups = withoutCasesAgain(recognition, groupRows(recognition, rows, "matter"));
  const boundaries = groups.map((group) => ({
    ...readFields(recognition, { serial: group.serial, matter: group.text }),
    parties: sharesOfRows(recognition, withWholeShares(rowsBelow(group, "matter")), least).flatMap(
      ({ row, shares, isCut }): Party[] => {
        if (isCut && !isReported) {
          isReported = true;
          reportShares(recognition, row.lines);
        }
        const parties = shares.map((share, index) => partyOf(recognition, row, share, index === 0));
        const [first] = parties;
        takeTicks(recognition, row, first, "department");
        if (first !== undefined) notes.push(...extraNotes("boundaries", row, first));
        return parties;
      },
    ),
  }));
  reportNameless(recognition, boundaries, rows);
  reportUnnamedShare(recognition, rows);
  return boundaries;
}

/** What a row says of a party beside its name. */
const OF_PARTY = ["responsibility", "basis", "example", "remark"] as const;

/** The rows of a matter, the shares of a department whose cell reaches down over several of them as one. */
function withWholeShares(rows: readonly Row[]): Row[] {
  const isRest = ({ department, fields }: Row): boolean =>
    department === undefined && fields["responsibility"] !== undefined;
  return withRowsUnder(rows, "department", OF_PARTY, isRest);
}

/** What a table of its own may say of matters behind the one of their shares. */
const OF_MATTER: readonly string[] = ["example", "basis"];

/**
 * The groups without those that name a matter of an earlier one again for its 案例 or 相关依据 alone, as a second table of these does: that stands on the
 * first row of the earlier group, where it has none.
 */
function withoutCasesAgain(recognition: Recognition, groups: readonly RowGroup[]): RowGroup[] {
  const wordsOf = ({ text }: RowGroup): string => passageText(recognition.document, text);
  const kept: RowGroup[] = [];
  for (const group of groups) {
    const [row, ...others] = group.rows;
    const said = Object.keys(row?.fields ?? {}).filter((field) => field !== "serial" && field !== "matter");
    const isCase = others.length === 0 && said.length > 0 && said.every((field) => OF_MATTER.includes(field));
    const earlier = isCase ? kept.find((other) => sameForm(wordsOf(other), wordsOf(group))) : undefined;
    const [first] = earlier?.rows ?? [];
    if (
      row === undefined ||
      first === undefined ||
      row.extras.length > 0 ||
      said.some((field) => field in first.fields)
    ) {
      kept.push(group);
      continue;
    }
    for (const field of said) first.fields[field] = row.fields[field] ?? [];
    markFurniture(recognition, "repeated group", [...group.serial, ...group.text]);
  }
  return kept;
}

/** Says once that matters have shares of which nothing tells whose they are. */
function reportNameless(recognition: Recognition, boundaries: readonly Boundary[], rows: readonly Row[]): void {
  const nameless = boundaries.filter(
    ({ parties }) =>
      parties.every(({ department }) => department === "") &&
      parties.some(({ responsibility }) => responsibility !== ""),
  );
  const [first] = nameless;
  if (first === undefined) return;
  const row = rows.find(({ fields }) => passageText(recognition.document, fields["matter"] ?? []) === first.matter);
  recognition.diagnostics.push({
    code: "ingest/party-without-department",
    severity: "warning",
    place: placeOf(recognition, row?.lines ?? []),
    message: `有 ${nameless.length} 个管理事项列有职责分工，但未能读出是哪个部门的职责，文字已按原文保留在“职责分工”`,
    actual: first.matter.slice(0, 40),
    remedy: "请在“相关部门”一栏写明部门名称，或者在各部门的职责之前写明“某某局：”",
  });
}

/** Says once that shares stand below those of a department, in rows of their own where none is named: of a cell merged over them, as a .csv has none. */
function reportUnnamedShare(recognition: Recognition, rows: readonly Row[]): void {
  const isUnnamed = ({ fields, department, covered }: Row): boolean =>
    fields["responsibility"] !== undefined &&
    fields["department"] === undefined &&
    department === undefined &&
    !covered.has("department");
  const unnamed = rows.filter(
    (row, index) =>
      isUnnamed(row) && row.fields["matter"] === undefined && rows[index - 1]?.fields["department"] !== undefined,
  );
  const [first] = unnamed;
  if (first === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/party-without-department",
    severity: "hint",
    place: placeOf(recognition, first.lines),
    message: `有 ${unnamed.length} 行的职责分工没有写明部门，已按原文各作为一行保留`,
    actual: passageText(recognition.document, first.lines).slice(0, 40),
    remedy: "如与上一行同属一个部门，请将两行的职责分工写在一格；如为另一部门，请补上名称",
  });
}

/** A row with the shares that stand in it, or in the cell that all rows of its matter have in common. */
interface RowShares {
  row: Row;
  shares: Share[];
  /** They were cut out of one cell. */
  isCut: boolean;
}

/**
 * The shares of the rows of a matter. Where one cell of 职责分工 stands for all of them (beside 牵头部门 and 配合部门, or merged over their rows) and names
 * them all, each row has its own.
 */
function sharesOfRows(recognition: Recognition, rows: readonly Row[], least: number): RowShares[] {
  const single = (): RowShares[] =>
    rows.map((row) => {
      const shares = sharesOf(recognition, row, least);
      return { row, shares, isCut: shares.length > 1 };
    });
  const filled = rows.filter(({ fields }) => (fields["responsibility"]?.length ?? 0) > 0);
  const [only] = filled;
  if (rows.length < 2 || only === undefined || filled.length > 1) return single();
  if (rows.some(({ fields, department }) => department !== undefined || (fields["department"]?.length ?? 0) === 0))
    return single();
  const departments = rows.flatMap(({ fields }) => fields["department"] ?? []);
  const shares = splitShares(recognition, departments, only.fields["responsibility"] ?? []);
  if (shares === undefined) return single();
  const isOf = ({ fields }: Row, { department: [name] }: Share): boolean =>
    name !== undefined && (fields["department"] ?? []).some(({ start, end }) => start <= name.start && name.end <= end);
  return rows.map((row) => ({ row, shares: shares.filter((share) => isOf(row, share)), isCut: true }));
}

function sharesOf(recognition: Recognition, row: Row, least: number): Share[] {
  const department = row.fields["department"] ?? [];
  const responsibility = row.fields["responsibility"] ?? [];
  const isNamed = row.department !== undefined && !isCollective(recognition, row.department);
  const shares = splitShares(recognition, department, responsibility, isNamed ? FEWEST_SHARES : least);
  return shares ?? [{ department: row.department ?? department, responsibility }];
}

function partyOf(recognition: Recognition, row: Row, share: Share, isFirst: boolean): Party {
  const common = (field: string): Line[] => (isFirst ? (row.fields[field] ?? []) : []);
  // A name in a heading stands once for all rows: it is the header's, not this party's.
  const isInHeading = row.department !== undefined && share.department === row.department;
  const party = readFields(recognition, {
    department: isInHeading ? [] : share.department,
    responsibility: share.responsibility,
    basis: common("basis"),
    example: common("example"),
    remark: common("remark"),
  });
  if (!isInHeading) return party;
  party.department = passageText(recognition.document, share.department).replace(/\s+/gu, "");
  party.source.spans = { ...party.source.spans, department: [] };
  return party;
}
