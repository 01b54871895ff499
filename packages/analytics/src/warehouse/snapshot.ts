import type { LegalInstrument } from "@qingdan/model";
import type { Database } from "../database/database.ts";
import { SELECT_SNAPSHOT_CHANGES } from "../sql/select-snapshot-changes.sql.ts";
import { SELECT_SNAPSHOT_REVISION } from "../sql/select-snapshot-revision.sql.ts";
import type { RevisionInfo } from "./warehouse.ts";

/** The version of the snapshot's lines; a higher one is refused by `restore`. */
export const SNAPSHOT_VERSION = 1;

/** The first line of a snapshot. `revisions` is their number, so that a file that was cut off is found out. */
export interface SnapshotHeader {
  snapshot: "qingdan";
  version: number;
  revisions: number;
  /** The user's own register of legal instruments, where there is one. */
  register?: readonly LegalInstrument[];
}

/** The first line of a snapshot of so many revisions. */
export function snapshotHeader(revisions: number, own: readonly LegalInstrument[]): string {
  const register = own.length === 0 ? {} : { register: own };
  const header: SnapshotHeader = { snapshot: "qingdan", version: SNAPSHOT_VERSION, revisions, ...register };
  return JSON.stringify(header);
}

/** One revision as a line of JSON: what RevisionInfo says, then changes, tree and source tree. */
export async function snapshotLine(database: Database, info: RevisionInfo): Promise<string> {
  const changes = await database.rows(SELECT_SNAPSHOT_CHANGES, { revision: info.revision });
  const [trees] = await database.rows(SELECT_SNAPSHOT_REVISION, { revision: info.revision });
  if (trees === undefined) throw new Error(`revision ${info.revision} has no tree`);
  const head = JSON.stringify({ ...info, changes: changes.map(withoutEmptyCell) });
  // The trees are JSON already: they go into the line as they stand, character for character.
  return `${head.slice(0, -1)},"tree":${trees["tree"]},"sourceTree":${trees["source_tree"] ?? "null"}}`;
}

function withoutEmptyCell(change: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { cell, ...rest } = change;
  return cell === "" ? rest : { ...rest, cell };
}
