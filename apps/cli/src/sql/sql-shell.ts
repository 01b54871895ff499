import { createInterface, type Interface } from "node:readline";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import type { ResultFormat } from "./print-result.ts";
import { HISTORY_LENGTH, openHistory } from "./sql-history.ts";
import { createSession, type QuestionAnswerer, type SqlSession } from "./sql-session.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The interactive shell: line editing, history, completion; Ctrl-C ends the query and not the shell. */
export async function runShell(
  answerer: QuestionAnswerer,
  terminal: Terminal,
  start: { format: ResultFormat; parameters: Record<string, string> },
): Promise<ExitCode> {
  const session = createSession(answerer, withPresentWidth(terminal), start);
  const history = openHistory(process.env);
  const shell = createInterface({
    input: process.stdin,
    // Where results go into a file or a pipe, what is typed is shown beside them and not among them.
    output: process.stdout.isTTY === true ? process.stdout : process.stderr,
    history: history.lines,
    historySize: HISTORY_LENGTH,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) =>
      void complete(session, line).then((found) => done(null, found)),
  });
  shell.on("history", (lines: string[]) => history.save(lines));
  shell.on("SIGINT", () => {
    const typed = !session.busy();
    session.interrupt();
    if (!typed) return;
    clearLine(shell);
    terminal.err("^C\n");
    prompt(shell, session);
  });
  endWithEarlyInput(shell);
  terminal.err("Read-only SQL over all bureaus. .help tells the commands, .quit leaves.\n");
  prompt(shell, session);
  for await (const line of shell) {
    if (!(await session.take(line))) break;
    prompt(shell, session);
  }
  shell.close();
  // The cursor stands behind a prompt that was not answered.
  terminal.err("\n");
  return EXIT.done;
}

function prompt(shell: Interface, session: SqlSession): void {
  shell.setPrompt(session.pending() ? "    ...> " : "qingdan> ");
  shell.prompt();
}

/** The terminal as wide as it is now: windows are resized. */
function withPresentWidth(terminal: Terminal): Terminal {
  return Object.defineProperty({ ...terminal }, "width", {
    get: () => (process.stdout.isTTY === true ? process.stdout.columns : 0),
  });
}

function clearLine(shell: Interface): void {
  shell.write(null, { ctrl: true, name: "e" });
  shell.write(null, { ctrl: true, name: "u" });
}

/**
 * Input that ended before the shell began to edit lines (`script` with an empty input) does not come as an end but as a NUL: the terminal
 * kept it as a mark of its own. Later a NUL is a key (Ctrl-Space).
 */
function endWithEarlyInput(shell: Interface): void {
  process.stdin.once("data", (input: Buffer | string) => {
    if (String(input).includes("\u0000")) shell.close();
  });
}

async function complete(session: SqlSession, line: string): Promise<[string[], string]> {
  if (session.busy()) return [[], line];
  // Completion is a courtesy: where it fails nothing is offered.
  return session.complete(line).catch((): [string[], string] => [[], line]);
}
