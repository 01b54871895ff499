import { InputError, refusal } from "@qingdan/model";
import type { QueryResult } from "../database/query-result.ts";
import { createQueue } from "../warehouse/queue.ts";
import { checkStatement } from "./check-statement.ts";
import { OUT_OF_MEMORY } from "./engine-error.ts";
import { putQuestion, type Exchange } from "./exchange.ts";
import { DEFAULT_QUERY_LIMITS, type QueryLimits } from "./query-limits.ts";
import type { ParameterValue, SandboxSource } from "./sandbox-protocol.ts";
import { createWorkers } from "./workers.ts";

/** What a sandbox reads, and how its process is started. */
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

/**
 * A sandbox on a warehouse or a lake. The process starts with the first question, and anew after one that had to be killed. Throws an
 * InputError for a warehouse in memory: no other process could read it.
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { source } = options;
  if (source.kind === "file" && source.path === ":memory:")
    throw refusal("sql/no-file", {}, "内存中的数据库不能从外部查询。", "请用 --warehouse 指定数据库文件。");
  const limits = { ...DEFAULT_QUERY_LIMITS, ...options.limits };
  const inTurn = createQueue();
  const workers = createWorkers(options, limits.megabytes);
  let asking: Exchange | undefined;

  const ask = async (sql: string, parameters: Record<string, ParameterValue>): Promise<QueryResult> => {
    const present = workers.present();
    const worker = present ?? workers.start();
    const question = { sql, parameters, limits, source, isFirst: present === undefined };
    asking = putQuestion(worker, question, () => workers.drop(worker));
    try {
      return await asking.result;
    } catch (error) {
      // What earlier questions left behind may be what was too much.
      if (question.isFirst || !isOutOfMemory(error)) throw error;
      workers.drop(worker);
      return await ask(sql, parameters);
    } finally {
      asking = undefined;
    }
  };

  return {
    query: (sql, parameters = {}) =>
      inTurn(() => {
        const refused = checkStatement(sql);
        if (refused !== undefined) throw new InputError(refused);
        return ask(sql, { ...parameters });
      }),
    interrupt: () => asking?.stop("person"),
    close: () => workers.close(),
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof InputError && error.diagnostics[0]?.code === OUT_OF_MEMORY;
}
