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
      const found = await revisionsOf(warehouse, args, options.asOf);
      const lists = readLists(warehouse, found);
      const tasks = options.withFindings === true ? await withFindings(warehouse, lists) : lists;
      const result = await exportLists(tasks, {
        out: options.out,
        formats,
        form,
        version: VERSION,
        terminal,
        count: found.length,
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

/** A revision of a bureau that is exported; the newest one where none is given. */
interface Wanted {
  bureau: string;
  revision?: string;
}

/** The revisions of the named bureaus, or of all, at a date or revision. Throws InputError where one has none: before anything is written. */
async function revisionsOf(
  warehouse: Warehouse,
  names: readonly string[],
  asOf: string | undefined,
): Promise<Wanted[]> {
  const bureaus = await selectBureaus(warehouse, names);
  if (asOf === undefined) return bureaus.map(({ id }) => ({ bureau: id }));
  const found: Wanted[] = [];
  for (const bureau of bureaus) {
    const at = await warehouse.listAt(bureau.id, asOf);
    if (at !== undefined) found.push({ bureau: bureau.id, revision: at.revision });
    // With a date, bureaus that came later simply have no list yet; a revision belongs to one bureau.
    else if (names.length > 0)
      throw usageError(
        `there is no list of ${bureau.name} as of ${asOf}`,
        `qingdan log ${bureau.id} shows its revisions`,
      );
  }
  if (found.length === 0) throw usageError(`no bureau has a list as of ${asOf}`, "qingdan log shows the revisions");
  return found;
}

async function* readLists(warehouse: Warehouse, wanted: readonly Wanted[]): AsyncGenerator<ExportTask> {
  for (const { bureau, revision } of wanted) {
    const task = revision === undefined ? await warehouse.head(bureau) : await warehouse.listAt(bureau, revision);
    if (task !== undefined) yield task;
  }
}

/** The lists with the findings on them: these compare all lists, so that all must be there. */
async function withFindings(warehouse: Warehouse, lists: AsyncIterable<ExportTask>): Promise<ExportTask[]> {
  const tasks: ExportTask[] = [];
  for await (const task of lists) tasks.push(task);
  const findings = await findingsOf(
    warehouse,
    tasks.map(({ list }) => list),
  );
  return tasks.map((task, index) => ({ ...task, findings: findings[index] ?? [] }));
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
