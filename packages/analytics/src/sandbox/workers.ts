import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { SANDBOX_FLAG, type SandboxRequest, type SandboxSource } from "./sandbox-protocol.ts";

/** How the processes of a sandbox are started. */
export interface WorkerOptions {
  source: SandboxSource;
  workerPath: string;
  execArgv?: readonly string[];
}

/** The processes of a sandbox: one that takes questions, and those that are ending. */
export interface Workers {
  /** The process that takes the next question; undefined where one must be started. */
  present(): ChildProcess | undefined;
  /** Starts a process and has it open the source; questions may be sent at once. */
  start(): ChildProcess;
  /** Ends a process: the next question gets one of its own. */
  drop(worker: ChildProcess): void;
  /** Ends the present process and waits for all: until they have ended they hold the warehouse. */
  close(): Promise<void>;
}

/** The processes of a sandbox whose engine may use so much memory. */
export function createWorkers({ source, workerPath, execArgv = [] }: WorkerOptions, megabytes: number): Workers {
  const alive = new Set<ChildProcess>();
  let present: ChildProcess | undefined;
  const drop = (worker: ChildProcess): void => {
    if (present === worker) present = undefined;
    worker.kill("SIGKILL");
  };
  return {
    present: () => present,
    start() {
      const worker = fork(workerPath, [], {
        execArgv: [...execArgv, `--max-old-space-size=${megabytes}`],
        env: { ...process.env, [SANDBOX_FLAG]: "1" },
        serialization: "advanced",
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      alive.add(worker);
      // A process that could not be started will not end either.
      worker.once("error", () => alive.delete(worker));
      worker.once("exit", () => {
        alive.delete(worker);
        if (present === worker) present = undefined;
      });
      present = worker;
      send(worker, { kind: "open", source, megabytes });
      return worker;
    },
    drop,
    async close() {
      if (present !== undefined) drop(present);
      await Promise.allSettled([...alive].map((worker) => once(worker, "exit")));
    },
  };
}

/** Sends a request. A worker that has just died says so by its exit. */
export function send(worker: ChildProcess, request: SandboxRequest): void {
  worker.send(request, () => undefined);
}
