import type { ListAtRevision, RecordInput, Warehouse } from "@qingdan/analytics";
import { formSheet, type Change, type Diagnostic, type ResponsibilityList } from "@qingdan/model";
import {
  completeList,
  diffLists,
  fileOfPiece,
  matchByContent,
  mergeLists,
  partOfPiece,
  sizeOfPiece,
  type CompletedList,
  type Conflict,
} from "@qingdan/reconcile";
import { writeConflictWorkbook } from "./conflict-workbook.ts";
import { describeConflicts } from "./describe-conflicts.ts";
import type { SourceList } from "./join-sources.ts";

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
  /** What became of parts that this source does not hold. */
  notices: Diagnostic[];
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
  lists: readonly SourceList[],
  options: RecordOptions,
): Promise<RecordedList[]> {
  const results: RecordedList[] = [];
  const inputs: { input: RecordInput; result: RecordedList }[] = [];
  for (const source of lists) {
    const { result, input } = await planRecord(warehouse, source, options);
    results.push(result);
    if (input !== undefined) inputs.push({ input, result });
  }
  const infos = await warehouse.recordMany(inputs.map(({ input }) => input));
  for (const [index, info] of infos.entries()) {
    const entry = inputs[index];
    if (entry !== undefined) entry.result.revision = entry.result.head = info.revision;
  }
  return results;
}

interface RecordPlan {
  result: RecordedList;
  /** What is to be recorded; absent where nothing is. */
  input?: RecordInput;
}

async function planRecord(warehouse: Warehouse, source: SourceList, options: RecordOptions): Promise<RecordPlan> {
  const { list } = source;
  const { id } = list.bureau;
  const result: RecordedList = {
    path: source.path,
    list,
    outcome: "new",
    revision: null,
    head: null,
    changes: [],
    conflicts: [],
    notices: [],
  };
  const common = {
    kind: "source" as const,
    sourceName: source.path,
    sourceSha256: source.sha256,
    author: options.author,
    message: options.message,
  };
  const head = await warehouse.head(id);
  if (head === undefined) return { result, input: { ...common, list, parent: null, sourceList: list } };
  const { revision } = head;
  const unchanged: RecordedList = { ...result, outcome: "unchanged", revision, head: revision, list: head.list };
  const last = (await warehouse.lastSource(id)) ?? { ...head, sha256: "" };
  if (last.sha256 === source.sha256) return { result: unchanged };
  const whole = completeList(list, last.list);
  const theirs = matchByContent(last.list, whole.list);
  // One of several files read again by itself: with nothing new in it there is nothing to record.
  if (whole.kept.length > 0 && diffLists(last.list, theirs).length === 0) return { result: unchanged };
  const notices = noticesOf(whole, source.path, last.list);
  const merged = mergeLists(
    last.list,
    head.list,
    theirs,
    options.prefer === undefined ? {} : { prefer: options.prefer },
  );
  if (merged.conflicts.length > 0) {
    const kept = { ...result, list: head.list, head: revision, outcome: "conflict" as const, notices };
    return { result: { ...kept, ...(await conflictsOf(merged.conflicts, { source, last, head, theirs })) } };
  }
  const changes = diffLists(head.list, merged.list);
  return {
    result: { ...result, outcome: "changed", list: merged.list, changes, notices },
    input: { ...common, list: merged.list, parent: revision, changes, sourceList: theirs },
  };
}

/** Conflicts between a source and what officials edited since the last one: as data, as 冲突清单.xlsx, and for a terminal. */
async function conflictsOf(
  conflicts: Conflict[],
  {
    source,
    last,
    head,
    theirs,
  }: { source: SourceList; last: ListAtRevision; head: ListAtRevision; theirs: ResponsibilityList },
): Promise<Pick<RecordedList, "conflicts" | "conflictFile" | "conflictText">> {
  const lists = [last.list, head.list, theirs];
  const conflictFile = await writeConflictWorkbook(conflicts, lists, {
    kind: "source",
    bureauId: head.list.bureau.id,
    base: last.revision,
    sourceName: source.path,
    sourceSha256: source.sha256,
    theirs,
    settled: [],
  });
  return { conflicts, conflictFile, conflictText: describeConflicts(conflicts, lists) };
}

/** Tells of parts that a source does not hold: those of other files stay as they were, others are gone. */
function noticesOf({ kept, gone }: CompletedList, path: string, older: ResponsibilityList): Diagnostic[] {
  const title = (piece: CompletedList["kept"][number]): string => `“${formSheet(partOfPiece(piece)).title}”`;
  const stay = kept.map(
    (piece): Diagnostic => ({
      code: "cli/part-kept",
      severity: "hint",
      place: { file: path },
      message: `本文件未载${title(piece)}，该部分仍以 ${fileOfPiece(older, piece) ?? "本库"} 所载为准`,
    }),
  );
  const lost = gone.map(
    (piece): Diagnostic => ({
      code: "cli/part-gone",
      severity: "warning",
      place: { file: path },
      message: `来源不再载有${title(piece)}，原有 ${sizeOfPiece(older, piece)} 项随之取消`,
      remedy: "请核对；该部分仍然有效的，请把载有它的文件与本文件一起重新录入（原内容可用 export --as-of 取出）",
    }),
  );
  return [...stay, ...lost];
}
