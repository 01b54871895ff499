import type { QueryResult } from "../../src/database/query-result.ts";
import { createSandbox, type SandboxOptions } from "../../src/sandbox/sandbox.ts";
import type { ParameterValue } from "../../src/sandbox/sandbox-protocol.ts";

/** A sandbox and its only question. */
export interface RunQueryOptions extends SandboxOptions {
  sql: string;
  parameters?: Readonly<Record<string, ParameterValue>>;
}

/** Asks one question in a sandbox of its own. */
export async function runQuery({ sql, parameters, ...options }: RunQueryOptions): Promise<QueryResult> {
  const sandbox = createSandbox(options);
  try {
    return await sandbox.query(sql, parameters);
  } finally {
    await sandbox.close();
  }
}
