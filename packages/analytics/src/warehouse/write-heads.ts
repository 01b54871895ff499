import type { ResponsibilityList } from "@qingdan/model";
import type { Database } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import { readInstrumentFinder } from "../register/instrument-register.ts";
import { bureauRow } from "../rows/bureau-row.ts";
import { citationRows } from "../rows/citation-rows.ts";
import { nodeRows } from "../rows/node-rows.ts";
import { partRows } from "../rows/part-rows.ts";
import { regimeFormRows } from "../rows/regime-form-rows.ts";
import { provenanceRows } from "../rows/provenance-rows.ts";
import { TABLES } from "../schema/tables.ts";
import { deleteBureauRows } from "../sql/delete-bureau-rows.sql.ts";
import { readBureaus } from "./revision-store.ts";

const HEAD_TABLE_NAMES = TABLES.filter(({ role }) => role === "head").map(({ name }) => name);

/** Makes these lists the heads of their bureaus: their rows replace those of the heads before. Runs inside a transaction. */
export async function writeHeads(
  database: Database,
  heads: readonly { revision: string; list: ResponsibilityList }[],
): Promise<void> {
  const present = await readBureaus(database);
  const findInstrument = await readInstrumentFinder(database);
  const ordinals = new Map(present.map((bureau) => [bureau.id, bureau.ordinal]));
  const replaced = heads.map(({ list }) => list.bureau.id).filter((id) => ordinals.has(id));
  if (replaced.length > 0) {
    for (const table of HEAD_TABLE_NAMES) {
      await database.run(deleteBureauRows(table), { bureau_ids: JSON.stringify(replaced) });
    }
  }
  await withWriters(database, HEAD_TABLE_NAMES, (add) => {
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
  });
}
