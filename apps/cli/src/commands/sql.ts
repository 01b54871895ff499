import { engineError } from "@qingdan/analytics/asking";
import { InputError } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { openSandbox } from "../sql/open-sandbox.ts";
import { printResult, requirePlace, resultFormat, type ResultFormat } from "../sql/print-result.ts";
import { queryParameters } from "../sql/query-parameters.ts";
import { readTextFile } from "../files/read-text-file.ts";
import { metaQuery } from "../sql/sql-meta.ts";
import type { QuestionAnswerer } from "../sql/sql-session.ts";
import { usageError } from "../terminal/usage-error.ts";

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
  const milliseconds = secondsOf(options.timeout) * 1000;
  const parameters = queryParameters(options.param);
  const query = queryOf(call);
  if (query !== undefined) requirePlace(format, options.out, terminal);
  const work = (answerer: QuestionAnswerer): Promise<ExitCode> =>
    query === undefined
      ? shell(answerer, call, { format, parameters })
      : answer(answerer, call, { query, format, parameters });
  if (options.unsafe === true) return withWholeEngine(call, work);
  const sandbox = openSandbox(options, { milliseconds });
  try {
    return await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

async function answer(
  answerer: QuestionAnswerer,
  { options, terminal }: CommandCall<SqlOptions>,
  { query, format, parameters }: { query: string; format: ResultFormat; parameters: Record<string, string> },
): Promise<ExitCode> {
  const meta = metaQuery(query);
  const [command = ""] = query.trim().split(/\s/u, 1);
  if (meta === undefined && /^\.[a-z]/u.test(command)) {
    throw usageError(
      `${command} is a command of the shell`,
      "qingdan sql without a query opens it; with a query use --format, --out, --file and --param",
    );
  }
  const result = await answerer.query(meta ?? query, parameters);
  const out = options.out === undefined ? {} : { out: options.out };
  await printResult(result, format, { terminal, ...out, title: "查询结果" });
  return EXIT.done;
}

async function shell(
  answerer: QuestionAnswerer,
  { options, terminal }: CommandCall<SqlOptions>,
  start: { format: ResultFormat; parameters: Record<string, string> },
): Promise<ExitCode> {
  if (options.out !== undefined) throw usageError("--out needs a query", "in the shell write .output FILE");
  // Loaded late: a query alone needs no line editing.
  const { runShell } = await import("../sql/sql-shell.ts");
  return runShell(answerer, terminal, start);
}

/** With --unsafe a person has DuckDB whole: it writes, reads files, and nothing limits it. */
async function withWholeEngine(
  call: CommandCall<SqlOptions>,
  work: (answerer: QuestionAnswerer) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (call.options.lake !== undefined) throw usageError("--unsafe and --lake exclude each other", "leave one out");
  // Loaded late: the sandbox needs no engine in this process.
  const { withWarehouse } = await import("../warehouse/open-warehouse.ts");
  return withWarehouse(
    call,
    (warehouse) =>
      work({
        query: (text, parameters) =>
          warehouse.ask(text, parameters).catch((error: unknown) => {
            if (error instanceof InputError) throw error;
            throw new InputError(engineError(error instanceof Error ? error.message : String(error)));
          }),
        interrupt: () => warehouse.interrupt(),
      }),
    "change",
  );
}

function queryOf({ args, options, terminal }: CommandCall<SqlOptions>): string | undefined {
  if (args.length > 0 && options.file !== undefined) {
    throw usageError("a query and --file exclude each other", "leave one out");
  }
  if (args.length > 0) return args.join(" ");
  if (options.file !== undefined) return readTextFile(options.file);
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
