import type { ChildProcess } from "node:child_process";
import { InputError, type Diagnostic } from "@qingdan/model";
import { damagedFile } from "../database/damaged-file.ts";
import { openingError } from "../database/opening-error.ts";
import type { QueryResult } from "../database/query-result.ts";
import { refusedSchema } from "../schema/schema-version.ts";
import { engineError, OUT_OF_MEMORY } from "./engine-error.ts";
import { limitError, type ReachedLimit } from "./limit-error.ts";
import type { QueryLimits } from "./query-limits.ts";
import type { ParameterValue, SandboxAnswer, SandboxSource } from "./sandbox-protocol.ts";
import { send } from "./workers.ts";

/** What a process is asked. */
export interface Question {
  sql: string;
  parameters: Record<string, ParameterValue>;
  limits: QueryLimits;
  /** What the process was started on. */
  source: SandboxSource;
  /** True for the first question to a process, which has yet to open its source. */
  isFirst: boolean;
}

/** A question and its answer. */
export interface Exchange {
  /** The whole result. Rejects with an InputError where a person can mend it. */
  result: Promise<QueryResult>;
  /** Ends it before its time; nothing happens where it is over. */
  stop(why: "time" | "person"): void;
}

/** How long an interrupted engine has to stop by itself before its process is killed. */
const GRACE_MILLISECONDS = 1500;
/** How long a process has to start and to open the warehouse, beside the time that the question has. */
const OPENING_MILLISECONDS = 20_000;

/** Puts a question to a process. `drop` ends the process where no other question may follow in it. */
export function putQuestion(worker: ChildProcess, question: Question, drop: () => void): Exchange {
  const { sql, parameters, limits, source, isFirst } = question;
  let stop: Exchange["stop"] = () => undefined;
  const result = new Promise<QueryResult>((resolve, reject) => {
    const whole: QueryResult = { columns: [], rows: [] };
    let reached: ReachedLimit | undefined;
    let killer: NodeJS.Timeout | undefined;
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      worker.off("message", onAnswer).off("exit", onExit).off("error", onError);
      stop = () => undefined;
      settle();
    };
    const onAnswer = (answer: SandboxAnswer): void => {
      if (answer.kind === "opened" && refusedSource(answer, source) === undefined) {
        clearTimeout(timer);
        timer = allow(limits.milliseconds);
      } else if (answer.kind === "columns") whole.columns = answer.columns;
      else if (answer.kind === "rows") for (const row of answer.rows) whole.rows.push(row);
      else {
        const failure = failureOf(answer, reached, question);
        if (failure?.endsProcess === true) drop();
        finish(() => (failure === undefined ? resolve(whole) : reject(failure.error)));
      }
    };
    const onExit = (): void => finish(() => reject(new InputError(limitError(reached ?? "memory", limits))));
    const onError = (error: Error): void => finish(() => reject(error));
    const allow = (milliseconds: number): NodeJS.Timeout => setTimeout(() => stop("time"), milliseconds);
    stop = (why) => {
      reached ??= why;
      send(worker, { kind: "interrupt" });
      killer ??= setTimeout(drop, GRACE_MILLISECONDS);
    };
    // A new process says when it is ready: from then on the question's own time runs.
    let timer = allow(limits.milliseconds + (isFirst ? OPENING_MILLISECONDS : 0));
    worker.on("message", onAnswer).once("exit", onExit).once("error", onError);
    send(worker, { kind: "query", sql, parameters, limits });
  });
  return { result, stop: (why) => stop(why) };
}

type Opened = Extract<SandboxAnswer, { kind: "opened" }>;
type LastAnswer = Opened | Extract<SandboxAnswer, { kind: "done" | "limit" | "failed" }>;

/** Why what was opened cannot be asked: it is no warehouse, or one of a newer version. */
function refusedSource({ schema }: Opened, source: SandboxSource): InputError | undefined {
  return source.kind === "file" && schema !== undefined ? refusedSchema(schema, source.path) : undefined;
}

/** Why the last answer to a question is no result; undefined where it is one. `reached`: it was interrupted for this. */
function failureOf(
  answer: LastAnswer,
  reached: ReachedLimit | undefined,
  { limits, source }: Question,
): { error: unknown; endsProcess: boolean } | undefined {
  const failed = (diagnostic: Diagnostic, endsProcess: boolean): { error: unknown; endsProcess: boolean } => ({
    error: new InputError(diagnostic),
    endsProcess,
  });
  if (answer.kind === "opened") return { error: refusedSource(answer, source), endsProcess: true };
  // What was interrupted at its end is not known to be whole.
  if (answer.kind === "done") return reached === undefined ? undefined : failed(limitError(reached, limits), false);
  // What is left of the result is of no use: the process ends, and with it the query.
  if (answer.kind === "limit") return failed(limitError(answer.limit, limits, answer.place), true);
  if (answer.stage === "open") return { error: openFailure(source, answer.message), endsProcess: true };
  const damaged = source.kind === "file" ? damagedFile(answer.message, { file: source.path }) : undefined;
  if (damaged !== undefined) return { error: damaged, endsProcess: true };
  const diagnostic = reached === undefined ? engineError(answer.message) : limitError(reached, limits);
  // An engine that ran out of memory does not give all of it back: later questions would fail too.
  return failed(diagnostic, diagnostic.code === OUT_OF_MEMORY);
}

function openFailure(source: SandboxSource, text: string): unknown {
  if (source.kind === "file") return openingError(source.path, new Error(text));
  return new InputError({
    code: "lake/damaged",
    severity: "error",
    place: { file: source.folder },
    message: "数据湖不完整或者已经损坏。",
    remedy: "请用 qingdan lake 重新写出。",
    actual: text.split("\n", 1)[0] ?? "",
  });
}
