import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Sandbox } from "@qingdan/analytics";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { printResult, resultFormat, type ResultFormat } from "./print-result.ts";
import { reportFailure } from "./report-failure.ts";
import { metaQuery } from "./sql-meta.ts";
import type { Terminal } from "./terminal.ts";

const HISTORY = join(homedir(), ".qingdan_history");
const HISTORY_LENGTH = 1000;

const HELP = `Type a query and end it with ; — several lines are one query.
.tables          tables and views          .schema [TABLE]  columns
.mode FORMAT     table csv json ndjson markdown parquet xlsx
.output [FILE]   write results into a file, or on the terminal again
.read FILE       run the queries of a file .quit            leave
`;

/** What the shell remembers between lines. */
interface ShellState {
  format: ResultFormat;
  out: string | undefined;
  lines: string[];
}

/** The interactive shell: line editing, history, completion; Ctrl-C ends the query and not the shell. */
export async function runShell(sandbox: Sandbox, terminal: Terminal, format: ResultFormat): Promise<ExitCode> {
  const state: ShellState = { format, out: undefined, lines: [] };
  const shell = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: "qingdan> ",
    history: existsSync(HISTORY) ? readFileSync(HISTORY, "utf8").split("\n").filter(Boolean) : [],
    historySize: HISTORY_LENGTH,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) =>
      void complete(sandbox, line).then((found) => done(null, found)),
  });
  let busy = false;
  shell.on("history", (history: string[]) => writeFileSync(HISTORY, history.join("\n")));
  shell.on("SIGINT", () => {
    if (busy) sandbox.interrupt();
    else {
      state.lines = [];
      terminal.out("\n");
      prompt(shell, state);
    }
  });
  terminal.out("Read-only SQL over all bureaus. .help tells the commands, .quit leaves.\n");
  prompt(shell, state);
  for await (const line of shell) {
    busy = true;
    const goOn = await takeLine(line, state, sandbox, terminal);
    busy = false;
    if (!goOn) break;
    prompt(shell, state);
  }
  shell.close();
  return EXIT.done;
}

function prompt(shell: Interface, state: ShellState): void {
  shell.setPrompt(state.lines.length === 0 ? "qingdan> " : "    ...> ");
  shell.prompt();
}

/** Works off one line; false where the person leaves. */
export async function takeLine(
  line: string,
  state: ShellState,
  sandbox: Sandbox,
  terminal: Terminal,
): Promise<boolean> {
  const text = line.trim();
  if (state.lines.length === 0 && text.startsWith(".")) return takeCommand(text, state, sandbox, terminal);
  if (text === "" && state.lines.length === 0) return true;
  state.lines.push(line);
  if (!text.endsWith(";")) return true;
  const query = state.lines.join("\n");
  state.lines = [];
  await ask(query, state, sandbox, terminal);
  return true;
}

async function takeCommand(text: string, state: ShellState, sandbox: Sandbox, terminal: Terminal): Promise<boolean> {
  const [command = "", ...rest] = text.split(/\s+/u);
  const argument = rest.join(" ");
  try {
    if (command === ".quit" || command === ".exit") return false;
    if (command === ".help") terminal.out(HELP);
    else if (command === ".mode") state.format = resultFormat(argument, { out: state.out ?? "file" });
    else if (command === ".output") state.out = argument === "" ? undefined : argument;
    else if (command === ".read") {
      for (const line of readFileSync(argument, "utf8").split("\n")) await takeLine(line, state, sandbox, terminal);
    } else {
      const query = metaQuery(text);
      if (query === undefined) terminal.err(`${command} is no command; .help lists them\n`);
      else await ask(query, state, sandbox, terminal);
    }
  } catch (error) {
    reportFailure(error, terminal, false, false);
  }
  return true;
}

async function ask(query: string, state: ShellState, sandbox: Sandbox, terminal: Terminal): Promise<void> {
  try {
    const result = await sandbox.query(query);
    await printResult(result, state.format, {
      terminal,
      ...(state.out === undefined ? {} : { out: state.out }),
      title: "查询结果",
    });
  } catch (error) {
    reportFailure(error, terminal, false, false);
  }
}

/** Completion of keywords, tables and columns by DuckDB itself. */
async function complete(sandbox: Sandbox, line: string): Promise<[string[], string]> {
  try {
    const result = await sandbox.query("SELECT suggestion, suggestion_start FROM sql_auto_complete($line)", { line });
    const start = Number(result.rows[0]?.[1] ?? line.length);
    return [result.rows.map(([suggestion]) => String(suggestion)), line.slice(start)];
  } catch {
    // Completion is a courtesy: where it fails nothing is offered.
    return [[], line];
  }
}
