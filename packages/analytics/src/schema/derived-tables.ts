import { table, type TableDefinition } from "./table-definition.ts";

const BUREAU = { bureau_id: "The bureau that the row belongs to." };

/** Tables that are replaced by whoever fills them: the last check, the registers, the names of the form. */
export const DERIVED_TABLES: readonly TableDefinition[] = [
  table("finding", "derived", "Findings of the last check.", {
    ...BUREAU,
    "ordinal INTEGER": "Place within the bureau, from 1.",
    rule: "The rule that found it.",
    severity: "error, warning or hint.",
    node_table: "Table of the node; empty for a finding on the whole list.",
    node_key: "Key of the node.",
    field: "Field of the node.",
    quote: "The words that it is about.",
    message: "What is wrong.",
    remedy: "How to mend it.",
    suggestion: "The field as it should read, where that is certain; else empty.",
  }),
  table(
    "legal_instrument",
    "derived",
    "Register of legal instruments: category and status where a public source establishes them.",
    {
      title_normalised: "Title in the form by which titles are compared.",
      title: "Title.",
      category: "Category by the Legislation Law; empty where not established.",
      status: "in force, repealed, or empty where not established.",
      since: "Date since which the status holds; empty where not established.",
      replaced_by: "Title of the instrument that replaced it.",
      edition: "Edition in force, where an older one goes by the same title.",
      edition_since: "Date since which that edition is in force.",
      source: "Public source of these facts.",
    },
  ),
  table(
    "field_name",
    "derived",
    "The names by which officials know each field: part and column of the standard form.",
    {
      node_table: "Table.",
      field: "Column of the table.",
      part: "Part of the list; empty for notes, which may stand in any.",
      part_title: "Title of the part in the standard form.",
      name: "Heading of the column.",
    },
  ),
  table("warehouse_property", "derived", "Properties of this warehouse file.", {
    name: "schema_version, or views: the digest of the views that the file has.",
    value: "Value.",
  }),
];
