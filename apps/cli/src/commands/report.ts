import { listReports, runReport } from "@qingdan/analytics";
import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { openSandbox } from "../open-sandbox.ts";
import { printResult, resultFormat } from "../print-result.ts";
import { queryParameters } from "../query-parameters.ts";
import { formatTable } from "../summary-table.ts";

interface ReportOptions {
  format?: string;
  out?: string;
  param?: string[];
}

/** `report`: answers a named question; without a name lists them. */
export async function report({ args, options, terminal }: CommandCall<ReportOptions>): Promise<ExitCode> {
  const [name] = args;
  if (name === undefined) {
    const reports = listReports().map(({ name: id, title, parameters }) => ({ name: id, title, parameters }));
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
  const format = resultFormat(options.format, options);
  const sandbox = openSandbox(options.warehouse);
  try {
    const runner = {
      ask: (sql: string, parameters: Readonly<Record<string, string | number>>) => sandbox.query(sql, parameters),
    };
    const answer = await runReport(runner, name, queryParameters(options.param));
    if (format === "table" && options.out === undefined) terminal.out(`${answer.report.title}\n`);
    const out = options.out === undefined ? {} : { out: options.out };
    await printResult(answer.result, format, { terminal, ...out, title: answer.report.title });
    return EXIT.done;
  } finally {
    sandbox.close();
  }
}
