import { DERIVED_TABLES } from "./derived-tables.ts";
import { HEAD_TABLES } from "./head-tables.ts";
import { HISTORY_TABLES } from "./history-tables.ts";
import type { TableDefinition } from "./table-definition.ts";

/** All tables of the warehouse. */
export const TABLES: readonly TableDefinition[] = [...HEAD_TABLES, ...HISTORY_TABLES, ...DERIVED_TABLES];

/** The definition of a table of the warehouse. */
export function tableDefinition(name: string): TableDefinition {
  const found = TABLES.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
}
