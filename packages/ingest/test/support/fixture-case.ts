import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  createVocabulary,
  formatPlace,
  InputError,
  parseVocabularyExtension,
  type CatalogueEntry,
  type Diagnostic,
  type ResponsibilityList,
} from "@qingdan/model";
import { readCaseInput } from "./case-input.ts";
import { proveCoverage, readDocuments, recognise, type Coverage } from "../../src/index.ts";

/** The repository's root. */
export const ROOT = join(import.meta.dirname, "../../../..");

/** The folder of the ingest cases: each holds its input (see `readCaseInput`) beside what is expected. */
export const CASES = join(ROOT, "fixtures/ingest");

/** What comes out of one case, in the shapes that its files hold. */
export interface CaseResult {
  /** expected.json: the tree without spans; an array where the file holds several lists; undefined where it is refused. */
  tree: ResponsibilityList | ResponsibilityList[] | undefined;
  /** diagnostics.txt: one line each, "code place quote". */
  diagnostics: string;
  /** One proof for each document; none where the input is refused. */
  coverage: Coverage[];
}

/** Runs one case. */
export async function runCase(folder: string): Promise<CaseResult> {
  const { bytes, file } = await readCaseInput(folder, join(ROOT, "seeds"));
  const vocabularyFile = join(folder, "vocabulary.json");
  const extension = existsSync(vocabularyFile)
    ? parseVocabularyExtension(JSON.parse(readFileSync(vocabularyFile, "utf8")))
    : {};
  const vocabulary = createVocabulary(extension);
  const entryFile = join(folder, "catalogue.json");
  const entry = existsSync(entryFile) ? (JSON.parse(readFileSync(entryFile, "utf8")) as CatalogueEntry) : undefined;
  try {
    const documents = readDocuments(bytes, file, { vocabulary });
    const read = documents.map((document) => ({
      document,
      lists: recognise(document, { vocabulary, ...(entry === undefined ? {} : { entry }) }),
    }));
    const trees = read.flatMap(({ lists }) => lists.map(({ list }) => withoutSpans(list)));
    return {
      tree: trees.length === 1 ? trees[0] : trees,
      diagnostics: describe(
        read.flatMap(({ document, lists }) => [
          ...document.diagnostics,
          ...lists.flatMap(({ diagnostics }) => diagnostics),
        ]),
      ),
      coverage: read.map(({ document, lists }) => proveCoverage(document, lists)),
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { tree: undefined, diagnostics: describe(error.diagnostics), coverage: [] };
  }
}

function describe(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(
      (item) =>
        `${item.severity} ${item.code} ${formatPlace(item.place)} ${(item.actual ?? "").replace(/\s+/gu, " ")}`.trim() +
        "\n",
    )
    .join("");
}

/** The tree without the spans of its nodes, which would drown the rest. */
function withoutSpans(list: ResponsibilityList): ResponsibilityList {
  return JSON.parse(
    JSON.stringify(list, (key, value: unknown) => (key === "spans" ? undefined : value)),
  ) as ResponsibilityList;
}
