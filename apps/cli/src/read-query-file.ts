import { readFileSync } from "node:fs";

/** The text of a file of SQL: UTF-8, with or without a mark, or else GB18030, in which older programs on Windows save. */
export function readQueryFile(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
