import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { CatalogueEntry, InputError, type Diagnostic } from "@qingdan/model";
import { cataloguePath } from "./find-files.ts";
import { readCsvFile } from "../files/read-csv-file.ts";

/** The catalogues of the folders that files are read from. */
export interface Catalogue {
  /** What is known of a file beforehand; undefined where its folder has no catalogue, or the catalogue no line for it. */
  entryOf(file: string): CatalogueEntry | undefined;
  /** What a person should look at in the catalogues read since the last call. */
  takeWarnings(): Diagnostic[];
}

/** Looks up files in the catalogues of their folders; each catalogue is read once. */
export function createCatalogue(): Catalogue {
  const catalogues = new Map<string, Map<string, CatalogueEntry>>();
  let warnings: Diagnostic[] = [];
  return {
    entryOf(file) {
      const path = cataloguePath(file);
      if (path === undefined) return undefined;
      let entries = catalogues.get(path);
      if (entries === undefined) {
        const read = parseCatalogue(path);
        entries = read.entries;
        warnings.push(...read.warnings);
        catalogues.set(path, entries);
      }
      return entries.get(basename(file));
    },
    takeWarnings() {
      const taken = warnings;
      warnings = [];
      return taken;
    },
  };
}

/**
 * Reads catalog.csv: columns file, bureau_id, name, short_name, province, city, county, level, issued. Lines of files that are not in its
 * folder are warned of: a mistyped name leaves the file itself without its line. Throws InputError with the line.
 */
function parseCatalogue(path: string): { entries: Map<string, CatalogueEntry>; warnings: Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const entries = new Map<string, CatalogueEntry>();
  const ids = new Map<string, string>();
  for (const { line, cells } of readCsvFile(path)) {
    const entry = CatalogueEntry.safeParse(cells);
    if (!entry.success) {
      problems.push(problem(path, line, "该行缺少 file 或 bureau_id", "请补上文件名和部门编号（bureau_id）"));
      continue;
    }
    const { file, bureau_id: id, name } = entry.data;
    const other = ids.get(id);
    if (other !== undefined && other !== name) {
      problems.push(problem(path, line, `部门编号 ${id} 已用于“${other}”`, "请为每个部门使用不同的编号"));
    }
    if (entries.has(file)) problems.push(problem(path, line, `文件“${file}”已在前面的行中列出`, "请只保留其中一行"));
    else if (!existsSync(join(dirname(path), file))) warnings.push(noSuchFile(path, line, file));
    ids.set(id, name);
    entries.set(file, entry.data);
  }
  if (problems.length > 0) throw new InputError(problems);
  return { entries, warnings };
}

function noSuchFile(path: string, line: number, file: string): Diagnostic {
  const message = `同一文件夹中没有文件“${file}”，该行未起作用`;
  return { ...problem(path, line, message, "请核对文件名，包括扩展名"), severity: "warning" };
}

function problem(file: string, line: number, message: string, remedy: string): Diagnostic {
  return { code: "cli/catalogue", severity: "error", place: { file, line }, message, remedy };
}
