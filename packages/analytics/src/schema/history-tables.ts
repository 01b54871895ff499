import { table, type TableDefinition } from "./table-definition.ts";

const BUREAU = { bureau_id: "The bureau that the row belongs to." };

/** Tables that are only ever added to. */
export const HISTORY_TABLES: readonly TableDefinition[] = [
  table("revision", "history", "All revisions of all lists, oldest first by ordinal. Rows are only ever added.", {
    revision: "12 hexadecimal characters of a SHA-256 over parent, bureau and tree.",
    "parent VARCHAR?": "The revision before it; NULL for a bureau's first.",
    ...BUREAU,
    "ordinal INTEGER": "Place in the order of recording, from 1 over all bureaus.",
    kind: "source, import, merge or settle.",
    source_name: "File that the revision was read from.",
    source_sha256: "SHA-256 of that file.",
    author: "Who made it.",
    message: "What was done.",
    "created_at TIMESTAMP": "When it was recorded, UTC.",
  }),
  table("revision_tree", "history", "The lists of all revisions as JSON, without loss.", {
    revision: "The revision.",
    ...BUREAU,
    tree: "The list (JSON).",
    "source_tree VARCHAR?":
      "The list as the source has it, where it was merged with edits (JSON); NULL where it is the list itself.",
  }),
  table("change", "history", "What each revision changed.", {
    ...BUREAU,
    revision: "The revision that brought the change.",
    "ordinal INTEGER": "Place within the revision, from 1.",
    op: "insert, delete, update or move.",
    node_table: "Table of the node.",
    node_key: "Key of the node.",
    field: "Field of an update; parent or ordinal of a move; empty for insert and delete.",
    before: "What stood there.",
    after: "What stands there.",
    cell: "Sheet and cell of the workbook that the change was made in.",
  }),
];
