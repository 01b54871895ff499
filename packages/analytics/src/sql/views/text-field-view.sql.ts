import { NODE_TABLES, PART_OF_TABLE, TEXT_FIELDS, type NodeTable } from "@qingdan/model";
import { quoteIdentifier, quoteLiteral } from "../../database/quote.ts";
import type { ViewDefinition } from "../../schema/view-definition.ts";

/** The column that holds the keys of a table's rows. */
export function keyColumn(table: NodeTable): string {
  return table === "service_item" ? "item_key" : `${table}_key`;
}

/** Every text of every list as a row of its own. */
export const TEXT_FIELD_VIEW: ViewDefinition = {
  name: "text_field",
  comment: "Every text of the head lists that is not empty, one row each; serials are left out.",
  columns: {
    bureau_id: "The bureau.",
    part: "The part of the list.",
    node_table: "Table of the row.",
    node_key: "Key of the row; empty for part.preamble.",
    field: "Column of the table.",
    ordinal: "Place of the row in its table, from 1 within the bureau.",
    text: "The text.",
  },
  select: [...NODE_TABLES.flatMap(textsOfTable), selectTexts("part", "part", "''", "preamble")].join("UNION ALL"),
};

function textsOfTable(table: NodeTable): string[] {
  const part = table === "note" ? "part" : quoteLiteral(PART_OF_TABLE[table]);
  const fields = TEXT_FIELDS[table].filter((field) => field !== "serial");
  return fields.map((field) =>
    selectTexts(table, part, keyColumn(table), table === "regime" && field === "group" ? "group_title" : field),
  );
}

function selectTexts(table: string, part: string, key: string, field: string): string {
  return `
SELECT bureau_id, ${part} AS part, '${table}' AS node_table, ${key} AS node_key, '${field}' AS field, ordinal, ${quoteIdentifier(field)} AS text
FROM ${quoteIdentifier(table)} WHERE ${quoteIdentifier(field)} <> ''
`;
}
