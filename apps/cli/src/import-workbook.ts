import type { ListAtRevision, RecordInput } from "@qingdan/analytics";
import { editedList, readEditedWorkbook, readWorkbook, type EditedList, type WorkbookIdentity } from "@qingdan/ingest";
import {
  FORM_VERSION,
  InputError,
  matchForm,
  type Bureau,
  type Change,
  type Diagnostic,
  type ResponsibilityList,
  type Severity,
  type Vocabulary,
} from "@qingdan/model";
import { matchByContent, mergeLists, type Conflict, type Settlement } from "@qingdan/reconcile";
import { readConflictWorkbook, writeConflictWorkbook } from "./conflict-workbook.ts";

/** What reading an edited workbook needs of the warehouse. */
export interface ImportReader {
  bureaus(): Promise<{ id: string; name: string; shortName: string }[]>;
  head(bureauId: string): Promise<ListAtRevision | undefined>;
  listAt(bureauId: string, at: string): Promise<ListAtRevision | undefined>;
}

/** What an import needs of the warehouse. */
export interface ImportWarehouse extends ImportReader {
  record(input: RecordInput): Promise<{ revision: string }>;
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
}

/** An edited list on its way into the warehouse. */
export interface Incoming {
  base: ListAtRevision;
  theirs: ResponsibilityList;
  matched: "keys" | "content";
  cellOf: EditedList["cellOf"];
  problems: Diagnostic[];
  settled: Settlement[];
  /** True for a filled-in 冲突清单. */
  isSettlement: boolean;
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
  const { base, theirs, settled, cellOf } = incoming;
  const preference = options.prefer === undefined ? {} : { prefer: options.prefer };
  const merged = mergeLists(base.list, head.list, theirs, { ...preference, settled });
  const report: ImportReport = {
    file: source.file,
    bureau_id: bureauId,
    base: base.revision,
    revision: null,
    matched: incoming.matched,
    changes: merged.changes.map((change) => ({ ...change, cell: cellOf(change.key, change.field) ?? "" })),
    conflicts: merged.conflicts.map((one) => ({ ...one, cell: cellOf(one.key, one.field) ?? "" })),
    problems: incoming.problems.map(shownProblem),
  };
  if (merged.conflicts.length > 0) {
    const { sourceName, sourceSha256 } = incoming;
    const about = { bureauId, base: base.revision, sourceName, sourceSha256, theirs, settled };
    const conflictFile = await writeConflictWorkbook(report.conflicts, [head.list, theirs, base.list], about);
    return { report, conflictFile };
  }
  if (options.dryRun === true || merged.changes.length === 0) return { report, conflictFile: undefined };
  const kind = incoming.isSettlement ? "settle" : head.revision === base.revision ? "import" : "merge";
  const recorded = await warehouse.record({
    list: merged.list,
    kind,
    parent: head.revision,
    sourceName: incoming.sourceName,
    sourceSha256: incoming.sourceSha256,
    author: options.author,
    message: options.message,
    changes: report.changes,
  });
  return { report: { ...report, revision: recorded.revision }, conflictFile: undefined };
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
  const workbook = readWorkbook(source.bytes, source.file);
  const filledIn = readConflictWorkbook(workbook, source.file);
  if (filledIn !== undefined) return readSettled(filledIn, source.file, warehouse);
  return readEdited(workbook, source, warehouse, vocabulary);
}

function shownProblem({ severity, place, message, remedy }: Diagnostic): ImportReport["problems"][number] {
  const cell = place.sheet === undefined ? "" : place.cell === undefined ? place.sheet : `${place.sheet}!${place.cell}`;
  return { severity, cell, message: remedy === undefined ? message : `${message}${remedy}` };
}

async function readEdited(
  workbook: ReturnType<typeof readWorkbook>,
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
  const { list, matched, cellOf, problems } = editedList(edited, base.list, { vocabulary, matchByContent });
  const all = [...edited.problems, ...problems];
  const errors = all.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new InputError(errors.map((one) => ({ ...one, place: { ...one.place, file } })));
  if (guessed) {
    const message = "文件中已没有导出时的版次，按本库的最新版次比对，请核对各项修改。";
    all.push({ code: "import/base-guessed", severity: "warning", place: {}, message });
  }
  return {
    base,
    theirs: list,
    matched,
    cellOf,
    problems: all,
    settled: [],
    isSettlement: false,
    sourceName: file,
    sourceSha256: sha256,
  };
}

async function readSettled(
  { about, settlements }: NonNullable<ReturnType<typeof readConflictWorkbook>>,
  file: string,
  warehouse: ImportReader,
): Promise<Incoming> {
  const base = await listAt(warehouse, about.bureauId, about.base);
  if (base === undefined) {
    throw refusal(
      file,
      "unknown-revision",
      `本库中没有“${about.bureauId}”的版次${about.base}。`,
      "请重新导出、修改后报送。",
    );
  }
  return {
    base,
    theirs: about.theirs,
    matched: "keys",
    cellOf: () => undefined,
    problems: [],
    settled: settlements,
    isSettlement: true,
    sourceName: about.sourceName,
    sourceSha256: about.sourceSha256,
  };
}

/** The list that the workbook was exported from. `guessed`: the workbook no longer says which revision, and the newest is taken. */
async function findBase(
  identity: WorkbookIdentity,
  file: string,
  warehouse: ImportReader,
): Promise<{ base: ListAtRevision; guessed: boolean }> {
  if (identity.disagreements.length > 0) {
    const message = `文件的标识前后不一：${identity.disagreements.join("；")}。`;
    throw refusal(file, "identity-disagrees", message, "可能是由两个文件拼成的。请在重新导出的工作簿中修改后报送。");
  }
  if ((identity.formVersion ?? 0) > FORM_VERSION) {
    const message = `文件的表样版本是${identity.formVersion}，本程序只认识到版本${FORM_VERSION}。`;
    throw refusal(file, "form-too-new", message, "请用新版程序导入，或用本程序重新导出后填报。");
  }
  const bureauId = identity.bureauId ?? (await bureauByName(identity.bureauName, file, warehouse));
  const head = await warehouse.head(bureauId);
  if (head === undefined) {
    const message = `文件属于“${identity.bureauName ?? bureauId}”（编号${bureauId}），本库中没有该部门。`;
    throw refusal(file, "unknown-bureau", message, "请核对是否选错了文件或数据库；新部门的清单请用 ingest 读入。");
  }
  if (identity.revision === undefined) return { base: head, guessed: true };
  const base = await listAt(warehouse, bureauId, identity.revision);
  if (base === undefined) {
    const message = `文件由版次${identity.revision}导出，本库中已没有“${head.list.bureau.name}”的这一版次。`;
    throw refusal(file, "unknown-revision", message, "请重新导出该部门的清单，将修改填入新文件后报送。");
  }
  return { base, guessed: false };
}

/** Exactly this revision; dates and prefixes, which the warehouse accepts too, name no base. */
async function listAt(
  warehouse: ImportReader,
  bureauId: string,
  revision: string,
): Promise<ListAtRevision | undefined> {
  try {
    const found = await warehouse.listAt(bureauId, revision);
    return found?.revision === revision ? found : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

async function bureauByName(name: string | undefined, file: string, warehouse: ImportReader): Promise<string> {
  const wanted = matchForm(name ?? "");
  const found = (await warehouse.bureaus()).filter(
    (bureau) => wanted !== "" && [bureau.name, bureau.shortName].some((one) => matchForm(one) === wanted),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  const message =
    name === undefined
      ? "文件中没有任何部门标识，也没有填报单位。"
      : `文件的填报单位是“${name}”，本库中没有唯一与之相符的部门。`;
  throw refusal(file, "no-bureau", message, "请在“填报单位”一行写明单位全称，或将修改填入重新导出的工作簿后报送。");
}

/** Refuses a workbook whose 填报单位 names another bureau than its identity. */
function refuseOtherNames({ printed }: WorkbookIdentity, bureau: Bureau, file: string): void {
  const own = [bureau.name, bureau.shortName].map(matchForm);
  const other = printed.find(({ name }) => !own.includes(matchForm(name)));
  if (other === undefined) return;
  const message = `“${other.sheet}”的填报单位是“${other.name}”，而文件属于“${bureau.name}”。`;
  throw refusal(
    file,
    "other-bureau",
    message,
    "请核对文件是否报错单位；如单位已更名，请先恢复原名称报送，更名另行办理。",
  );
}

function refusal(file: string, code: string, message: string, remedy: string): InputError {
  return new InputError({ code: `import/${code}`, severity: "error", place: { file }, message, remedy });
}
