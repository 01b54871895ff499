import {
  comparisonText,
  formPart,
  matchForm,
  sameText,
  type FormPart,
  type NodeTable,
  type Part,
  type ResponsibilityList,
} from "@qingdan/model";
import type { EditedCell } from "./edited-workbook.ts";

/** The tables of a part's nodes: those of groups, and those of the rows in them where the part has groups of rows. */
export const PART_TABLES: Record<Part, { group: NodeTable; member?: NodeTable }> = {
  duties: { group: "duty", member: "task" },
  boundaries: { group: "boundary", member: "party" },
  oversight: { group: "regime" },
  services: { group: "service", member: "service_item" },
  accountability: { group: "liability" },
};

/** The columns by which a group is known on sight. A group's other columns (追责依据及追责情形) may be empty in any of its rows. */
export const HEAD_FIELDS: Record<Part, readonly string[]> = {
  duties: ["serial", "duty"],
  boundaries: ["serial", "matter"],
  oversight: ["serial", "title"],
  services: ["serial", "name"],
  accountability: ["serial", "subject"],
};

/** A row of the list that the workbook was exported from, as the form shows it. */
export interface BaseRow {
  group: string;
  /** "" where the group has no members, or the part no groups. */
  member: string;
  cells: Record<string, string>;
  firstOfGroup: boolean;
}

/** A part of that list as rows, by key. */
export interface BasePart {
  rows: BaseRow[];
  /** The first row of each group. */
  groups: Map<string, BaseRow>;
  members: Map<string, BaseRow>;
  /** How many groups have the head with this signature; see `headSignature`. */
  headCount(head: string): number;
  /** The part as the form prints it. */
  form: FormPart;
}

/** The head of a group as one text; two heads have the same one where `sameCell` holds in every column. */
export function headSignature(part: Part, textOf: (field: string) => string): string {
  const texts = HEAD_FIELDS[part].map((field) =>
    field === "serial" ? matchForm(textOf(field)) : comparisonText(textOf(field)),
  );
  return texts.join("\u0001");
}

/** The rows that the form shows of a part of `base`. */
export function basePart(base: ResponsibilityList, part: Part): BasePart {
  const form = formPart(base, part);
  const rows: BaseRow[] = [];
  const groups = new Map<string, BaseRow>();
  const members = new Map<string, BaseRow>();
  for (const { cells, keys } of form.rows) {
    const [group = "", member = ""] = keys;
    const row: BaseRow = { group, member, cells, firstOfGroup: !groups.has(group) };
    rows.push(row);
    if (row.firstOfGroup) groups.set(group, row);
    if (member !== "") members.set(member, row);
  }
  // Counted when first asked for: most sheets come back untouched, and nobody asks.
  let heads: Map<string, number> | undefined;
  const headCount = (head: string): number => (heads ??= countHeads(part, groups.values())).get(head) ?? 0;
  return { rows, groups, members, headCount, form };
}

function countHeads(part: Part, groups: Iterable<BaseRow>): Map<string, number> {
  const heads = new Map<string, number>();
  for (const { cells } of groups) {
    const head = headSignature(part, (field) => cells[field] ?? "");
    heads.set(head, (heads.get(head) ?? 0) + 1);
  }
  return heads;
}

/** True where a cell says what the base said in that column: serials are compared in their match form (３ is 3, （一） is (一)). */
export function sameCell(field: string, one: string, other: string): boolean {
  return sameText(one, other) || (field === "serial" && matchForm(one) === matchForm(other));
}

/**
 * True for a cell that says what the base said there: also a column that the sheet lacks, an error value, and a number that has only
 * lost the zeros at its head (a phone that a spreadsheet program took for a number).
 */
export function isUnchanged(column: string, cell: EditedCell | undefined, baseText: string): boolean {
  if (cell === undefined || cell.kind === "error" || sameCell(column, cell.text, baseText)) return true;
  return (
    cell.kind === "number" &&
    /^0+\d+$/u.test(baseText.trim()) &&
    baseText.trim().replace(/^0+/u, "") === cell.text.trim()
  );
}
