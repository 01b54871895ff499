import { readFileSync } from "node:fs";
import type { Warehouse } from "@qingdan/analytics";
import { InputError, type ResponsibilityList } from "@qingdan/model";
import { matchByContent } from "@qingdan/reconcile";
import type { GlobalOptions } from "../global-options.ts";
import { readIncoming } from "./read-incoming.ts";
import { readSources } from "../sources/read-sources.ts";
import { readVocabulary } from "../sources/read-vocabulary.ts";
import { selectBureaus } from "../warehouse/select-bureaus.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { usageError } from "../terminal/usage-error.ts";

/** What reading one side of a comparison from a file needs. */
export interface DiffFileOptions extends GlobalOptions {
  bureau?: string;
  terminal: Terminal;
}

const SPREADSHEET = /\.(?:xlsx|xlsm|xls|et)$/iu;

/**
 * A file beside a list of the warehouse, both with the warehouse's keys: an edited workbook has them in its cells, a document is matched by
 * content. In: the file, and the function that gives the other list of the bureau that the file is of. Throws an InputError for a file
 * that is neither, or of a bureau that the warehouse does not have.
 */
export async function fileBesideRevision(
  warehouse: Warehouse,
  file: string,
  options: DiffFileOptions,
  listOf: (bureauId: string) => Promise<ResponsibilityList>,
): Promise<{ file: ResponsibilityList; revision: ResponsibilityList }> {
  const workbook = await readEditedFile(warehouse, file, options);
  if (workbook !== undefined) return { file: workbook, revision: await listOf(workbook.bureau.id) };
  const document = onlyListOf(file, options);
  const [bureau] = await selectBureaus(warehouse, [options.bureau ?? document.bureau.name]);
  const revision = await listOf(bureau?.id ?? "");
  return { file: matchByContent(revision, document), revision };
}

/** An edited workbook as a list; undefined for a file that is none. A spreadsheet that is refused says why. */
async function readEditedFile(
  warehouse: Warehouse,
  file: string,
  options: DiffFileOptions,
): Promise<ResponsibilityList | undefined> {
  if (!SPREADSHEET.test(file)) return undefined;
  const bytes = readFileSync(file);
  try {
    return (await readIncoming({ file, bytes, sha256: "" }, warehouse, readVocabulary(options.vocabulary))).theirs;
  } catch (error) {
    const isDocument =
      error instanceof InputError && error.diagnostics.every(({ code }) => NO_EXPORTED_WORKBOOK.has(code));
    if (isDocument) return undefined;
    throw error;
  }
}

/** Why a workbook is refused that was never exported: it may be a document of the bureau's own. */
const NO_EXPORTED_WORKBOOK = new Set(["import/no-bureau", "import/no-sheet"]);

/** The one list that a document holds. */
export function onlyListOf(path: string, options: DiffFileOptions): ResponsibilityList {
  const { sources, refused } = readSources([path], options);
  if (refused.length > 0) throw new InputError(refused);
  const lists = sources.flatMap((source) => source.lists);
  const [only] = lists;
  if (only === undefined || lists.length > 1)
    throw usageError(`${path} holds ${lists.length} lists`, "name files that hold one list each");
  return only;
}
