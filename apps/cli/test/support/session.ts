import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../src/qingdan.ts";
import type { Terminal } from "../../src/terminal/terminal.ts";

/** The repository's root. */
export const ROOT = join(import.meta.dirname, "../../../..");

/** Each folder holds session.txt (commands, what they print, their exit codes) and files/ (the folder in which they are run). */
export const SESSIONS = join(ROOT, "fixtures/cli");

/** A terminal that remembers what was printed. The clock stands still. */
export function recordingTerminal(): Terminal & { printed: () => string; stdout: () => string; stderr: () => string } {
  const out: string[] = [];
  const err: string[] = [];
  const all: string[] = [];
  return {
    out: (text) => void (out.push(text), all.push(text)),
    err: (text) => void (err.push(text), all.push(text)),
    interactive: false,
    width: 0,
    now: () => new Date("2026-01-02T03:04:05Z"),
    printed: () => all.join(""),
    stdout: () => out.join(""),
    stderr: () => err.join(""),
  };
}

/** Runs `action` in a new empty folder and removes it afterwards. */
export async function inTemporaryFolder<Result>(action: (folder: string) => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "qingdan-test-"));
  process.chdir(folder);
  try {
    return await action(folder);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words of a command line: split at blanks, "…" and '…' hold blanks. */
export function splitCommand(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** Runs all commands of a session and returns its text as it should stand: each command, what it prints, its exit code. */
export async function replaySession(folder: string): Promise<string> {
  const commands = readFileSync(join(folder, "session.txt"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("$ qingdan"));
  return inTemporaryFolder(async (temporary) => {
    if (existsSync(join(folder, "files"))) cpSync(join(folder, "files"), temporary, { recursive: true });
    let text = "";
    for (const command of commands) {
      const terminal = recordingTerminal();
      const code = await runCli(splitCommand(command).slice(2), terminal);
      text += `${command}\n${terminal.printed()}[exit ${code}]\n\n`;
    }
    return text;
  });
}
