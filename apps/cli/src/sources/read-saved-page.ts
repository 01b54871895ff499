import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pageFolders, withoutPageFiles } from "@qingdan/ingest";

/**
 * The bytes of a source file. A workbook that was saved as a page is a frame, and its sheets lie in the folder beside it: they are its text, as
 * they are in an archive.
 */
export function readSavedPage(path: string): Uint8Array {
  const bytes = readFileSync(path);
  const sheets = pageFolders(basename(path)).flatMap((folder) => filesOf(dirname(path), folder));
  return sheets.length === 0
    ? bytes
    : (withoutPageFiles([{ name: basename(path), bytes }, ...sheets])[0]?.bytes ?? bytes);
}

function filesOf(parent: string, folder: string): { name: string; bytes: Uint8Array }[] {
  if (!existsSync(join(parent, folder))) return [];
  return readdirSync(join(parent, folder))
    .filter((name) => /^sheet[0-9]+\.html?$/iu.test(name))
    .map((name) => ({ name: `${folder}/${name}`, bytes: readFileSync(join(parent, folder, name)) }));
}
