import {
  LegalInstrument,
  legalRegister,
  refusal,
  ResponsibilityList,
  type Change,
  type InputError,
} from "@qingdan/model";
import type { Database } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import { writeRegister } from "../register/instrument-register.ts";
import { changeRows } from "../rows/change-rows.ts";
import { revisionRow } from "./record-revisions.ts";
import { revisionId } from "./revision-id.ts";
import { SNAPSHOT_VERSION, type SnapshotHeader } from "./snapshot.ts";
import type { RevisionInfo } from "./warehouse.ts";
import { writeHeads } from "./write-heads.ts";

interface SnapshotRevision extends RevisionInfo {
  changes: Change[];
  tree: ResponsibilityList;
  sourceTree: ResponsibilityList | null;
}

/** Identifiers that clashed when they were made carry a turn; more than this many clashes do not happen. */
const MAXIMUM_TURN = 8;

/** Fills an empty warehouse from the lines of a snapshot, in one transaction. Returns the number of revisions. */
export async function restoreSnapshot(
  database: Database,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  const [filled] = await database.rows("SELECT 1 AS filled FROM revision LIMIT 1");
  if (filled !== undefined) throw damaged("数据库不是空的。", "请恢复到一个新文件。");
  return database.transaction(async () => {
    let header: SnapshotHeader | undefined;
    let line = 0;
    let ordinal = 0;
    const heads = new Map<string, { revision: string; list: ResponsibilityList }>();
    await withWriters(database, ["revision", "revision_tree", "change"], async (add) => {
      for await (const text of lines) {
        line += 1;
        if (text.trim() === "") continue;
        if (header === undefined) {
          header = readHeader(text);
          continue;
        }
        ordinal += 1;
        const revision = readRevision(text, line, heads.get.bind(heads));
        add("revision", revisionRow({ ...revision, ordinal }));
        add("revision_tree", {
          revision: revision.revision,
          bureau_id: revision.bureauId,
          tree: JSON.stringify(revision.tree),
          source_tree: revision.sourceTree === null ? null : JSON.stringify(revision.sourceTree),
        });
        changeRows(revision, revision.changes, add);
        heads.set(revision.bureauId, { revision: revision.revision, list: revision.tree });
      }
    });
    // The compiler does not see what the callback has set.
    const found = header as SnapshotHeader | undefined;
    if (found === undefined) throw damaged("快照是空的。", "请重新取得完整的文件。");
    const { revisions: expected, register: own = [] } = found;
    if (ordinal !== expected) {
      throw damaged(`快照应有 ${expected} 个版次，只有 ${ordinal} 个：文件不完整。`, "请重新取得完整的文件。");
    }
    if (own.length > 0) await writeRegister(database, { project: legalRegister().instruments, own });
    await writeHeads(database, [...heads.values()]);
    return ordinal;
  });
}

function readHeader(text: string): SnapshotHeader {
  const header = parseLine(text, 1) as Partial<SnapshotHeader>;
  if (header.snapshot !== "qingdan" || typeof header.version !== "number" || typeof header.revisions !== "number") {
    throw damaged("这个文件不是责任清单数据库的快照。", "请指定由 qingdan 导出的快照。", 1);
  }
  if (header.version > SNAPSHOT_VERSION) {
    throw damaged("快照由更新版本的 qingdan 写成。", "请使用新版本。", 1);
  }
  const register = LegalInstrument.array().safeParse(header.register ?? []);
  if (!register.success) throw damaged("快照中的法律文件登记表已损坏。", REMEDY, 1);
  return { snapshot: header.snapshot, version: header.version, revisions: header.revisions, register: register.data };
}

function readRevision(
  text: string,
  line: number,
  headOf: (bureauId: string) => { revision: string } | undefined,
): SnapshotRevision {
  const revision = parseLine(text, line) as SnapshotRevision;
  const trees = [revision.tree, revision.sourceTree].filter((tree) => tree !== null);
  const sound =
    trees.every((tree) => ResponsibilityList.safeParse(tree).success) &&
    revision.tree?.bureau.id === revision.bureauId &&
    (headOf(revision.bureauId)?.revision ?? null) === revision.parent &&
    Array.isArray(revision.changes) &&
    !Number.isNaN(Date.parse(revision.createdAt)) &&
    hasItsIdentifier(revision);
  if (!sound) throw damaged("这个版次已损坏：编号与内容不符。", REMEDY, line);
  return revision;
}

function hasItsIdentifier({ revision, parent, tree }: SnapshotRevision): boolean {
  for (let turn = 0; turn <= MAXIMUM_TURN; turn += 1) if (revisionId(parent, tree, turn) === revision) return true;
  return false;
}

const REMEDY = "请重新取得快照；快照不能手工修改。";

function parseLine(text: string, line: number): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Told below.
  }
  throw damaged("这一行不是 JSON 对象。", REMEDY, line);
}

function damaged(message: string, remedy: string, line?: number): InputError {
  return refusal("warehouse/snapshot", line === undefined ? {} : { line }, message, remedy);
}
