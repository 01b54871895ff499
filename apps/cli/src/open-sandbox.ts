import { fileURLToPath } from "node:url";
import { createSandbox, DEFAULT_QUERY_LIMITS, type QueryLimits, type Sandbox } from "@qingdan/analytics";
import { InputError } from "@qingdan/model";

/** From the sources (tests, tsx) the worker is TypeScript and needs a loader; bundled it stands beside this file. */
const FROM_SOURCES = import.meta.url.endsWith(".ts");

/** A sandbox on a warehouse file: SQL can read it and do nothing else. Close it when done. */
export function openSandbox(warehouse: string, limits: Partial<QueryLimits> = {}): Sandbox {
  if (warehouse === ":memory:") {
    throw new InputError({
      code: "sql/no-file",
      severity: "error",
      place: {},
      message: "a warehouse in memory holds nothing that could be asked",
      remedy: "name a file with --warehouse",
    });
  }
  return createSandbox({
    source: { kind: "file", path: warehouse },
    workerPath: fileURLToPath(new URL(FROM_SOURCES ? "./sandbox-worker.ts" : "./sandbox-worker.js", import.meta.url)),
    ...(FROM_SOURCES ? { execArgv: ["--import", "tsx"] } : {}),
    limits: { ...DEFAULT_QUERY_LIMITS, ...limits },
  });
}
