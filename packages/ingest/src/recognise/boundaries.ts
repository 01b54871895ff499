import { sameForm, type Boundary, type Party } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { isCollective } from "./tables/named-parties.ts";
import { groupRows, rowsBelow, type RowGroup } from "./tables/group-rows.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { markFurniture, passageText, placeOf, readFields, type Recognition } from "./passage.ts";
import type { Row } from "./tables/read-rows.ts";
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
    parties: rowsBelow(group, "matter").flatMap((row): Party[] => {
      const shares = sharesOf(recognition, row, least);
      if (shares.length > 1 && !isReported) {
        isReported = true;
        reportShares(recognition, row.lines);
      }
      const parties = shares.map((share, index) => partyOf(recognition, row, share, index === 0));
      const [first] = parties;
      takeTicks(recognition, row, first, "department");
      if (first !== undefined) notes.push(...extraNotes("boundaries", row, first));
      return parties;
    }),
  }));
  reportNameless(recognition, boundaries, rows);
  return boundaries;
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
