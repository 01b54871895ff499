import { InputError } from "@qingdan/model";
import type { QueryResult } from "../database/query-result.ts";
import { createSandbox, type SandboxOptions } from "./sandbox.ts";
import type { ParameterValue } from "./sandbox-protocol.ts";

export interface RunQueryOptions extends SandboxOptions {
  sql: string;
  parameters?: Readonly<Record<string, ParameterValue>>;
}

/** Asks one question in a sandbox of its own. A warehouse in memory has no file that another process could read. */
export async function runQuery({ sql, parameters, ...options }: RunQueryOptions): Promise<QueryResult> {
  if (options.source.kind === "file" && options.source.path === ":memory:") {
    throw new InputError({
      code: "sql/no-file",
      severity: "error",
      place: {},
      message: "内存中的数据库不能从外部查询。",
      remedy: "请用 --warehouse 指定数据库文件。",
    });
  }
  const sandbox = createSandbox(options);
  try {
    return await sandbox.query(sql, parameters);
  } finally {
    await sandbox.close();
  }
}
