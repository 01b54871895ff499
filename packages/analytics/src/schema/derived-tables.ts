import { table, type TableDefinition } from "./table-definition.ts";

const BUREAU = { bureau_id: "The bureau that the row belongs to." };

/** Tables that are replaced by whoever fills them: the last check, the registers, the names of the form. */
export const DERIVED_TABLES: readonly TableDefinition[] = [
  table("finding", "derived", "Findings of the last check.", {
    ...BUREAU,
    "ordinal INTEGER": "Place within the bureau, from 1.",
    rule: "The rule that found it.",
    rule_title: "What the rule finds, in Chinese; empty where whoever stored the finding did not say.",
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
      register: "project: known to this program; own: taken from a register of the user's own (--laws).",
    },
  ),
  table(
    "renumbered_article",
    "derived",
    "Articles that have another number in the edition in force, by the register.",
    {
      title_normalised: "legal_instrument.title_normalised of the instrument.",
      article: "Number in the older edition (第十条).",
      article_now: "Number in the edition in force.",
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
    name: "schema_version; views and register: the digests of the views and of the program's register that the file has.",
    value: "Value.",
  }),
];
