import type { ListAtRevision } from "@qingdan/analytics";
import { editedList, openWorkbook, readEditedWorkbook, type EditedList } from "@qingdan/ingest";
import {
  InputError,
  refusal,
  type Bureau,
  type Diagnostic,
  type ResponsibilityList,
  type Vocabulary,
} from "@qingdan/model";
import { matchByContent, type Settlement } from "@qingdan/reconcile";
import { changedDates } from "./changed-dates.ts";
import { readConflictWorkbook } from "./conflict-workbook.ts";
import { findBase, listAt, refuseOtherNames } from "./find-base.ts";
import { lostZeros } from "./lost-zeros.ts";

/** What reading an edited workbook needs of the warehouse. */
export interface ImportReader {
  bureaus(): Promise<Bureau[]>;
  head(bureauId: string): Promise<ListAtRevision | undefined>;
  listAt(bureauId: string, at: string): Promise<ListAtRevision | undefined>;
  lastSource(bureauId: string): Promise<ListAtRevision | undefined>;
}

/** An edited list on its way into the warehouse. */
export interface Incoming {
  base: ListAtRevision;
  theirs: ResponsibilityList;
  matched: "keys" | "content";
  cellOf: EditedList["cellOf"];
  placeOfPart: EditedList["placeOfPart"];
  problems: Diagnostic[];
  settled: Settlement[];
  /** What a filled-in 冲突清单 settles: conflicts of an edited workbook, or of a source that was ingested again. */
  settles?: "import" | "source";
  sourceName: string;
  sourceSha256: string;
}

/**
 * An edited workbook, or a filled-in 冲突清单, as a list beside the list that it was exported from; nothing is merged or written. Throws
 * an InputError as `importWorkbook` does.
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
    throw refusal(
      "import/no-sheet",
      { file },
      "文件中没有责任清单的任何一张表。",
      "请在导出的责任清单工作簿中修改后报送。",
    );
  }
  const { list, matched, cellOf, placeOfPart, problems } = editedList(edited, base.list, {
    vocabulary,
    matchByContent,
  });
  const all = [...edited.problems, ...problems];
  const errors = all.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new InputError(errors.map((one) => ({ ...one, place: { ...one.place, file } })));
  all.push(...changedDates(edited.identity, base.list.bureau));
  all.push(...lostZeros(base.list, list, cellOf));
  if (guessed) all.push(baseGuessed());
  return {
    base,
    theirs: list,
    matched,
    cellOf,
    placeOfPart,
    problems: all,
    settled: [],
    sourceName: file,
    sourceSha256: sha256,
  };
}

function baseGuessed(): Diagnostic {
  const message = "文件中已没有导出时的版次，按本库的最新版次比对，请核对各项修改。";
  return { code: "import/base-guessed", severity: "warning", place: {}, message };
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
    throw refusal("import/unknown-revision", { file }, message, remedy);
  }
  return {
    base,
    theirs: about.theirs,
    matched: "keys",
    cellOf: () => undefined,
    placeOfPart: () => undefined,
    problems: [],
    settled: settlements,
    settles: about.kind,
    sourceName: about.sourceName,
    sourceSha256: about.sourceSha256,
  };
}
