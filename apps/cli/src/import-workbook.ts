import type { ListAtRevision, RecordInput, RevisionInfo } from "@qingdan/analytics";
import { editedList, openWorkbook, readEditedWorkbook, type EditedList } from "@qingdan/ingest";
import {
  formSheet,
  InputError,
  PART_OF_TABLE,
  type Change,
  type Diagnostic,
  type ResponsibilityList,
  type Severity,
  type Vocabulary,
} from "@qingdan/model";
import { matchByContent, matchInserted, mergeLists, type Conflict, type Settlement } from "@qingdan/reconcile";
import { readConflictWorkbook, writeConflictWorkbook } from "./conflict-workbook.ts";
import { describeChanges } from "./describe-changes.ts";
import { describeConflicts } from "./describe-conflicts.ts";
import { alikeInserted, earlierImport, isLaterState, takenBack } from "./earlier-import.ts";
import { findBase, listAt, refusal, refuseOtherNames } from "./find-base.ts";
import { filledOnBothSides } from "./filled-on-both-sides.ts";
import { changedDates } from "./changed-dates.ts";
import { unmetSettlements } from "./unmet-settlements.ts";

/** What reading an edited workbook needs of the warehouse. */
export interface ImportReader {
  bureaus(): Promise<{ id: string; name: string; shortName: string }[]>;
  head(bureauId: string): Promise<ListAtRevision | undefined>;
  listAt(bureauId: string, at: string): Promise<ListAtRevision | undefined>;
  lastSource(bureauId: string): Promise<ListAtRevision | undefined>;
}

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

/** An edited list on its way into the warehouse. */
export interface Incoming {
  base: ListAtRevision;
  theirs: ResponsibilityList;
  matched: "keys" | "content";
  cellOf: EditedList["cellOf"];
  statementCell: EditedList["statementCell"];
  problems: Diagnostic[];
  settled: Settlement[];
  /** What a filled-in 冲突清单 settles: conflicts of an edited workbook, or of a source that was ingested again. */
  settles?: "import" | "source";
  sourceName: string;
  sourceSha256: string;
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
  const incoming = await readIncoming(source, warehouse, options.vocabulary);
  const bureauId = incoming.base.list.bureau.id;
  const head = (await warehouse.head(bureauId)) ?? incoming.base;
  const { base, settled } = incoming;
  const taken = options.prefer === undefined ? await takenBefore(incoming, warehouse) : undefined;
  if (taken !== undefined) incoming.problems.push(taken);
  const { theirs, cellOf } =
    taken === undefined
      ? await comparedWithHead(incoming, head, warehouse)
      : { theirs: base.list, cellOf: incoming.cellOf };
  const merged = mergeLists(base.list, head.list, theirs, {
    ...(options.prefer === undefined ? {} : { prefer: options.prefer }),
    settled,
  });
  const seenAt = (change: Pick<Change, "table" | "key" | "field">): string =>
    cellOf(change.key, change.field) ?? placeOfRemoved(change, incoming.statementCell);
  incoming.problems.push(...unmetSettlements(settled, { ours: head.list, theirs }, merged.list));
  const report: ImportReport = {
    file: source.file,
    bureau_id: bureauId,
    base: base.revision,
    revision: null,
    matched: incoming.matched,
    changes: merged.changes.map((change) => ({ ...change, cell: seenAt(change) })),
    conflicts: merged.conflicts.map((one) => ({ ...one, cell: seenAt(one) })),
    problems: incoming.problems.map(shownProblem),
  };
  const lists = [base.list, head.list, theirs];
  const description = describeChanges(report.changes, lists) + describeConflicts(report.conflicts, lists);
  if (merged.conflicts.length > 0) {
    const { sourceName, sourceSha256 } = incoming;
    const kind = incoming.settles ?? "import";
    const about = { kind, bureauId, base: base.revision, sourceName, sourceSha256, theirs, settled };
    const conflictFile = await writeConflictWorkbook(report.conflicts, lists, about);
    return { report, conflictFile, description };
  }
  const isSource = incoming.settles === "source";
  if (options.dryRun === true || (merged.changes.length === 0 && !isSource))
    return { report, conflictFile: undefined, description };
  const recorded = await warehouse.record({
    list: merged.list,
    kind: kindOf(incoming, head.revision),
    ...(isSource ? { sourceList: theirs } : {}),
    parent: head.revision,
    sourceName: incoming.sourceName,
    sourceSha256: incoming.sourceSha256,
    author: options.author,
    message: options.message,
    changes: report.changes,
  });
  return { report: { ...report, revision: recorded.revision }, conflictFile: undefined, description };
}

/**
 * The incoming list as it is merged, with the cells of its nodes. Two new rows of one name in one place, here and in the warehouse, are one
 * row on which people differ, never two; with an earlier import of the same workbook, whose new rows come back with new words, nearness is
 * enough. What that import changed and this one has as it was exported is told.
 */
async function comparedWithHead(
  { base, theirs, sourceName, settles, cellOf, problems }: Incoming,
  head: ListAtRevision,
  warehouse: ImportWarehouse,
): Promise<Pick<Incoming, "theirs" | "cellOf">> {
  if (settles !== undefined || head.revision === base.revision) return { theirs, cellOf };
  const about = { file: sourceName, base: base.revision, bureauId: base.list.bureau.id };
  const earlier = await earlierImport(about, warehouse);
  const own = earlier !== undefined && isLaterState(earlier, theirs);
  const { list, renamed } = matchInserted({ base: base.list, head: head.list, theirs }, { near: own });
  const former = new Map([...renamed].map(([was, is]) => [is, was]));
  const cell: Incoming["cellOf"] = (key, field) => cellOf(former.get(key) ?? key, field);
  problems.push(mergedWithNewer(base.revision));
  if (earlier !== undefined) problems.push(...takenBack(earlier, list, cell));
  if (!own) {
    const lists = { base: base.list, head: head.list, theirs: list };
    problems.push(...alikeInserted(lists, cell), ...filledOnBothSides(lists, cell));
  }
  return { theirs: list, cellOf: cell };
}

function mergedWithNewer(base: string): Diagnostic {
  const message = `该文件由版次${base}导出，此后本库又有修改，已合并；来件中与导出时相同的内容，以本库为准。`;
  return { code: "import/merged-with-newer", severity: "hint", place: {}, message };
}

function kindOf({ settles, base }: Incoming, head: string): RecordInput["kind"] {
  if (settles !== undefined) return settles === "source" ? "source" : "settle";
  return head === base.revision ? "import" : "merge";
}

/** Tells that an edited workbook with these bytes was taken in before: what became of it since then is not undone by sending it twice. */
async function takenBefore(incoming: Incoming, warehouse: ImportWarehouse): Promise<Diagnostic | undefined> {
  if (incoming.settles !== undefined) return undefined;
  const revisions = await warehouse.revisions(incoming.base.list.bureau.id);
  const found = revisions.findLast(
    ({ kind, sourceSha256 }) => kind !== "source" && sourceSha256 === incoming.sourceSha256,
  );
  if (found === undefined) return undefined;
  return {
    code: "import/taken-before",
    severity: "hint",
    place: {},
    message: `该文件已经导入过（版次${found.revision}），本次未作任何修改。`,
    remedy: "如要再次修改，请重新导出后填报；如确需以该文件为准，请加 --prefer theirs。",
  };
}

/** Where a row that has no cell any more was removed: the cell that says 无 of its part, or the sheet. */
function placeOfRemoved({ table }: Pick<Change, "table">, statementCell: EditedList["statementCell"]): string {
  if (table === "note") return "";
  const part = PART_OF_TABLE[table];
  return statementCell(part) ?? formSheet(part).title;
}

/**
 * An edited workbook, or a filled-in 冲突清单, as a list beside the list that it was exported from; nothing is merged or written. Throws
 * as `importWorkbook` does.
 */
export async function readIncoming(
  source: { file: string; bytes: Uint8Array; sha256: string },
  warehouse: ImportReader,
  vocabulary: Vocabulary,
): Promise<Incoming> {
  const workbook = openWorkbook(source.bytes, source.file);
  const filledIn = readConflictWorkbook(workbook, source.file);
  if (filledIn !== undefined) return readSettled(filledIn, source.file, warehouse);
  return readEdited(workbook, source, warehouse, vocabulary);
}

function shownProblem({ severity, place, message, remedy }: Diagnostic): ImportReport["problems"][number] {
  const cell = place.sheet === undefined ? "" : place.cell === undefined ? place.sheet : `${place.sheet}!${place.cell}`;
  const sentence = /[。！？；]$/u.test(message) ? message : `${message}。`;
  return { severity, cell, message: remedy === undefined ? sentence : `${sentence}${remedy}` };
}

async function readEdited(
  workbook: ReturnType<typeof openWorkbook>,
  { file, sha256 }: { file: string; sha256: string },
  warehouse: ImportReader,
  vocabulary: Vocabulary,
): Promise<Incoming> {
  const edited = readEditedWorkbook(workbook, vocabulary);
  const { base, guessed } = await findBase(edited.identity, file, warehouse);
  refuseOtherNames(edited.identity, base.list.bureau, file);
  if (edited.sheets.length === 0) {
    throw refusal(file, "no-sheet", "文件中没有责任清单的任何一张表。", "请在导出的责任清单工作簿中修改后报送。");
  }
  const { list, matched, cellOf, statementCell, problems } = editedList(edited, base.list, {
    vocabulary,
    matchByContent,
  });
  const all = [...edited.problems, ...problems];
  const errors = all.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new InputError(errors.map((one) => ({ ...one, place: { ...one.place, file } })));
  all.push(...changedDates(edited.identity, base.list.bureau));
  if (guessed) {
    const message = "文件中已没有导出时的版次，按本库的最新版次比对，请核对各项修改。";
    all.push({ code: "import/base-guessed", severity: "warning", place: {}, message });
  }
  return {
    base,
    theirs: list,
    matched,
    cellOf,
    statementCell,
    problems: all,
    settled: [],
    sourceName: file,
    sourceSha256: sha256,
  };
}

async function readSettled(
  { about, settlements }: NonNullable<ReturnType<typeof readConflictWorkbook>>,
  file: string,
  warehouse: ImportReader,
): Promise<Incoming> {
  const base =
    about.kind === "source"
      ? await warehouse.lastSource(about.bureauId)
      : await listAt(warehouse, about.bureauId, about.base);
  if (base === undefined || base.revision !== about.base) {
    const message =
      about.kind === "source"
        ? `“${about.bureauId}”的来源文件在这份冲突清单生成之后又录入过。`
        : `本库中没有“${about.bureauId}”的版次${about.base}。`;
    const remedy = about.kind === "source" ? "请重新录入来源文件，填写新生成的冲突清单。" : "请重新导出、修改后报送。";
    throw refusal(file, "unknown-revision", message, remedy);
  }
  return {
    base,
    theirs: about.theirs,
    matched: "keys",
    cellOf: () => undefined,
    statementCell: () => undefined,
    problems: [],
    settled: settlements,
    settles: about.kind,
    sourceName: about.sourceName,
    sourceSha256: about.sourceSha256,
  };
}
