import { writeFileSync } from "node:fs";
import {
  addBars,
  listReports,
  reportPage,
  runReport,
  type ReportAnswer,
  type Sandbox,
} from "@qingdan/analytics/asking";
import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { openSandbox } from "../sql/open-sandbox.ts";
import { printResult, requirePlace, resultFormat } from "../sql/print-result.ts";
import { queryParameters } from "../sql/query-parameters.ts";
import { formatTable } from "../terminal/format-table.ts";
import { usageError } from "../terminal/usage-error.ts";

interface ReportOptions {
  format?: string;
  out?: string;
  param?: string[];
  lake?: string;
}

/** `report`: answers a named question; without a name lists them, or with --out FILE.html answers all of them on one page. */
export async function report(call: CommandCall<ReportOptions>): Promise<ExitCode> {
  const { args, options } = call;
  const [name] = args;
  const isPage = options.format === undefined && /\.html?$/iu.test(options.out ?? "");
  if (options.format === "html")
    throw usageError("html is a page of its own", "leave --format out, write --out FILE.html");
  if (name === undefined && !isPage) return list(call);
  const sandbox = openSandbox(options);
  try {
    if (isPage) await writePage(call, sandbox, name);
    else if (name !== undefined) await answer(call, sandbox, name);
    return EXIT.done;
  } finally {
    await sandbox.close();
  }
}

function list({ options, terminal }: CommandCall<ReportOptions>): ExitCode {
  if (options.out !== undefined || options.format !== undefined || (options.param ?? []).length > 0) {
    throw usageError(
      "without the name of a question there is nothing to write",
      "qingdan report NAME --out FILE; all questions go on one page, --out FILE.html",
    );
  }
  const reports = listReports().map(({ name, title, parameters }) => ({ name, title, parameters }));
  if (options.json === true) terminal.out(`${JSON.stringify({ reports })}\n`);
  else {
    const rows = reports.map((one) => ({
      ...one,
      parameters: one.parameters.map((parameter) => `${parameter.name}=${parameter.default}`).join(" "),
    }));
    terminal.out(formatTable(rows, ["name", "title", "parameters"]));
  }
  return EXIT.done;
}

function ask(sandbox: Sandbox, name: string, parameters: Record<string, string>): Promise<ReportAnswer> {
  return runReport({ ask: (sql, values) => sandbox.query(sql, values) }, name, parameters);
}

async function answer(
  { options, terminal }: CommandCall<ReportOptions>,
  sandbox: Sandbox,
  name: string,
): Promise<void> {
  const format = resultFormat(options.format, options);
  requirePlace(format, options.out, terminal);
  const { report: definition, result } = await ask(sandbox, name, queryParameters(options.param));
  const forReading = format === "table" && options.out === undefined;
  if (forReading) terminal.out(`${definition.title}\n${definition.explanation}\n`);
  const shown =
    forReading && terminal.width > 0 && definition.bar !== undefined ? addBars(result, definition.bar) : result;
  await printResult(shown, format, {
    terminal,
    ...(options.out === undefined ? {} : { out: options.out }),
    title: definition.title,
  });
}

async function writePage(
  { options }: CommandCall<ReportOptions>,
  sandbox: Sandbox,
  name: string | undefined,
): Promise<void> {
  if (name === undefined && (options.param ?? []).length > 0) {
    throw usageError("--param needs the name of a question", "qingdan report NAME --param … --out page.html");
  }
  const names = name === undefined ? listReports().map((one) => one.name) : [name];
  const answers: ReportAnswer[] = [];
  for (const one of names)
    answers.push(await ask(sandbox, one, name === undefined ? {} : queryParameters(options.param)));
  writeFileSync(options.out as string, await reportPage(answers, { title: "责任清单分析报告" }));
}
