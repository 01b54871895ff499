import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";

/** Where a database file says what it is: behind the checksum of its first block. */
const MAGIC = { from: 8, text: "DUCK" } as const;

/**
 * The path by which DuckDB opens `path` as a database file, and as nothing else. By its name alone DuckDB would read a .csv or .json as a
 * table in memory, where all that is recorded is lost without a word, and look for `s3:` or `postgres:` on the network. Throws an Error in
 * DuckDB's own words for a file that is no database; of one that is missing or cannot be read DuckDB speaks for itself.
 */
export function databasePath(path: string): string {
  if (path === ":memory:") return path;
  const start = startOf(path);
  if (start !== undefined && start !== MAGIC.text) {
    throw new Error(`IO Error: The file "${path}" exists, but it is not a valid DuckDB database file!`);
  }
  return /^\w{2,}:/u.test(path) ? resolve(path) : path;
}

/** The word that tells a database file, or what stands in its place; undefined where there is no file to read. */
function startOf(path: string): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const bytes = Buffer.alloc(MAGIC.text.length);
    const length = readSync(file, bytes, 0, bytes.length, MAGIC.from);
    return bytes.toString("latin1", 0, length);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
