import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { hasNoText, pageFolders, picturesLeftOut } from "@qingdan/ingest";
import { type Diagnostic, refusal } from "@qingdan/model";
import { CONFLICT_FILE } from "../returned/conflict-file.ts";

/** File name of the catalogue in a folder of sources. */
const CATALOGUE_NAME = "catalog.csv";

/**
 * Extensions of files that may hold a list, also of those that are refused with the way out. Others in a folder are passed over, and told; named
 * by hand they are refused by the reader.
 */
const EXTENSIONS = new Set([
  ".txt",
  ".md",
  ".markdown",
  ".docx",
  ".docm",
  ".xlsx",
  ".xlsm",
  ".html",
  ".htm",
  ".mht",
  ".mhtml",
  ".csv",
  ".tsv",
  ".doc",
  ".xls",
  ".wps",
  ".et",
  ".rtf",
  ".odt",
  ".ods",
  ".zip",
  ".rar",
  ".7z",
  ".pdf",
  ".ofd",
]);

/** What beside lists stands in a folder without being any office's document: the warehouse, what programs and systems keep, the parts of pages. */
const NO_DOCUMENT = /\.(?:duckdb|wal|json|sql|css|js|map|woff2?|ttf|eot|ico|svg|db|ini|lnk|tmp|bak)$/iu;

/** The files under some paths. */
export interface FoundFiles {
  files: string[];
  /** What a person should know of files in the folders that are of no type that is read. */
  passedOver: Diagnostic[];
}

/** All source files under the paths, folders in the order of their names, but for those of saved pages (清单.files beside 清单.htm). Throws InputError for a path that is not there. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files: string[] = [];
  const passedOver: Diagnostic[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw refusal("cli/no-such-file", { file: path }, "文件或文件夹不存在", "请核对路径");
    if (!statSync(path).isDirectory()) {
      files.push(path);
      continue;
    }
    const all = filesOfFolder(path);
    files.push(...all.filter(isSource));
    passedOver.push(
      ...reportOthers(
        all.filter((file) => !isSource(file) && !NO_DOCUMENT.test(file)),
        path,
      ),
    );
  }
  return { files: [...new Set(files)], passedOver };
}

function isSource(path: string): boolean {
  return EXTENSIONS.has(extname(path).toLowerCase());
}

function reportOthers(others: readonly string[], folder: string): Diagnostic[] {
  const names = others.map((path) => relative(folder, path));
  const pictures = names.filter(hasNoText);
  const unread = names.filter((name) => !hasNoText(name));
  return [
    ...(pictures.length === 0 ? [] : [picturesLeftOut(pictures, { file: folder })]),
    ...unread.map(
      (name): Diagnostic => ({
        code: "cli/type-not-read",
        severity: "hint",
        place: { file: join(folder, name) },
        message: "此文件不是可以读取的类型，未读取",
        remedy: "其中有清单内容的，请另存为 .docx 或 .xlsx 后再提交",
      }),
    ),
  ];
}

function filesOfFolder(folder: string): string[] {
  const files: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const ofPages = new Set(entries.filter((entry) => entry.isFile()).flatMap(({ name }) => pageFolders(name)));
  for (const entry of entries) {
    // Office programs leave lock files (~$name.docx) beside an open document.
    if (entry.name.startsWith(".") || entry.name.startsWith("~$") || entry.name === CATALOGUE_NAME) continue;
    if (CONFLICT_FILE.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) files.push(path);
    else if (!ofPages.has(entry.name)) files.push(...filesOfFolder(path));
  }
  return files;
}

/** The catalogue that belongs to a file: the one in its folder, or undefined. */
export function cataloguePath(file: string): string | undefined {
  const path = join(dirname(file), CATALOGUE_NAME);
  return existsSync(path) && basename(file) !== CATALOGUE_NAME ? path : undefined;
}
