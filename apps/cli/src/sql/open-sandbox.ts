import { fileURLToPath } from "node:url";
import {
  createSandbox,
  DEFAULT_QUERY_LIMITS,
  lakeSource,
  type QueryLimits,
  type Sandbox,
} from "@qingdan/analytics/asking";

/** From the sources (tests, tsx) the worker is TypeScript and needs a loader; bundled it stands beside this file. */
const FROM_SOURCES = import.meta.url.endsWith(".ts");

/** A sandbox on a warehouse file or a lake: SQL can read it and do nothing else. Close it when done. */
export function openSandbox(
  { warehouse, lake }: { warehouse: string; lake?: string },
  limits: Partial<QueryLimits> = {},
): Sandbox {
  return createSandbox({
    source: lake === undefined ? { kind: "file", path: warehouse } : lakeSource(lake),
    workerPath: fileURLToPath(new URL(FROM_SOURCES ? "./sandbox-worker.ts" : "./sandbox-worker.js", import.meta.url)),
    ...(FROM_SOURCES ? { execArgv: ["--import", import.meta.resolve("tsx")] } : {}),
    limits: { ...DEFAULT_QUERY_LIMITS, ...limits },
  });
}
