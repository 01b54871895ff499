import { createRegister, legalRegister } from "@qingdan/model";
import { openDatabase } from "../database/open-database.ts";
import type { Database } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import { readRegister, writeRegister } from "../register/instrument-register.ts";
import { findingRows } from "../rows/finding-rows.ts";
import { deleteBureauRows } from "../sql/delete-bureau-rows.sql.ts";
import { createQueue } from "./queue.ts";
import { prepareSchema } from "./prepare-schema.ts";
import { recordRevisions } from "./record-revisions.ts";
import { restoreSnapshot } from "./restore-snapshot.ts";
import { revisionAt } from "./revision-at.ts";
import { readBureaus, readHead, readLastSource, readList, readRevisions } from "./revision-store.ts";
import { snapshotHeader, snapshotLine } from "./snapshot.ts";
import type { Warehouse } from "./warehouse.ts";

/** How a warehouse is opened. */
export interface WarehouseOptions {
  /** Opens an existing file without writing to it; several processes may do so at once. */
  readOnly?: boolean;
  /** The clock by which revisions are dated. */
  now?: () => Date;
}

/**
 * Opens the warehouse in the file `path`, or a new one in memory for ":memory:"; a missing file is made. Throws an InputError with a
 * remedy where the file is held by another process, is no warehouse, or was written by a newer version.
 */
export async function openWarehouse(path: string, options: WarehouseOptions = {}): Promise<Warehouse> {
  const open = await openDatabase(path, options);
  try {
    await prepareSchema(open.database, path, options.readOnly === true && path !== ":memory:");
  } catch (error) {
    open.close();
    throw error;
  }
  return createWarehouse(open.database, options.now ?? (() => new Date()), open.close);
}

function createWarehouse(database: Database, now: () => Date, close: () => void): Warehouse {
  const inTurn = createQueue();
  const warehouse: Warehouse = {
    async record(input) {
      const [info] = await warehouse.recordMany([input]);
      if (info === undefined) throw new Error("nothing was recorded");
      return info;
    },
    recordMany: (inputs) => inTurn(() => recordRevisions(database, [...inputs], now())),
    bureaus: () => inTurn(() => readBureaus(database)),
    head: (bureauId) => inTurn(() => readHead(database, bureauId)),
    listAt: (bureauId, at) =>
      inTurn(async () => {
        const found = revisionAt(await readRevisions(database, bureauId), at);
        return found === undefined ? undefined : readList(database, found.revision);
      }),
    revisions: (bureauId) => inTurn(() => readRevisions(database, bureauId)),
    lastSource: (bureauId) => inTurn(() => readLastSource(database, bureauId)),
    replaceFindings: (findings, bureauIds) =>
      inTurn(() =>
        database.transaction(async () => {
          await database.run(deleteBureauRows("finding"), { bureau_ids: JSON.stringify(bureauIds) });
          await withWriters(database, ["finding"], (add) => findingRows(findings, add));
        }),
      ),
    query: (sql, parameters) => inTurn(() => database.rows(sql, parameters)),
    ask: (sql, parameters) => inTurn(() => database.result(sql, parameters)),
    register: () =>
      inTurn(async () => {
        const { project, own } = await readRegister(database);
        return createRegister([...project, ...own]);
      }),
    setRegister: (own, project = legalRegister().instruments) =>
      inTurn(() => database.transaction(() => writeRegister(database, { project, own }))),
    async *snapshot() {
      const revisions = await warehouse.revisions();
      const { own } = await inTurn(() => readRegister(database));
      yield snapshotHeader(revisions.length, own);
      for (const info of revisions) yield await inTurn(() => snapshotLine(database, info));
    },
    restore: (lines) => inTurn(() => restoreSnapshot(database, lines)),
    interrupt: () => database.interrupt(),
    close: () => inTurn(async () => close()),
  };
  return warehouse;
}
