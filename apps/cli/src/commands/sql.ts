import { readFileSync } from "node:fs";
import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { openSandbox } from "../open-sandbox.ts";
import { withWarehouse } from "../open-warehouse.ts";
import { printResult, resultFormat } from "../print-result.ts";
import { queryParameters } from "../query-parameters.ts";
import { runShell } from "../sql-shell.ts";
import { metaQuery } from "../sql-meta.ts";
import { usageError } from "../usage-error.ts";

interface SqlOptions {
  format?: string;
  out?: string;
  param?: string[];
  file?: string;
  timeout: string;
  unsafe?: boolean;
  lake?: string;
}

/** `sql`: one read-only query in a sandbox; without a query a shell on a terminal, the query from stdin in a pipe. */
export async function sql(call: CommandCall<SqlOptions>): Promise<ExitCode> {
  const { options, terminal } = call;
  const format = resultFormat(options.format, options);
  const query = queryOf(call);
  const parameters = queryParameters(options.param);
  if (options.unsafe === true && query !== undefined) {
    const rows = await withWarehouse(call, (warehouse) => warehouse.query(query, parameters), "change");
    terminal.out(`${JSON.stringify(rows, null, 1)}\n`);
    return EXIT.done;
  }
  const sandbox = openSandbox(options, { milliseconds: secondsOf(options.timeout) * 1000 });
  try {
    if (query === undefined) return await runShell(sandbox, terminal, format);
    const result = await sandbox.query(metaQuery(query) ?? query, parameters);
    const out = options.out === undefined ? {} : { out: options.out };
    await printResult(result, format, { terminal, ...out, title: "查询结果" });
    return EXIT.done;
  } finally {
    sandbox.close();
  }
}

function queryOf({ args, options, terminal }: CommandCall<SqlOptions>): string | undefined {
  if (args.length > 0) return args.join(" ");
  if (options.file !== undefined) return readFileSync(options.file, "utf8");
  if (terminal.readInput === undefined) return undefined;
  const text = terminal.readInput();
  if (text.trim() !== "") return text;
  throw usageError("there is no query", 'qingdan sql "select name from bureau"');
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw usageError(`--timeout ${text} is no number of seconds`, "write --timeout 60");
}
