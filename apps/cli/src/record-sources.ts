import type { RecordInput, Warehouse } from "@qingdan/analytics";
import type { Change, ResponsibilityList } from "@qingdan/model";
import { diffLists, matchByContent, mergeLists, type Conflict } from "@qingdan/reconcile";
import { writeConflictWorkbook } from "./conflict-workbook.ts";
import { describeConflicts } from "./describe-conflicts.ts";
import type { ReadSource } from "./read-sources.ts";

/** What taking in one list did, or why it did nothing. */
export interface RecordedList {
  path: string;
  /** The list as the warehouse holds it afterwards: with conflicts, as it was before. */
  list: ResponsibilityList;
  outcome: "new" | "changed" | "unchanged" | "conflict";
  /** null where nothing was written for conflicts. */
  revision: string | null;
  /** The revision that `list` is, written now or before. */
  head: string | null;
  changes: Change[];
  conflicts: Conflict[];
  /** Where there are conflicts: the bytes of 冲突清单.xlsx, and the same for a terminal. */
  conflictFile?: Uint8Array;
  conflictText?: string;
}

/** Settings of one run. */
export interface RecordOptions {
  author: string;
  message: string;
  prefer?: "ours" | "theirs";
}

/**
 * Takes sources into the warehouse in one transaction. The same bytes again change nothing; changed bytes are merged with what officials
 * have edited since, the last ingested source being the base. A list with conflicts is not written.
 */
export async function recordSources(
  warehouse: Warehouse,
  sources: readonly ReadSource[],
  options: RecordOptions,
): Promise<RecordedList[]> {
  const results: RecordedList[] = [];
  const inputs: { input: RecordInput; result: RecordedList }[] = [];
  const pending = new Set<string>();
  const flush = async (): Promise<void> => {
    const infos = await warehouse.recordMany(inputs.map(({ input }) => input));
    for (const [index, info] of infos.entries()) {
      const entry = inputs[index];
      if (entry !== undefined) entry.result.revision = entry.result.head = info.revision;
    }
    inputs.length = 0;
    pending.clear();
  };
  for (const source of sources) {
    for (const list of source.lists) {
      // A second source of the same bureau builds on the first: that one must stand before it can be a base.
      if (pending.has(list.bureau.id)) await flush();
      const planned = await planRecord(warehouse, source, list, options);
      results.push(planned.result);
      if (planned.input === undefined) continue;
      inputs.push({ input: planned.input, result: planned.result });
      pending.add(list.bureau.id);
    }
  }
  await flush();
  return results;
}

async function planRecord(
  warehouse: Warehouse,
  source: ReadSource,
  list: ResponsibilityList,
  options: RecordOptions,
): Promise<{ result: RecordedList; input?: RecordInput }> {
  const id = list.bureau.id;
  const head = await warehouse.head(id);
  const result: RecordedList = {
    path: source.path,
    list,
    outcome: "new",
    revision: null,
    head: null,
    changes: [],
    conflicts: [],
  };
  const common = {
    kind: "source" as const,
    sourceName: source.path,
    sourceSha256: source.sha256,
    author: options.author,
    message: options.message,
  };
  if (head === undefined) return { result, input: { ...common, list, parent: null, sourceList: list } };
  const last = await warehouse.lastSource(id);
  if (last?.sha256 === source.sha256) {
    const { revision } = head;
    return { result: { ...result, outcome: "unchanged", revision, head: revision, list: head.list } };
  }
  const base = last?.list ?? head.list;
  const theirs = matchByContent(base, list);
  const merged = mergeLists(base, head.list, theirs, options.prefer === undefined ? {} : { prefer: options.prefer });
  if (merged.conflicts.length > 0) {
    const { sourceName, sourceSha256 } = common;
    const about = { kind: "source" as const, bureauId: id, base: last?.revision ?? head.revision, settled: [] };
    const lists = [base, head.list, theirs];
    const conflictFile = await writeConflictWorkbook(merged.conflicts, lists, {
      ...about,
      sourceName,
      sourceSha256,
      theirs,
    });
    const conflictText = describeConflicts(merged.conflicts, lists);
    const { conflicts } = merged;
    const kept = { ...result, list: head.list, head: head.revision };
    return { result: { ...kept, outcome: "conflict", conflicts, conflictFile, conflictText } };
  }
  const changes = diffLists(head.list, merged.list);
  return {
    result: { ...result, outcome: "changed", list: merged.list, changes },
    input: { ...common, list: merged.list, parent: head.revision, changes, sourceList: theirs },
  };
}
