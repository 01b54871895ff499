import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { splitStatements, type ParameterValue, type QueryResult } from "@qingdan/analytics/asking";
import { printResult, resultFormat, type ResultFormat } from "./print-result.ts";
import { spareDatabase } from "../files/spare-database.ts";
import { queryParameters } from "./query-parameters.ts";
import { readTextFile } from "../files/read-text-file.ts";
import { reportFailure } from "../terminal/report-failure.ts";
import { completeLine, type Completion } from "./sql-completion.ts";
import { isShellCommand, SHELL_HELP, type ShellCommand } from "./sql-commands.ts";
import { metaQuery } from "./sql-meta.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { usageError } from "../terminal/usage-error.ts";

/** More rows than these are not shown on a terminal; a file gets them all. */
const SHOWN_ROWS = 1000;
/** Files that read files that read files: deeper than this is a circle. */
const DEEPEST_READ = 10;

/** What answers the session's queries: a sandbox, or with --unsafe the warehouse. */
export interface QuestionAnswerer {
  query(sql: string, parameters: Readonly<Record<string, ParameterValue>>): Promise<QueryResult>;
  /** Ends the query that is being answered, if there is one. */
  interrupt(): void;
}

/** What a person's lines do: a session without a keyboard. */
export interface SqlSession {
  /** Takes one line and answers what it completes; false where the person leaves. */
  take(line: string): Promise<boolean>;
  /** Ends the running query and what would follow it; where none runs, throws away what is typed. */
  interrupt(): void;
  complete(line: string): Promise<Completion>;
  /** True in the midst of a query over several lines. */
  pending(): boolean;
  /** True while queries are answered. */
  busy(): boolean;
}

interface SessionState {
  format: ResultFormat;
  parameters: Record<string, string>;
  /** The file that results go to, and whether something of this session stands in it already. */
  out: { path: string; begun: boolean } | undefined;
  /** What was typed of a query that is not complete. */
  text: string;
  running: boolean;
  interrupted: boolean;
  depth: number;
}

/** Begins a session. Results and messages go to `terminal`. */
export function createSession(
  answerer: QuestionAnswerer,
  terminal: Terminal,
  start: { format: ResultFormat; parameters: Record<string, string> },
): SqlSession {
  const state: SessionState = { ...start, out: undefined, text: "", running: false, interrupted: false, depth: 0 };
  const context = { state, answerer, terminal };
  return {
    async take(line) {
      state.running = true;
      state.interrupted = false;
      try {
        return await takeLine(line, context);
      } finally {
        state.running = false;
      }
    },
    interrupt() {
      state.interrupted = true;
      if (state.running) answerer.interrupt();
      else state.text = "";
    },
    complete: (line) => completeLine(line, state.text, (sql, parameters) => answerer.query(sql, parameters)),
    pending: () => state.text !== "",
    busy: () => state.running,
  };
}

interface SessionContext {
  state: SessionState;
  answerer: QuestionAnswerer;
  terminal: Terminal;
}

async function takeLine(line: string, context: SessionContext): Promise<boolean> {
  const { state } = context;
  const text = line.trim();
  if (state.text === "" && text.startsWith(".")) return takeCommand(text, context);
  const { statements, rest } = splitStatements(state.text + line);
  state.text = rest === "" ? "" : `${rest}\n`;
  for (const statement of statements) {
    if (state.interrupted) break;
    await guarded(context, () => answer(statement, context));
  }
  return true;
}

async function takeCommand(text: string, context: SessionContext): Promise<boolean> {
  const [command = ""] = text.split(/\s/u, 1);
  const argument = text.slice(command.length).trim().replace(/;$/u, "").trim();
  let goOn = true;
  await guarded(context, async () => {
    if (!isShellCommand(command)) throw usageError(`${command} is no command`, ".help lists them");
    goOn = (await COMMANDS[command](argument, context)) !== false;
  });
  return goOn;
}

type SessionCommand = (argument: string, context: SessionContext) => Promise<boolean | void> | boolean | void;

const COMMANDS: Readonly<Record<ShellCommand, SessionCommand>> = {
  ".quit": () => false,
  ".exit": () => false,
  ".help": (_, { terminal }) => terminal.out(SHELL_HELP),
  ".tables": (_, context) => answerMeta(".tables", context),
  ".schema": (argument, context) => answerMeta(`.schema ${argument}`, context),
  ".mode": (argument, { state, terminal }) => {
    if (argument === "") terminal.out(`${state.format}\n`);
    else state.format = resultFormat(argument, {});
  },
  ".output": (argument, { state }) => {
    const path = argument.replace(/^(["'])(.*)\1$/u, "$2");
    if (path !== "") requireWritable(path);
    state.out = path === "" ? undefined : { path, begun: false };
  },
  ".param": (argument, { state, terminal }) => {
    for (const [name, value] of Object.entries(argument === "" ? {} : queryParameters([argument]))) {
      if (value === "") delete state.parameters[name];
      else state.parameters[name] = value;
    }
    if (argument === "") {
      terminal.out(
        Object.entries(state.parameters)
          .map(([name, value]) => `$${name} = ${value}\n`)
          .join(""),
      );
    }
  },
  ".read": async (argument, context) => readFile(argument.replace(/^(["'])(.*)\1$/u, "$2"), context),
};

/** Throws where no file of this name could be written, before a query is asked for it. */
function requireWritable(path: string): void {
  accessSync(dirname(path), constants.W_OK);
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw usageError(`${path} is a folder`, ".output FILE needs the name of a file");
  }
  spareDatabase(path);
}

/** Runs the lines of a file as if they were typed; its last query need not end with a semicolon. */
async function readFile(path: string, context: SessionContext): Promise<boolean> {
  const { state } = context;
  if (path === "") throw usageError(".read needs a file", ".read questions.sql");
  if (state.depth === DEEPEST_READ) throw usageError(`${path} reads itself`, "take the .read out of the file");
  const lines = readTextFile(path).split(/\r?\n/u);
  state.depth += 1;
  try {
    for (const line of lines) {
      if (state.interrupted) break;
      if (!(await takeLine(line, context))) return false;
    }
    if (state.text !== "" && !state.interrupted) await takeLine(";", context);
    return true;
  } finally {
    state.depth -= 1;
    state.text = "";
  }
}

async function answerMeta(line: string, context: SessionContext): Promise<void> {
  await answer(metaQuery(line) ?? "", context);
}

async function answer(sql: string, { state, answerer, terminal }: SessionContext): Promise<void> {
  const result = await answerer.query(sql, parametersIn(sql, state.parameters));
  const { format, out } = state;
  const onScreen = out === undefined && format === "table";
  const shown = onScreen ? { ...result, rows: result.rows.slice(0, SHOWN_ROWS) } : result;
  const target = out === undefined ? {} : { out: out.path, append: out.begun };
  await printResult(shown, format, { terminal, ...target, title: "查询结果" });
  if (out !== undefined) out.begun = true;
  const count = `${result.rows.length} ${result.rows.length === 1 ? "row" : "rows"}`;
  if (onScreen && shown.rows.length < result.rows.length) {
    terminal.out(`${count}, the first ${SHOWN_ROWS} are shown; .output FILE writes all of them\n`);
  } else if (onScreen) terminal.out(`${count}\n`);
  else if (out !== undefined) terminal.out(`${count} → ${out.path}\n`);
}

/** The values that a query asks for: a session has parameters that not every query names. */
function parametersIn(sql: string, given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => sql.toLowerCase().includes(`$${name.toLowerCase()}`)),
  );
}

/** An error is told and ends what caused it, never the session. */
async function guarded({ terminal }: SessionContext, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    reportFailure(error, terminal, false, false);
  }
}
