import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Lines that are kept. */
export const HISTORY_LENGTH = 1000;

/** What was typed in earlier shells, newest first, and how to keep it. */
export interface SqlHistory {
  lines: string[];
  save(lines: readonly string[]): void;
}

/**
 * The history of the shell in ~/.qingdan_history, or in the file that the variable QINGDAN_HISTORY names (empty: none is kept). Only its
 * owner may read the file; where it cannot be read or written the shell does without.
 */
export function openHistory(environment: Readonly<Record<string, string | undefined>>): SqlHistory {
  const path = environment["QINGDAN_HISTORY"] ?? join(homedir(), ".qingdan_history");
  if (path === "") return { lines: [], save: () => undefined };
  return {
    lines: readLines(path),
    save(lines) {
      try {
        writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
      } catch {
        // A history that cannot be kept must not end the session.
      }
    },
  };
}

function readLines(path: string): string[] {
  try {
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean).slice(0, HISTORY_LENGTH) : [];
  } catch {
    return [];
  }
}
