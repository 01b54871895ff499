import type { NodeTable } from "./nodes.ts";
import type { Part } from "./parts.ts";
import { formSheet } from "./standard-form.ts";

/** The part whose sheet shows the nodes of a table. A note stands in the sheet of its own part. */
export const PART_OF_TABLE: Record<Exclude<NodeTable, "note">, Part> = {
  duty: "duties",
  task: "duties",
  boundary: "boundaries",
  party: "boundaries",
  regime: "oversight",
  section: "oversight",
  service: "services",
  service_item: "services",
  liability: "accountability",
  mechanism: "accountability",
};

/** The column of the standard form that shows a field of a node, where its name is not the field's own. */
const COLUMN_OF: Partial<Record<NodeTable, Record<string, string>>> = {
  duty: { text: "duty" },
  task: { text: "task" },
  regime: { group: "title", groupNumbering: "title" },
  mechanism: { title: "subject", text: "mechanism", preamble: "mechanism" },
};

/** The column field of the standard form in which `field` of a node stands. Sections stand in the column of their first kind. */
export function columnOfField(table: NodeTable, field: string): string {
  return COLUMN_OF[table]?.[field] ?? field;
}

/** The column heading by which officials know a field of a node: 责任处室 for a task's unit; "" where the form has no column for it. */
export function headingOfField(table: NodeTable, field: string): string {
  if (table === "note") return "";
  const column = columnOfField(table, field);
  return formSheet(PART_OF_TABLE[table]).columns.find((candidate) => candidate.field === column)?.heading ?? "";
}
