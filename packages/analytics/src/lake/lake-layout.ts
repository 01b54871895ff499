import { TABLES } from "../schema/tables.ts";
import type { TableDefinition } from "../schema/table-definition.ts";

/** The version of the layout; a lake with another one is refused: it is written again in no time. */
export const LAKE_VERSION = 3;

/** The file that lists what a lake holds. */
export const MANIFEST_NAME = "manifest.json";

/** What the manifest says of one table. Paths are relative to the lake's folder, with / between their parts. */
export interface LakeTable {
  name: string;
  comment: string;
  /** True where the rows lie in folders province=…; the column province is then in the path and not in the files. */
  partitioned: boolean;
  rows: number;
  columns: { name: string; type: string; comment: string }[];
  files: { path: string; bytes: number; sha256: string }[];
}

/** manifest.json of a lake: its version, the revision of each bureau, and its tables. */
export interface LakeManifest {
  lake: "qingdan";
  version: number;
  bureaus: { bureau_id: string; revision: string }[];
  tables: LakeTable[];
}

/** Tables that only the warehouse itself needs: trees for rebuilding it, and its own properties. */
const INTERNAL = new Set(["revision_tree", "warehouse_property"]);

/** The tables that a lake holds. */
export const LAKE_TABLES: readonly TableDefinition[] = TABLES.filter(({ name }) => !INTERNAL.has(name));

/** True for tables with rows of bureaus: they are partitioned by the bureaus' province. */
export function isPartitioned(table: TableDefinition): boolean {
  return table.columns.some(({ name }) => name === "bureau_id");
}
