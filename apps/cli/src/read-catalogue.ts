import { basename } from "node:path";
import { CatalogueEntry, InputError, type Diagnostic } from "@qingdan/model";
import { cataloguePath } from "./find-files.ts";
import { readCsvFile } from "./read-csv-file.ts";

/** Looks up files in the catalogues of their folders; each catalogue is read once. */
export function createCatalogue(): (file: string) => CatalogueEntry | undefined {
  const catalogues = new Map<string, Map<string, CatalogueEntry>>();
  return (file) => {
    const path = cataloguePath(file);
    if (path === undefined) return undefined;
    let entries = catalogues.get(path);
    if (entries === undefined) {
      entries = parseCatalogue(path);
      catalogues.set(path, entries);
    }
    return entries.get(basename(file));
  };
}

/** Reads catalog.csv: columns file, bureau_id, name, short_name, province, city, county, level, issued. Throws InputError with the line. */
export function parseCatalogue(path: string): Map<string, CatalogueEntry> {
  const problems: Diagnostic[] = [];
  const entries = new Map<string, CatalogueEntry>();
  const ids = new Map<string, string>();
  for (const { line, cells } of readCsvFile(path)) {
    const entry = CatalogueEntry.safeParse(cells);
    if (!entry.success) {
      problems.push(problem(path, line, "该行缺少 file 或 bureau_id", "请补上文件名和部门编号（bureau_id）"));
      continue;
    }
    const other = ids.get(entry.data.bureau_id);
    if (other !== undefined && other !== entry.data.name) {
      problems.push(
        problem(path, line, `部门编号 ${entry.data.bureau_id} 已用于“${other}”`, "请为每个部门使用不同的编号"),
      );
    }
    ids.set(entry.data.bureau_id, entry.data.name);
    entries.set(entry.data.file, entry.data);
  }
  if (problems.length > 0) throw new InputError(problems);
  return entries;
}

function problem(file: string, line: number, message: string, remedy: string): Diagnostic {
  return { code: "cli/catalogue", severity: "error", place: { file, line }, message, remedy };
}
