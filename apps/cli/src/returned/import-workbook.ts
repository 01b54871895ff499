import type { ListAtRevision, RecordInput, RevisionInfo } from "@qingdan/analytics";
import { formSheet, PART_OF_TABLE, type Change, type Diagnostic, type Severity, type Vocabulary } from "@qingdan/model";
import { matchInserted, mergeLists, type Conflict, type MergeResult } from "@qingdan/reconcile";
import { writeConflictWorkbook } from "./conflict-workbook.ts";
import { describeChanges } from "./describe-changes.ts";
import { describeConflicts } from "./describe-conflicts.ts";
import { alikeInserted, earlierImport, isLaterState, takenBack } from "./earlier-import.ts";
import { filledOnBothSides } from "./filled-on-both-sides.ts";
import { readIncoming, type ImportReader, type Incoming } from "./read-incoming.ts";
import { unmetSettlements } from "./unmet-settlements.ts";

/** What an import needs of the warehouse. */
export interface ImportWarehouse extends ImportReader {
  record(input: RecordInput): Promise<{ revision: string }>;
  revisions(bureauId: string): Promise<RevisionInfo[]>;
}

export interface ImportOptions {
  vocabulary: Vocabulary;
  /** Nothing is written. */
  dryRun?: boolean;
  prefer?: "ours" | "theirs";
  author: string;
  message: string;
}

/** What one file did: the shape of `import --json`. */
export interface ImportReport {
  file: string;
  bureau_id: string;
  base: string;
  /** null where nothing was written. */
  revision: string | null;
  matched: "keys" | "content";
  changes: (Change & { cell: string })[];
  conflicts: (Conflict & { cell: string })[];
  problems: { severity: Severity; cell: string; message: string }[];
}

export interface ImportResult {
  report: ImportReport;
  /** 冲突清单.xlsx, where there are conflicts. */
  conflictFile: Uint8Array | undefined;
  /** Changes and conflicts in Chinese, for a terminal. */
  description: string;
}

/**
 * Takes one edited workbook, or one filled-in 冲突清单, into the warehouse: a three-way merge against the revision from which it was
 * exported, written as one new revision. In: the file's name, bytes and SHA-256. Conflicts: nothing is written, and the result has the
 * bytes of 冲突清单.xlsx. Throws an InputError, with the way out in Chinese, for a workbook that is damaged, of another bureau, of a
 * revision that the warehouse does not know, of a newer form, or at odds with itself.
 */
export async function importWorkbook(
  source: { file: string; bytes: Uint8Array; sha256: string },
  warehouse: ImportWarehouse,
  options: ImportOptions,
): Promise<ImportResult> {
  const merge = await mergeIncoming(
    await readIncoming(source, warehouse, options.vocabulary),
    warehouse,
    options.prefer,
  );
  const report = reportOf(source.file, merge);
  const lists = [merge.incoming.base.list, merge.head.list, merge.theirs];
  const description = describeChanges(report.changes, lists) + describeConflicts(report.conflicts, lists);
  if (report.conflicts.length > 0)
    return { report, conflictFile: await conflictFileOf(merge, report.conflicts), description };
  if (options.dryRun !== true && merge.isNews)
    report.revision = (await warehouse.record(recordOf(merge, report.changes, options))).revision;
  return { report, conflictFile: undefined, description };
}

/** An edited list, merged with what the warehouse has by now. */
interface IncomingMerge extends Pick<Incoming, "theirs" | "cellOf"> {
  incoming: Incoming;
  head: ListAtRevision;
  merged: MergeResult;
  /** What a person must know. */
  problems: Diagnostic[];
  /** True where there is something to record. */
  isNews: boolean;
}

async function mergeIncoming(
  incoming: Incoming,
  warehouse: ImportWarehouse,
  prefer: ImportOptions["prefer"],
): Promise<IncomingMerge> {
  const { base, settled, settles } = incoming;
  const head = (await warehouse.head(base.list.bureau.id)) ?? base;
  const earlier = prefer === undefined ? await takenBefore(incoming, warehouse) : undefined;
  const isAgain = earlier !== undefined && settles === undefined;
  const { theirs, cellOf, problems } = isAgain
    ? { theirs: base.list, cellOf: incoming.cellOf, problems: [alreadyTaken(earlier)] }
    : await comparedWithHead(incoming, head, warehouse);
  const merged = mergeLists(base.list, head.list, theirs, { ...(prefer === undefined ? {} : { prefer }), settled });
  const unmet = unmetSettlements(settled, { ours: head.list, theirs }, merged.list);
  const isChanged = merged.changes.length > 0;
  // Decisions are recorded also where they leave the list as it is: the same workbook need not be asked about twice.
  const isDecision = settles === "source" || (settles === "import" && earlier === undefined);
  const decided = !isChanged && settles === "import" && merged.conflicts.length === 0 ? [keptOurs()] : [];
  return {
    incoming,
    head,
    theirs,
    cellOf,
    merged,
    problems: [...incoming.problems, ...problems, ...unmet, ...decided],
    isNews: isChanged || isDecision,
  };
}

function reportOf(file: string, { incoming, cellOf, merged, problems }: IncomingMerge): ImportReport {
  const { base, matched } = incoming;
  const seenAt = (change: Pick<Change, "table" | "key" | "field">): string =>
    cellOf(change.key, change.field) ?? placeOfRemoved(change, incoming);
  return {
    file,
    bureau_id: base.list.bureau.id,
    base: base.revision,
    revision: null,
    matched,
    changes: merged.changes.map((change) => ({ ...change, cell: seenAt(change) })),
    conflicts: merged.conflicts.map((one) => ({ ...one, cell: seenAt(one) })),
    problems: problems.map(shownProblem),
  };
}

function conflictFileOf(
  { incoming, head, theirs }: IncomingMerge,
  conflicts: readonly Conflict[],
): Promise<Uint8Array> {
  const { base, settles = "import", settled, sourceName, sourceSha256 } = incoming;
  return writeConflictWorkbook(conflicts, [base.list, head.list, theirs], {
    kind: settles,
    bureauId: base.list.bureau.id,
    base: base.revision,
    sourceName,
    sourceSha256,
    theirs,
    settled,
  });
}

function recordOf(
  { incoming, head, theirs, merged }: IncomingMerge,
  changes: readonly Change[],
  { author, message }: ImportOptions,
): RecordInput {
  const { sourceName, sourceSha256, settles } = incoming;
  return {
    list: merged.list,
    kind: kindOf(incoming, head.revision),
    ...(settles === "source" ? { sourceList: theirs } : {}),
    parent: head.revision,
    sourceName,
    sourceSha256,
    author,
    message,
    changes,
  };
}

/**
 * The incoming list as it is merged, with the cells of its nodes. Two new rows of one name in one place, here and in the warehouse, are one
 * row on which people differ, never two; with an earlier import of the same workbook, whose new rows come back with new words, nearness is
 * enough. What that import changed and this one has as it was exported is told.
 */
async function comparedWithHead(
  { base, theirs, sourceName, settles, cellOf }: Incoming,
  head: ListAtRevision,
  warehouse: ImportWarehouse,
): Promise<Pick<Incoming, "theirs" | "cellOf" | "problems">> {
  if (settles !== undefined || head.revision === base.revision) return { theirs, cellOf, problems: [] };
  const about = { file: sourceName, base: base.revision, bureauId: base.list.bureau.id };
  const earlier = await earlierImport(about, warehouse);
  const own = earlier !== undefined && isLaterState(earlier, theirs);
  const { list, renamed } = matchInserted({ base: base.list, head: head.list, theirs }, { near: own });
  const former = new Map([...renamed].map(([was, is]) => [is, was]));
  const cell: Incoming["cellOf"] = (key, field) => cellOf(former.get(key) ?? key, field);
  const lists = { base: base.list, head: head.list, theirs: list };
  const problems = [
    mergedWithNewer(base.revision),
    ...(earlier === undefined ? [] : takenBack(earlier, list, cell)),
    ...(own ? [] : [...alikeInserted(lists, cell), ...filledOnBothSides(lists, cell)]),
  ];
  return { theirs: list, cellOf: cell, problems };
}

function mergedWithNewer(base: string): Diagnostic {
  const message = `该文件由版次${base}导出，此后本库又有修改，已合并；来件中与导出时相同的内容，以本库为准。`;
  return { code: "import/merged-with-newer", severity: "hint", place: {}, message };
}

function kindOf({ settles, base }: Incoming, head: string): RecordInput["kind"] {
  if (settles !== undefined) return settles === "source" ? "source" : "settle";
  return head === base.revision ? "import" : "merge";
}

/** The revision that an edited workbook with these bytes made, or the decisions on its conflicts. */
async function takenBefore(incoming: Incoming, warehouse: ImportWarehouse): Promise<string | undefined> {
  const revisions = await warehouse.revisions(incoming.base.list.bureau.id);
  return revisions.findLast(({ kind, sourceSha256 }) => kind !== "source" && sourceSha256 === incoming.sourceSha256)
    ?.revision;
}

/** Tells that the same workbook was taken in before: what became of it since then is not undone by sending it twice. */
function alreadyTaken(revision: string): Diagnostic {
  return {
    code: "import/taken-before",
    severity: "hint",
    place: {},
    message: `该文件已经导入过（版次${revision}），本次未作任何修改。`,
    remedy: "如要再次修改，请重新导出后填报；如确需以该文件为准，请加 --prefer theirs。",
  };
}

function keptOurs(): Diagnostic {
  const message = "各项冲突均已按“本库”处理，清单内容没有变动；同一文件再次导入时不再列出这些冲突。";
  return { code: "import/settled-as-ours", severity: "hint", place: {}, message };
}

/** Where a row or note that has no cell any more was removed: the cell that says 无 of its part, or the sheet. */
function placeOfRemoved({ table, key }: Pick<Change, "table" | "key">, { base, placeOfPart }: Incoming): string {
  const part = table === "note" ? base.list.notes.find((note) => note.key === key)?.part : PART_OF_TABLE[table];
  return part === undefined ? "" : (placeOfPart(part) ?? formSheet(part).title);
}

function shownProblem({ severity, place, message, remedy }: Diagnostic): ImportReport["problems"][number] {
  const cell = place.sheet === undefined ? "" : place.cell === undefined ? place.sheet : `${place.sheet}!${place.cell}`;
  const sentence = /[。！？；]$/u.test(message) ? message : `${message}。`;
  return { severity, cell, message: remedy === undefined ? sentence : `${sentence}${remedy}` };
}
