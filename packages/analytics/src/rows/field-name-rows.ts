import { formSheet, headingOfField, KIND_HEADINGS, NODE_TABLES, PART_OF_TABLE, TEXT_FIELDS } from "@qingdan/model";
import type { RowSink } from "./node-rows.ts";

/** Columns of the warehouse whose name is not that of the tree's field. */
const COLUMN_OF_FIELD: Readonly<Record<string, string>> = { "regime.group": "group_title" };

/** Fields that the form shows without a column of their own. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "regime.group": "监管类别",
  "section.heading": "监管制度标题",
  "section.text": Object.values(KIND_HEADINGS).join("、"),
  "note.text": "注",
};

/** The Chinese name of every text field of every table. */
export function fieldNameRows(sink: RowSink): void {
  for (const table of NODE_TABLES) {
    const part = table === "note" ? "" : PART_OF_TABLE[table];
    for (const field of TEXT_FIELDS[table]) {
      const id = `${table}.${field}`;
      sink("field_name", {
        node_table: table,
        field: COLUMN_OF_FIELD[id] ?? field,
        part,
        part_title: part === "" ? "" : formSheet(part).title,
        name: OTHER_NAMES[id] ?? headingOfField(table, field),
      });
    }
  }
  const { title } = formSheet("accountability");
  sink("field_name", {
    node_table: "part",
    field: "preamble",
    part: "accountability",
    part_title: title,
    name: "责任追究机制",
  });
}
