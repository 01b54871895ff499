import type { PlainValue } from "../database/plain-value.ts";
import type { QueryColumn } from "../database/query-result.ts";
import type { SchemaState } from "../schema/schema-version.ts";
import type { QueryLimits } from "./query-limits.ts";

/** A value for a parameter of a query. */
export type ParameterValue = string | number | boolean | null;

/** What the worker reads from: a warehouse file, or a lake's folder with the statements that make its views. */
export type SandboxSource =
  | { kind: "file"; path: string }
  | { kind: "lake"; folder: string; statements: readonly string[] };

/** The environment variable that tells the worker script that it was started as a worker. */
export const SANDBOX_FLAG = "QINGDAN_SANDBOX_WORKER";

/** From the parent to the worker. */
export type SandboxRequest =
  | { kind: "open"; source: SandboxSource; megabytes: number }
  | { kind: "query"; sql: string; parameters: Record<string, ParameterValue>; limits: QueryLimits }
  | { kind: "interrupt" };

/** From the worker to the parent. */
export type SandboxAnswer =
  | { kind: "opened"; schema?: SchemaState }
  | { kind: "columns"; columns: QueryColumn[] }
  | { kind: "rows"; rows: PlainValue[][] }
  | { kind: "done" }
  | { kind: "limit"; limit: "rows" | "cell" | "result" | "memory"; place?: string }
  | { kind: "failed"; stage: "open" | "query"; message: string };
