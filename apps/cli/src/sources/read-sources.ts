import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { InputError, sha256, type Diagnostic, type ResponsibilityList } from "@qingdan/model";
import {
  besideLists,
  conversionOf,
  proveCoverage,
  readDocuments,
  recognise,
  type Convert,
  type Coverage,
  type ReadOptions,
  type RecognisedList,
  type RecogniseOptions,
  type SourceDocument,
} from "@qingdan/ingest";
import { findFiles } from "./find-files.ts";
import { createOfficeConverter, type Convertible } from "./office-converter.ts";
import { type Catalogue, createCatalogue } from "./read-catalogue.ts";
import { readSavedPage } from "./read-saved-page.ts";
import { readVocabulary } from "./read-vocabulary.ts";
import { createProgress, type Terminal } from "../terminal/terminal.ts";

/** One source file, read and recognised. */
export interface ReadSource {
  /** The path as given. */
  path: string;
  sha256: string;
  lists: ResponsibilityList[];
  coverage: Coverage;
  diagnostics: Diagnostic[];
}

/** All files that could be read, and why the others could not. */
export interface ReadSources {
  sources: ReadSource[];
  refused: Diagnostic[];
}

/**
 * Reads all files under the paths. Nothing is written; a file that is refused does not stop the others from being read. What goes with the lists of
 * a folder without being one (the letter, the instructions, a page of links) is left out, and told with the first of them.
 */
export function readSources(
  paths: readonly string[],
  options: { vocabulary?: string; terminal: Terminal },
): ReadSources {
  const vocabulary = readVocabulary(options.vocabulary);
  const catalogue = createCatalogue();
  const { files, passedOver } = findFiles(paths);
  const result: ReadSources = { sources: [], refused: [] };
  if (files.length === 0) result.refused.push(nothingFound(paths));
  const convert = converterOf(files, options.terminal);
  const progress = createProgress(options.terminal, "读取", files.length);
  const beside: { left: Diagnostic; refused: readonly Diagnostic[] }[] = [];
  for (const [index, path] of files.entries()) {
    progress.step(index, basename(path));
    try {
      result.sources.push(...readSource(path, { vocabulary, convert }, catalogue));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const refused = error.diagnostics.map((item) => withPath(item, path));
      const left = error instanceof BesideLists && !paths.includes(path) ? withPath(error.left, path) : undefined;
      if (left === undefined) result.refused.push(...refused);
      else beside.push({ left, refused });
    }
  }
  progress.end();
  const [first] = result.sources;
  // Where nothing else is there, a letter is all that was handed in.
  if (first === undefined) result.refused.push(...beside.flatMap(({ refused }) => refused));
  else first.diagnostics.push(...passedOver, ...beside.map(({ left }) => left));
  // A mistake in a catalogue is met with each file of its folder.
  result.refused = [...new Map(result.refused.map((item) => [JSON.stringify(item), item])).values()];
  return result;
}

/** The refusal of a file that among lists is left out: `left` says why. */
class BesideLists extends InputError {
  readonly left: Diagnostic;
  constructor({ diagnostics }: InputError, left: Diagnostic) {
    super([...diagnostics]);
    this.left = left;
  }
}

/** Files of these names are converted together, if they are what they are called. */
const OLD_NAMES = /\.(?:doc|xls|wps|et|odt|ods|rtf)$/iu;

function converterOf(files: readonly string[], terminal: Terminal): Convert {
  const ahead = files
    .filter((path) => OLD_NAMES.test(path))
    .flatMap((path): Convertible[] => {
      const bytes = readFileSync(path);
      const conversion = conversionOf(bytes, basename(path));
      return conversion === undefined ? [] : [{ ...conversion, bytes }];
    });
  const progress = createProgress(terminal, "转换", ahead.length);
  const convert = createOfficeConverter(ahead, (done) => progress.step(done, "LibreOffice"));
  progress.end();
  return convert;
}

function readSource(path: string, reading: ReadOptions, catalogue: Catalogue): ReadSource[] {
  const bytes = readSavedPage(path);
  const entry = catalogue.entryOf(path);
  const digest = sha256(bytes);
  const documents = readDocuments(bytes, basename(path), reading);
  const warnings = catalogue.takeWarnings();
  return documents.map((document, index): ReadSource => {
    const lists = recogniseAmongOthers(document, {
      vocabulary: reading.vocabulary,
      folders: foldersOf(path),
      ...(entry === undefined ? {} : { entry }),
    });
    return {
      path: documents.length === 1 ? path : `${path}/${document.file}`,
      sha256: digest,
      lists: lists.map(({ list }) => list),
      coverage: proveCoverage(document, lists),
      diagnostics: [
        ...(index === 0 ? warnings : []),
        ...[...document.diagnostics, ...lists.flatMap((list) => list.diagnostics)].map((item) => withPath(item, path)),
      ],
    };
  });
}

/** Throws BesideLists for a document that holds no list, and need not hold one. */
function recogniseAmongOthers(document: SourceDocument, options: RecogniseOptions): RecognisedList[] {
  try {
    return recognise(document, options);
  } catch (error) {
    const left = error instanceof InputError ? besideLists(document, options.vocabulary) : undefined;
    throw error instanceof InputError && left !== undefined ? new BesideLists(error, left) : error;
  }
}

/** The name of the folder that the file lies in; of an archive its own name first. */
function foldersOf(path: string): string[] {
  const own = /\.zip$/iu.test(path) ? [basename(path).slice(0, -".zip".length)] : [];
  return [...own, basename(dirname(resolve(path)))];
}

/** The same diagnostic with the file as the person named it. Readers know only the file's name. */
function withPath(item: Diagnostic, path: string): Diagnostic {
  const named = item.place.file;
  return named === undefined || named === basename(path) ? { ...item, place: { ...item.place, file: path } } : item;
}

function nothingFound(paths: readonly string[]): Diagnostic {
  return {
    code: "cli/no-sources",
    severity: "error",
    place: { file: paths.join(", ") },
    message: "没有找到责任清单文件",
    remedy: "请指定 .txt、.md、.docx、.xlsx、.html、.csv 文件，或者存放这些文件的文件夹",
  };
}
