import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { InputError, type Diagnostic } from "@qingdan/model";
import type { QueryResult } from "../database/query-result.ts";
import { openingError } from "../database/opening-error.ts";
import { createQueue } from "../warehouse/queue.ts";
import { checkStatement } from "./check-statement.ts";
import { engineError } from "./engine-error.ts";
import { limitError, type ReachedLimit } from "./limit-error.ts";
import { DEFAULT_QUERY_LIMITS, type QueryLimits } from "./query-limits.ts";
import {
  SANDBOX_FLAG,
  type ParameterValue,
  type SandboxAnswer,
  type SandboxRequest,
  type SandboxSource,
} from "./sandbox-protocol.ts";

export interface SandboxOptions {
  source: SandboxSource;
  /** The worker script (src/sandbox/worker.ts, or what it was bundled into). */
  workerPath: string;
  /** Options of node for the worker, such as a loader for TypeScript. */
  execArgv?: readonly string[];
  limits?: Partial<QueryLimits>;
}

/** Asks questions in a process of its own that can read the warehouse and do nothing else. */
export interface Sandbox {
  /** The result of one question. Throws an InputError with what is wrong, and what to do. */
  query(sql: string, parameters?: Readonly<Record<string, ParameterValue>>): Promise<QueryResult>;
  /** Ends the question that is being asked, if there is one; it fails with the code sql/interrupted. */
  interrupt(): void;
  /** Ends the process. When this is done the warehouse is free for writing. */
  close(): Promise<void>;
}

/** How long an interrupted engine has to stop by itself before its process is killed. */
const GRACE_MILLISECONDS = 1500;
/** How long a process has to start and to open the warehouse, beside the time that the question has. */
const OPENING_MILLISECONDS = 20_000;

/** A sandbox on a warehouse or a lake. The process starts with the first question, and anew after one that had to be killed. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const limits = { ...DEFAULT_QUERY_LIMITS, ...options.limits };
  const inTurn = createQueue();
  let worker: ChildProcess | undefined;
  /** Processes that have not ended: until they have, they hold the warehouse. */
  const alive = new Set<ChildProcess>();
  let stop: ((why: "time" | "person") => void) | undefined;

  const start = (): ChildProcess => {
    const child = fork(options.workerPath, [], {
      execArgv: [...(options.execArgv ?? []), `--max-old-space-size=${limits.megabytes}`],
      env: { ...process.env, [SANDBOX_FLAG]: "1" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    alive.add(child);
    // A process that could not be started will not end either.
    child.once("error", () => alive.delete(child));
    child.once("exit", () => {
      alive.delete(child);
      if (worker === child) worker = undefined;
    });
    worker = child;
    send(child, { kind: "open", source: options.source, megabytes: limits.megabytes });
    return child;
  };

  /** The next question gets a process of its own. */
  const drop = (child: ChildProcess): void => {
    if (worker === child) worker = undefined;
    child.kill("SIGKILL");
  };

  const exchange = (
    child: ChildProcess,
    sql: string,
    parameters: Record<string, ParameterValue>,
    isNew: boolean,
  ): Promise<QueryResult> =>
    new Promise((resolve, reject) => {
      const result: QueryResult = { columns: [], rows: [] };
      let reached: ReachedLimit | undefined;
      let killer: NodeJS.Timeout | undefined;
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        clearTimeout(killer);
        child.off("message", onAnswer).off("exit", onExit).off("error", onError);
        stop = undefined;
        settle();
      };
      const fail = (diagnostic: Diagnostic): void => finish(() => reject(new InputError(diagnostic)));
      const onAnswer = (message: SandboxAnswer): void => {
        if (message.kind === "opened") {
          clearTimeout(timer);
          timer = allow(limits.milliseconds);
        } else if (message.kind === "columns") result.columns = message.columns;
        else if (message.kind === "rows") for (const row of message.rows) result.rows.push(row);
        else if (message.kind === "done") {
          // What was interrupted at its end is not known to be whole.
          if (reached === undefined) finish(() => resolve(result));
          else fail(limitError(reached, limits));
        } else if (message.kind === "limit") {
          // What is left of the result is of no use: the process ends, and with it the query.
          drop(child);
          fail(limitError(message.limit, limits, message.place));
        } else if (message.kind === "failed") {
          if (message.stage === "open") {
            drop(child);
            finish(() => reject(openFailure(options.source, message.message)));
          } else {
            const failure = reached === undefined ? engineError(message.message) : limitError(reached, limits);
            // An engine that ran out of memory does not give all of it back: later questions would fail too.
            if (failure.code === OUT_OF_MEMORY) drop(child);
            fail(failure);
          }
        }
      };
      const onExit = (): void => fail(limitError(reached ?? "memory", limits));
      const onError = (error: Error): void => finish(() => reject(error));
      stop = (why) => {
        reached ??= why === "time" ? "time" : "person";
        send(child, { kind: "interrupt" });
        killer ??= setTimeout(() => drop(child), GRACE_MILLISECONDS);
      };
      const allow = (milliseconds: number): NodeJS.Timeout => setTimeout(() => stop?.("time"), milliseconds);
      // A new process says when it is ready: from then on the question's own time runs.
      let timer = allow(limits.milliseconds + (isNew ? OPENING_MILLISECONDS : 0));
      child.on("message", onAnswer).once("exit", onExit).once("error", onError);
      send(child, { kind: "query", sql, parameters, limits });
    });

  return {
    query: (sql, parameters = {}) =>
      inTurn(async () => {
        const refused = checkStatement(sql);
        if (refused !== undefined) throw new InputError(refused);
        const used = worker;
        if (used === undefined) return exchange(start(), sql, { ...parameters }, true);
        return exchange(used, sql, { ...parameters }, false).catch((error: unknown) => {
          // What earlier questions left behind may be what was too much.
          if (!isOutOfMemory(error)) throw error;
          drop(used);
          return exchange(start(), sql, { ...parameters }, true);
        });
      }),
    interrupt: () => stop?.("person"),
    async close() {
      if (worker !== undefined) drop(worker);
      await Promise.allSettled([...alive].map((child) => once(child, "exit")));
    },
  };
}

const OUT_OF_MEMORY = "sql/memory";

function isOutOfMemory(error: unknown): boolean {
  return error instanceof InputError && error.diagnostics[0]?.code === OUT_OF_MEMORY;
}

function send(child: ChildProcess, request: SandboxRequest): void {
  // A worker that has just died says so by its exit.
  child.send(request, () => undefined);
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
