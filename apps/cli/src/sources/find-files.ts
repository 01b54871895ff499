import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { pageFolders } from "@qingdan/ingest";
import { refusal } from "@qingdan/model";
import { CONFLICT_FILE } from "../returned/conflict-file.ts";

/** File name of the catalogue in a folder of sources. */
const CATALOGUE_NAME = "catalog.csv";

/**
 * Extensions of files that may hold a list, also of those that are refused with the way out. Others in a folder are passed over; named by hand
 * they are refused by the reader.
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

/** All source files under the paths, folders in the order of their names, but for those of saved pages (清单.files beside 清单.htm). Throws InputError for a path that is not there. */
export function findFiles(paths: readonly string[]): string[] {
  const files: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw refusal("cli/no-such-file", { file: path }, "文件或文件夹不存在", "请核对路径");
    if (statSync(path).isDirectory()) files.push(...filesOfFolder(path));
    else files.push(path);
  }
  return [...new Set(files)];
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
    if (entry.isDirectory()) {
      if (!ofPages.has(entry.name)) files.push(...filesOfFolder(path));
    } else if (EXTENSIONS.has(extname(entry.name).toLowerCase())) files.push(path);
  }
  return files;
}

/** The catalogue that belongs to a file: the one in its folder, or undefined. */
export function cataloguePath(file: string): string | undefined {
  const path = join(dirname(file), CATALOGUE_NAME);
  return existsSync(path) && basename(file) !== CATALOGUE_NAME ? path : undefined;
}
