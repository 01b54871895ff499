import type { ResponsibilityList } from "@qingdan/model";
import type { Database, Row } from "../database/database.ts";
import type { BureauHead, ListAtRevision, RevisionInfo, RevisionKind, SourceList } from "./warehouse.ts";
import { SELECT_BUREAUS } from "../sql/select-bureaus.sql.ts";
import { SELECT_HEAD } from "../sql/select-head.sql.ts";
import { SELECT_LAST_SOURCE } from "../sql/select-last-source.sql.ts";
import { SELECT_REVISIONS } from "../sql/select-revisions.sql.ts";
import { SELECT_TREE } from "../sql/select-tree.sql.ts";

const text = (row: Row, name: string): string => row[name] as string;

/** All bureaus in the order of their first ingest. */
export async function readBureaus(database: Database): Promise<BureauHead[]> {
  const rows = await database.rows(SELECT_BUREAUS);
  return rows.map((row) => ({
    id: text(row, "bureau_id"),
    ordinal: row["ordinal"] as number,
    name: text(row, "name"),
    shortName: text(row, "short_name"),
    province: text(row, "province"),
    city: text(row, "city"),
    county: text(row, "county"),
    level: text(row, "level"),
    issued: text(row, "issued"),
    revision: text(row, "revision"),
  }));
}

/** All revisions, or those of one bureau, oldest first. */
export async function readRevisions(database: Database, bureauId?: string): Promise<RevisionInfo[]> {
  const rows = await database.rows(SELECT_REVISIONS, { bureau_id: bureauId ?? null });
  return rows.map((row) => ({
    revision: text(row, "revision"),
    parent: row["parent"] as string | null,
    bureauId: text(row, "bureau_id"),
    ordinal: row["ordinal"] as number,
    kind: text(row, "kind") as RevisionKind,
    sourceName: text(row, "source_name"),
    sourceSha256: text(row, "source_sha256"),
    author: text(row, "author"),
    message: text(row, "message"),
    createdAt: text(row, "created_at"),
  }));
}

/** The newest list of a bureau; undefined where the warehouse has none. */
export async function readHead(database: Database, bureauId: string): Promise<ListAtRevision | undefined> {
  const [row] = await database.rows(SELECT_HEAD, { bureau_id: bureauId });
  return row === undefined ? undefined : { revision: text(row, "revision"), list: parseTree(text(row, "tree")) };
}

/** The list of a revision by its whole identifier. */
export async function readList(database: Database, revision: string): Promise<ListAtRevision | undefined> {
  const [row] = await database.rows(SELECT_TREE, { revision });
  return row === undefined ? undefined : { revision, list: parseTree(text(row, "tree")) };
}

/** The list as the newest source of a bureau had it; undefined where none was read. */
export async function readLastSource(database: Database, bureauId: string): Promise<SourceList | undefined> {
  const [row] = await database.rows(SELECT_LAST_SOURCE, { bureau_id: bureauId });
  if (row === undefined) return undefined;
  return {
    revision: text(row, "revision"),
    sha256: text(row, "source_sha256"),
    list: parseTree(text(row, "tree")),
  };
}

/** Trees are written by this package alone and were checked when they were made. */
function parseTree(json: string): ResponsibilityList {
  return JSON.parse(json) as ResponsibilityList;
}
