import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";

/** File names that `writeConflictFile` gives: they are answers to an import, never a list to be read. */
export const CONFLICT_FILE = /冲突清单(?:-\d+)?\.xlsx$/u;

/**
 * Writes 冲突清单.xlsx beside the file in which conflicts were found, and returns its path. What is there already may be a list that a person
 * is filling in: it is never written over, the new one gets the name of that file, and a number where that is taken too.
 */
export function writeConflictFile(path: string, bytes: Uint8Array): string {
  const stem = parse(path).name.replace(/-?冲突清单(?:-\d+)?$/u, "");
  const names = ["冲突清单", stem === "" ? "冲突清单-2" : `${stem}-冲突清单`];
  for (let number = 2; number < 1000; number += 1) names.push(`${stem === "" ? "" : `${stem}-`}冲突清单-${number}`);
  const folder = folderOf(path);
  const free = names.find((name) => !existsSync(join(folder, `${name}.xlsx`))) ?? "冲突清单";
  const target = join(folder, `${free}.xlsx`);
  try {
    writeFileSync(target, bytes);
  } catch (error) {
    // Half a list, or an empty one, would be taken for the whole.
    rmSync(target, { force: true });
    throw error;
  }
  return target;
}

/** The folder of a file; of a document inside an archive, that of the archive. */
function folderOf(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) && !statSync(folder).isDirectory() ? dirname(folder) : folder;
}
