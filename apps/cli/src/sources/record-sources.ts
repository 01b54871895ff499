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
import { writeConflictWorkbook } from "../returned/conflict-workbook.ts";
import { describeConflicts } from "../returned/describe-conflicts.ts";
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
  const { list, path } = source;
  const head = await warehouse.head(list.bureau.id);
  if (head === undefined) {
    const input = { ...inputOf(source, options), list, parent: null, sourceList: list };
    return { result: resultOf(path, "new", list, null), input };
  }
  const last = (await warehouse.lastSource(list.bureau.id)) ?? { ...head, sha256: "" };
  const unchanged = { ...resultOf(path, "unchanged", head.list, head.revision), revision: head.revision };
  if (last.sha256 === source.sha256) return { result: unchanged };
  const whole = completeList(list, last.list);
  const theirs = matchByContent(last.list, whole.list);
  // One of several files read again by itself: with nothing new in it there is nothing to record.
  if (whole.kept.length > 0 && diffLists(last.list, theirs).length === 0) return { result: unchanged };
  const notices = noticesOf(whole, path, last.list);
  const { prefer } = options;
  const merged = mergeLists(last.list, head.list, theirs, prefer === undefined ? {} : { prefer });
  if (merged.conflicts.length > 0) {
    const kept = { ...resultOf(path, "conflict", head.list, head.revision), notices };
    return { result: { ...kept, ...(await conflictsOf(merged.conflicts, { source, last, head, theirs })) } };
  }
  const changes = diffLists(head.list, merged.list);
  return {
    result: { ...resultOf(path, "changed", merged.list, null), changes, notices },
    input: { ...inputOf(source, options), list: merged.list, parent: head.revision, changes, sourceList: theirs },
  };
}

/** What taking in a list did where nothing was written, or has been yet. `head` is the revision that `list` is. */
function resultOf(
  path: string,
  outcome: RecordedList["outcome"],
  list: ResponsibilityList,
  head: string | null,
): RecordedList {
  return { path, list, outcome, revision: null, head, changes: [], conflicts: [], notices: [] };
}

function inputOf(
  { path, sha256 }: SourceList,
  { author, message }: RecordOptions,
): Pick<RecordInput, "kind" | "sourceName" | "sourceSha256" | "author" | "message"> {
  return { kind: "source", sourceName: path, sourceSha256: sha256, author, message };
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
