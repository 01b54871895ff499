import { readFileSync } from "node:fs";

/** Marks at the beginning of a file that say how it is written; without one it is UTF-8 or, failing that, GB18030. */
const MARKS: readonly [first: number, second: number, encoding: string][] = [
  [0xff, 0xfe, "utf-16le"],
  [0xfe, 0xff, "utf-16be"],
];

/** The text of a file of SQL: UTF-8, with or without a mark, UTF-16 with one, or GB18030, in which older programs on Windows save. */
export function readQueryFile(path: string): string {
  const bytes = readBytes(path);
  const marked = MARKS.find(([first, second]) => bytes[0] === first && bytes[1] === second)?.[2];
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The system does not name the folder that it was asked to read as a file. */
function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw error instanceof Error && !("path" in error) ? Object.assign(error, { path }) : error;
  }
}
