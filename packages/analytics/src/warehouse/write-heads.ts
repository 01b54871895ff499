import type { ResponsibilityList } from "@qingdan/model";
import type { Database, StoredValue } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import { readInstrumentFinder } from "../register/instrument-register.ts";
import { bureauRow } from "../rows/bureau-row.ts";
import { citationRows } from "../rows/citation-rows.ts";
import { nodeRows, type RowSink } from "../rows/node-rows.ts";
import { partRows } from "../rows/part-rows.ts";
import { regimeFormRows } from "../rows/regime-form-rows.ts";
import { provenanceRows } from "../rows/provenance-rows.ts";
import { tableDefinition, TABLES } from "../schema/tables.ts";
import { deleteBureauRows } from "../sql/delete-bureau-rows.sql.ts";
import { selectBureauRows } from "../sql/select-bureau-rows.sql.ts";
import { readBureaus } from "./revision-store.ts";

const HEAD_TABLE_NAMES = TABLES.filter(({ role }) => role === "head").map(({ name }) => name);
/** For more bureaus at once than this, looking which rows differ is not worth its while. */
const FEW = 8;

type TableRow = Readonly<Record<string, StoredValue>>;

interface Head {
  revision: string;
  list: ResponsibilityList;
}

/**
 * Makes these lists the heads of their bureaus: their rows replace those of the heads before. Where a few lists change, tables whose rows would stay
 * the same are left alone: each table that is touched costs time, and room in the file. Runs inside a transaction.
 */
export async function writeHeads(database: Database, heads: readonly Head[]): Promise<void> {
  const present = await readBureaus(database);
  const findInstrument = await readInstrumentFinder(database);
  const ordinals = new Map(present.map((bureau) => [bureau.id, bureau.ordinal]));
  const replaced = heads.map(({ list }) => list.bureau.id).filter((id) => ordinals.has(id));
  const addRows = (add: RowSink): void => {
    for (const { revision, list } of heads) {
      const ordinal = ordinals.get(list.bureau.id) ?? ordinals.size + 1;
      ordinals.set(list.bureau.id, ordinal);
      bureauRow(list.bureau, ordinal, revision, add);
      partRows(list, add);
      nodeRows(list, add);
      regimeFormRows(list, add);
      citationRows(list, findInstrument, add);
      provenanceRows(list, add);
    }
  };
  if (heads.length <= FEW && replaced.length === heads.length) {
    const changed = await changedRows(database, replaced, addRows);
    await deleteRows(database, [...changed.keys()], replaced);
    await withWriters(database, [...changed.keys()], (add) => {
      for (const [table, rows] of changed) for (const row of rows) add(table, row);
    });
  } else {
    await deleteRows(database, HEAD_TABLE_NAMES, replaced);
    await withWriters(database, HEAD_TABLE_NAMES, addRows);
  }
}

async function deleteRows(database: Database, tables: readonly string[], bureauIds: readonly string[]): Promise<void> {
  if (bureauIds.length === 0) return;
  for (const table of tables) await database.run(deleteBureauRows(table), { bureau_ids: JSON.stringify(bureauIds) });
}

/** All rows that these bureaus shall have, by table; without the tables in which they have them already, whatever their order. */
async function changedRows(
  database: Database,
  bureauIds: readonly string[],
  addRows: (add: RowSink) => void,
): Promise<Map<string, TableRow[]>> {
  const wanted = new Map(HEAD_TABLE_NAMES.map((table): [string, TableRow[]] => [table, []]));
  addRows((table, row) => wanted.get(table)?.push(row));
  for (const [table, rows] of wanted) {
    const stored = await database.rows(selectBureauRows(table), { bureau_ids: JSON.stringify(bureauIds) });
    if (rows.length === stored.length && contentOf(table, rows) === contentOf(table, stored)) wanted.delete(table);
  }
  return wanted;
}

function contentOf(table: string, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const { columns } = tableDefinition(table);
  return rows
    .map((row) => JSON.stringify(columns.map(({ name }) => row[name] ?? null)))
    .toSorted()
    .join("\n");
}
