import type { Warehouse } from "@qingdan/analytics";
import type { Form, Format } from "@qingdan/export";
import type { CommandCall } from "../commands.ts";
import { findingsOf } from "../checks/check-lists.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { exportLists, type ExportTask } from "../exports/export-lists.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { readTemplate } from "../exports/read-template.ts";
import { selectBureaus } from "../warehouse/select-bureaus.ts";
import { formatTable } from "../terminal/format-table.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { VERSION } from "../version.ts";
import { usageError } from "../terminal/usage-error.ts";

interface ExportCommandOptions {
  format: string;
  form: string;
  asOf?: string;
  out: string;
  template?: string;
  withFindings?: boolean;
  force?: boolean;
}

/** `export`: writes the lists of the named bureaus, or of all, as Excel and Word. */
export async function exportCommand(call: CommandCall<ExportCommandOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const formats = formatsOf(options.format);
  const form = formOf(options.form);
  const template = options.template === undefined ? undefined : readTemplate(options.template);
  return withWarehouse(
    call,
    async (warehouse) => {
      const tasks = await tasksOf(warehouse, args, options);
      const result = await exportLists(tasks, {
        out: options.out,
        formats,
        form,
        version: VERSION,
        terminal,
        force: options.force,
        ...(template === undefined ? {} : { template }),
      });
      const files = [
        ...result.written.map((file) => ({ ...file, written: true })),
        ...result.skipped.map((file) => ({ ...file, written: false })),
      ];
      if (options.json === true) terminal.out(`${JSON.stringify({ files, diagnostics: result.diagnostics })}\n`);
      else terminal.out(formatTable(files, ["bureau_id", "revision", "form", "path", "written"]));
      printDiagnostics(terminal, result.diagnostics);
      return result.diagnostics.some((item) => item.severity !== "hint") ? EXIT.look : EXIT.done;
    },
    "read",
  );
}

async function tasksOf(
  warehouse: Warehouse,
  names: readonly string[],
  options: ExportCommandOptions,
): Promise<ExportTask[]> {
  const tasks: ExportTask[] = [];
  for (const bureau of await selectBureaus(warehouse, names)) {
    const at =
      options.asOf === undefined ? await warehouse.head(bureau.id) : await warehouse.listAt(bureau.id, options.asOf);
    if (at === undefined) {
      // With a date, bureaus that came later simply have no list yet; a revision belongs to one bureau.
      if (names.length === 0) continue;
      throw usageError(
        `there is no list of ${bureau.name} as of ${options.asOf ?? ""}`,
        `qingdan log ${bureau.id} shows its revisions`,
      );
    }
    tasks.push(options.withFindings === true ? { ...at, findings: await findingsOf(warehouse, at.list) } : at);
  }
  if (tasks.length === 0)
    throw usageError(`no bureau has a list as of ${options.asOf ?? "now"}`, "qingdan log shows the revisions");
  return tasks;
}

function formatsOf(value: string): Format[] {
  const formats = [...new Set(value.split(",").map((format) => format.trim()))];
  const wrong = formats.find((format) => format !== "xlsx" && format !== "docx");
  if (wrong !== undefined)
    throw usageError(`--format ${wrong} is neither xlsx nor docx`, "use --format xlsx, docx or xlsx,docx");
  return formats as Format[];
}

function formOf(value: string): Form {
  if (value === "standard" || value === "house") return value;
  throw usageError(`--form ${value} is neither standard nor house`, "use --form standard or --form house");
}
