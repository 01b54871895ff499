import { InputError, type ResponsibilityList } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { EXIT, exitCodeOf, worse, type ExitCode } from "../terminal/exit-code.ts";
import { checkLists } from "../checks/check-lists.ts";
import { readSilences } from "../checks/read-silences.ts";
import { exportLists, type ExportResult, type ManifestFile } from "../exports/export-lists.ts";
import { requireFolder } from "../files/make-folder.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { joinSources, type SourceList } from "../sources/join-sources.ts";
import { readSources, type ReadSource } from "../sources/read-sources.ts";
import { recordSources } from "../sources/record-sources.ts";
import { formatTable } from "../terminal/format-table.ts";
import { summarise, type SummaryRow } from "../terminal/summarise.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { VERSION } from "../version.ts";
import { reportConflicts } from "../sources/report-conflicts.ts";
import { runDiagnostics } from "../sources/run-diagnostics.ts";

const COLUMNS = [
  "bureau",
  "duties",
  "tasks",
  "boundaries",
  "regimes",
  "services",
  "liabilities",
  "characters",
  "unaccounted",
  "files",
] as const;

/** `build`: the main job. Reads, proves, records, checks and exports; prints one line a bureau. */
export async function build(call: CommandCall<{ out: string }>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const silences = readSilences(undefined);
  const { sources, refused } = readSources(args.length === 0 ? ["seeds"] : args, { ...options, terminal });
  const joined = joinSources(sources);
  if (refused.length + joined.refused.length > 0) throw new InputError([...refused, ...joined.refused]);
  requireFolder(options.out);
  return withWarehouse(
    call,
    async (warehouse) => {
      const recorded = await recordSources(warehouse, joined.lists, { author: "", message: "" });
      const lists = recorded.flatMap(({ list, head }) => (head === null ? [] : [{ list, revision: head }]));
      const { findings } = await checkLists(
        warehouse,
        lists.map(({ list }) => list),
        { silences },
      );
      const { out } = options;
      const exported = await exportLists(lists, {
        out,
        formats: ["xlsx", "docx"],
        form: "standard",
        version: VERSION,
        terminal,
        count: lists.length,
      });
      const rows = recorded.map(({ list }) => summaryOf(list, sources, joined.lists, exported));
      const diagnostics = [...runDiagnostics(sources, joined, recorded), ...exported.diagnostics];
      if (options.json === true) {
        const files = filesOf(exported);
        terminal.out(`${JSON.stringify({ bureaus: rows, files, findings: findings.length, diagnostics })}\n`);
      } else terminal.out(describeBuild(rows, exported, out, findings.length));
      printDiagnostics(terminal, diagnostics);
      reportConflicts(recorded, terminal);
      const unproved = rows.some((row) => row.unaccounted > 0);
      return worse(exitCodeOf(diagnostics, recorded), unproved ? EXIT.look : EXIT.done);
    },
    "create",
  );
}

function describeBuild(rows: readonly SummaryRow[], exported: ExportResult, out: string, findings: number): string {
  const { written, skipped } = exported;
  return [
    formatTable(
      rows.map((row) => toldApart(row, rows)),
      COLUMNS,
    ),
    `${written.length} files written, ${skipped.length} unchanged, in ${out}/ (manifest.json lists them)`,
    `${findings} findings; qingdan check shows them\n`,
  ].join("\n");
}

/** Bureaus of one name are told apart by their identifiers. */
function toldApart(row: SummaryRow, rows: readonly SummaryRow[]): SummaryRow {
  const doubled = rows.filter(({ bureau }) => bureau === row.bureau).length > 1;
  return doubled ? { ...row, bureau: `${row.bureau}（${row.bureau_id}）` } : row;
}

/** The line of a bureau: its list with the proofs of the files that it was read from. */
function summaryOf(
  list: ResponsibilityList,
  sources: readonly ReadSource[],
  joined: readonly SourceList[],
  exported: ExportResult,
): SummaryRow {
  const { id } = list.bureau;
  const paths = joined.find((source) => source.list.bureau.id === id)?.paths ?? [];
  const coverages = sources.filter(({ path }) => paths.includes(path)).map(({ coverage }) => coverage);
  return summarise(list, coverages, filesOf(exported).filter((file) => file.bureau_id === id).length);
}

function filesOf({ written, skipped }: ExportResult): ManifestFile[] {
  return [...written, ...skipped];
}
