import type {
  Boundary,
  Duty,
  Liability,
  MechanismSection,
  Note,
  Party,
  Regime,
  ResponsibilityList,
  Section,
  Service,
  ServiceItem,
  Task,
} from "@qingdan/model";
import type { StoredValue } from "../database/database.ts";

/** Takes one row of one table. */
export type RowSink = (table: string, row: Record<string, StoredValue>) => void;

/** The rows of all nodes of a list; `ordinal` counts each table's rows over the whole list. */
export function nodeRows(list: ResponsibilityList, sink: RowSink): void {
  const add = numbered(list.bureau.id, sink);
  for (const duty of list.duties ?? []) addDuty(duty, add);
  for (const boundary of list.boundaries ?? []) addBoundary(boundary, add);
  for (const regime of list.oversight ?? []) addRegime(regime, add);
  for (const service of list.services ?? []) addService(service, add);
  for (const liability of list.accountability?.liabilities ?? []) addLiability(liability, add);
  for (const section of list.accountability?.mechanism?.sections ?? []) addMechanism(section, add);
  for (const note of list.notes) addNote(note, add);
}

/** A sink that puts bureau and ordinal into each row. */
export function numbered(bureauId: string, sink: RowSink): RowSink {
  const ordinals = new Map<string, number>();
  return (table, row) => {
    const ordinal = (ordinals.get(table) ?? 0) + 1;
    ordinals.set(table, ordinal);
    sink(table, { bureau_id: bureauId, ordinal, ...row });
  };
}

function addDuty({ key, serial, text, accountability, tasks }: Duty, add: RowSink): void {
  add("duty", { duty_key: key, serial, text, accountability });
  let carried = "";
  for (const task of tasks) {
    if (task.unit.trim() !== "") carried = task.unit;
    addTask(task, key, carried, add);
  }
}

function addTask({ key, text, unit, remark }: Task, dutyKey: string, carried: string, add: RowSink): void {
  add("task", { task_key: key, duty_key: dutyKey, text, unit, unit_effective: carried, remark });
}

function addBoundary({ key, serial, matter, parties }: Boundary, add: RowSink): void {
  add("boundary", { boundary_key: key, serial, matter });
  for (const party of parties) addParty(party, key, add);
}

function addParty(party: Party, boundaryKey: string, add: RowSink): void {
  const { key, department, responsibility, basis, example, remark } = party;
  add("party", { party_key: key, boundary_key: boundaryKey, department, responsibility, basis, example, remark });
}

function addRegime(regime: Regime, add: RowSink): void {
  const { key, serial, group, title, unit, preamble, numbering, groupNumbering, sections } = regime;
  add("regime", {
    regime_key: key,
    serial,
    group_title: group,
    title,
    unit,
    preamble,
    numbering,
    group_numbering: groupNumbering,
  });
  for (const section of sections) addSection(section, key, add);
}

function addSection({ key, heading, kinds, text, numbering }: Section, regimeKey: string, add: RowSink): void {
  add("section", { section_key: key, regime_key: regimeKey, heading, kinds, text, numbering });
}

function addService({ key, serial, name, items }: Service, add: RowSink): void {
  add("service", { service_key: key, serial, name });
  for (const item of items) addServiceItem(item, key, add);
}

function addServiceItem(item: ServiceItem, serviceKey: string, add: RowSink): void {
  const { key, content, agency, phone, remark } = item;
  add("service_item", { item_key: key, service_key: serviceKey, content, agency, phone, remark });
}

function addLiability({ key, serial, subject, circumstance, basis, remark }: Liability, add: RowSink): void {
  add("liability", { liability_key: key, serial, subject, circumstance, basis, remark });
}

function addMechanism({ key, serial, title, text, numbering }: MechanismSection, add: RowSink): void {
  add("mechanism", { mechanism_key: key, serial, title, text, numbering });
}

function addNote({ key, part, text, owner, heading, before }: Note, add: RowSink): void {
  const position = owner !== undefined ? "row" : before === true ? "before" : "after";
  add("note", { note_key: key, part, text, owner_key: owner ?? "", heading: heading ?? "", position });
}
