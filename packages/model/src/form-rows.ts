import { PARTS, type Part } from "./parts.ts";
import { sectionsToCells } from "./regime-cells.ts";
import { formSheet } from "./standard-form.ts";
import type { Note, ResponsibilityList } from "./tree.ts";

/** One row of a sheet of the standard form: its cells by field, and the keys of the nodes it holds, the group's first. */
export interface FormRow {
  cells: Record<string, string>;
  /** [duty, task], [boundary, party], [regime], [service, item], [liability] or [mechanism section]; "" where there is no such node. */
  keys: string[];
  /** Rows of one group share this number; group columns are merged over them. */
  group: number;
}

/** A part as rows: what the standard form prints of it in every format. */
export interface FormPart {
  part: Part;
  /** The part's official heading. */
  title: string;
  /** absent: the source has no such part; empty: the source has it without rows; else rows. */
  state: "absent" | "empty" | "rows";
  rows: FormRow[];
  /** Headings of columns that the vocabulary does not know; their texts stand in the cells under `extra:` + heading. */
  extraColumns: string[];
  notesBefore: Note[];
  notesAfter: Note[];
}

/** The field under which the text of an unknown column stands in a row's cells. */
export function extraField(heading: string): string {
  return `extra:${heading}`;
}

/** The five parts of the standard form as rows, in the order of the form. */
export function formParts(list: ResponsibilityList): FormPart[] {
  return PARTS.map((part) => formPart(list, part));
}

/** One part of the standard form as rows. */
export function formPart(list: ResponsibilityList, part: Part): FormPart {
  const rows = ROWS[part](list);
  const notes = list.notes.filter((note) => note.part === part);
  const extras = notes.filter((note) => note.owner !== undefined);
  const isRemark = mechanismRemarks(list, part);
  const extraColumns = [...new Set(extras.filter((note) => !isRemark(note)).map((note) => note.heading ?? ""))];
  for (const row of rows ?? []) {
    for (const note of extras) {
      // A note on a group stands on the group's first row only; a note on a row belongs to the row's last key.
      const owns = note.owner === row.keys.at(-1) || (note.owner === row.keys[0] && isFirstOfGroup(rows ?? [], row));
      if (!owns) continue;
      const field = isRemark(note) ? "remark" : extraField(note.heading ?? "");
      // One on the group and one on its first row share the cell.
      const above = row.cells[field] ?? "";
      row.cells[field] = above === "" ? note.text : `${above}\n${note.text}`;
    }
  }
  return {
    part,
    title: formSheet(part).title,
    state: rows === undefined ? "absent" : rows.length === 0 ? "empty" : "rows",
    rows: rows ?? [],
    extraColumns,
    notesBefore: notes.filter((note) => note.owner === undefined && note.before === true),
    notesAfter: notes.filter((note) => note.owner === undefined && note.before !== true),
  };
}

/** The heading of the notes that are remarks on sections of the mechanism, which have no field for them: they stand in the form's column. */
export const REMARK_HEADING = "备注";

function mechanismRemarks(list: ResponsibilityList, part: Part): (note: Note) => boolean {
  if (part !== "accountability") return () => false;
  const sections = new Set(list.accountability?.mechanism?.sections.map(({ key }) => key));
  return ({ heading, owner }) => heading === REMARK_HEADING && owner !== undefined && sections.has(owner);
}

function isFirstOfGroup(rows: readonly FormRow[], row: FormRow): boolean {
  return rows.find((candidate) => candidate.group === row.group) === row;
}

const ROWS: Record<Part, (list: ResponsibilityList) => FormRow[] | undefined> = {
  duties: (list) =>
    grouped(
      list.duties,
      (duty) => duty.tasks,
      (duty) => ({ serial: duty.serial, duty: duty.text, accountability: duty.accountability }),
      (duty, task) => ({
        serial: duty.serial,
        duty: duty.text,
        accountability: duty.accountability,
        task: task.text,
        unit: task.unit,
        remark: task.remark,
      }),
    ),
  boundaries: (list) =>
    grouped(
      list.boundaries,
      (boundary) => boundary.parties,
      (boundary) => ({ serial: boundary.serial, matter: boundary.matter }),
      (boundary, party) => ({
        serial: boundary.serial,
        matter: boundary.matter,
        department: party.department,
        responsibility: party.responsibility,
        basis: party.basis,
        example: party.example,
        remark: party.remark,
      }),
    ),
  oversight: (list) =>
    list.oversight?.map((regime, index) => ({
      cells: {
        serial: regime.serial,
        title: regime.group === "" ? regime.title : `【${regime.groupNumbering}${regime.group}】\n${regime.title}`,
        unit: regime.unit,
        preamble: regime.preamble,
        ...sectionsToCells(regime.sections),
      },
      keys: [regime.key],
      group: index,
    })),
  services: (list) =>
    grouped(
      list.services,
      (service) => service.items,
      (service) => ({ serial: service.serial, name: service.name }),
      (service, item) => ({
        serial: service.serial,
        name: service.name,
        content: item.content,
        agency: item.agency,
        phone: item.phone,
        remark: item.remark,
      }),
    ),
  accountability: (list) => (list.accountability === undefined ? undefined : accountabilityRows(list.accountability)),
};

/** Rows of groups and their members. A group without members is a row of its own with empty member cells. */
function grouped<Group extends { key: string }, Member extends { key: string }>(
  groups: readonly Group[] | undefined,
  membersOf: (group: Group) => readonly Member[],
  groupCells: (group: Group) => Record<string, string>,
  memberCells: (group: Group, member: Member) => Record<string, string>,
): FormRow[] | undefined {
  if (groups === undefined) return undefined;
  // Written out rather than mapped and spread: these rows are made for every reading, writing and comparison.
  const rows: FormRow[] = [];
  for (const [index, group] of groups.entries()) {
    const members = membersOf(group);
    if (members.length === 0) rows.push({ cells: groupCells(group), keys: [group.key, ""], group: index });
    for (const member of members)
      rows.push({ cells: memberCells(group, member), keys: [group.key, member.key], group: index });
  }
  return rows;
}

/** Liabilities, then the mechanism: its preamble as a row with nothing but the text, each section as a row with its title as 追责对象. */
function accountabilityRows(accountability: NonNullable<ResponsibilityList["accountability"]>): FormRow[] {
  const rows: FormRow[] = accountability.liabilities.map((liability, index) => ({
    cells: {
      serial: liability.serial,
      subject: liability.subject,
      circumstance: liability.circumstance,
      basis: liability.basis,
      mechanism: "",
      remark: liability.remark,
    },
    keys: [liability.key],
    group: index,
  }));
  const mechanism = accountability.mechanism;
  const blank = { serial: "", subject: "", circumstance: "", basis: "", remark: "" };
  if (mechanism !== undefined && mechanism.preamble !== "") {
    rows.push({ cells: { ...blank, mechanism: mechanism.preamble }, keys: [""], group: rows.length });
  }
  for (const section of mechanism?.sections ?? []) {
    rows.push({
      cells: { ...blank, serial: section.serial, subject: section.title, mechanism: section.text },
      keys: [section.key],
      group: rows.length,
    });
  }
  return rows;
}
