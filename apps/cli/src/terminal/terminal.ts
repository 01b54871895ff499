import { readFileSync } from "node:fs";

/** Where a command prints and what it may know of the terminal. Tests pass their own. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Results that are no text; absent where a person would see them on a terminal. */
  outBytes?: (bytes: Uint8Array) => void;
  /** Messages. */
  err(text: string): void;
  /** True where a person looks at stderr: progress is shown only then. */
  interactive: boolean;
  /** Columns of the terminal; 0 in a pipe. */
  width: number;
  now(): Date;
  /** All of standard input; absent where a person types there. */
  readInput?: () => string;
}

/** The real terminal. */
export function processTerminal(): Terminal {
  // A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  return {
    out: (text) => void process.stdout.write(text),
    ...(process.stdout.isTTY === true ? {} : { outBytes: (bytes) => void process.stdout.write(bytes) }),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    width: process.stdout.isTTY === true ? process.stdout.columns : 0,
    now: () => new Date(),
    ...(process.stdin.isTTY === true ? {} : { readInput: () => readFileSync(0, "utf8") }),
  };
}

/** A bar on stderr while a person looks, nothing in a pipe. Call with the number done so far; `end` wipes it. */
export function createProgress(
  terminal: Terminal,
  label: string,
  total: number,
): { step(done: number, name: string): void; end(): void } {
  if (!terminal.interactive || total < 2) return { step: () => undefined, end: () => undefined };
  const width = 24;
  return {
    step(done, name) {
      const filled = Math.round((done / total) * width);
      terminal.err(`\r\u001b[2K${label} [${"#".repeat(filled)}${"-".repeat(width - filled)}] ${done}/${total} ${name}`);
    },
    end: () => terminal.err("\r\u001b[2K"),
  };
}
