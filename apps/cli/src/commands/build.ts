import { InputError } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { EXIT, worse, type ExitCode } from "../exit-code.ts";
import { checkLists } from "../check-lists.ts";
import { exportLists } from "../export-lists.ts";
import { withWarehouse } from "../open-warehouse.ts";
import { joinSources, type SourceList } from "../join-sources.ts";
import { readSources, type ReadSource } from "../read-sources.ts";
import { recordSources } from "../record-sources.ts";
import { formatTable, summarise } from "../summary-table.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { VERSION } from "../version.ts";
import { exitCodeOf, reportConflicts } from "./ingest.ts";

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
  const { sources, refused } = readSources(args.length === 0 ? ["seeds"] : args, { ...options, terminal });
  const joined = joinSources(sources);
  if (refused.length + joined.refused.length > 0) throw new InputError([...refused, ...joined.refused]);
  return withWarehouse(
    call,
    async (warehouse) => {
      const recorded = await recordSources(warehouse, joined.lists, { author: "", message: "" });
      const lists = recorded
        .map(({ list, head }) => ({ list, revision: head ?? "" }))
        .filter(({ revision }) => revision !== "");
      const { findings } = await checkLists(
        warehouse,
        lists.map(({ list }) => list),
      );
      const exported = await exportLists(lists, {
        out: options.out,
        formats: ["xlsx", "docx"],
        form: "standard",
        version: VERSION,
        terminal,
      });
      const files = [...exported.written, ...exported.skipped];
      const rows = recorded.map(({ list }) =>
        summarise(
          list,
          coveragesOf(sources, joined.lists, list.bureau.id),
          files.filter((file) => file.bureau_id === list.bureau.id).length,
        ),
      );
      const diagnostics = [
        ...sources.flatMap((source) => [...source.diagnostics, ...source.coverage.problems]),
        ...joined.hints,
        ...recorded.flatMap(({ notices }) => notices),
      ];
      if (options.json === true) {
        terminal.out(`${JSON.stringify({ bureaus: rows, files, findings: findings.length, diagnostics })}\n`);
      } else {
        terminal.out(formatTable(rows, COLUMNS));
        terminal.out(
          `\n${exported.written.length} files written, ${exported.skipped.length} unchanged, in ${options.out}/ (manifest.json lists them)\n`,
        );
        terminal.out(`${findings.length} findings; qingdan check shows them\n`);
      }
      printDiagnostics(terminal, [...diagnostics, ...exported.diagnostics]);
      reportConflicts(recorded, terminal);
      const unproved = rows.some((row) => row.unaccounted > 0);
      return worse(exitCodeOf(recorded, diagnostics), unproved ? EXIT.look : EXIT.done);
    },
    "create",
  );
}

/** The proofs of the files that a bureau's list was read from. */
function coveragesOf(
  sources: readonly ReadSource[],
  lists: readonly SourceList[],
  bureauId: string,
): ReadSource["coverage"][] {
  const paths = lists.find(({ list }) => list.bureau.id === bureauId)?.paths ?? [];
  return sources.filter(({ path }) => paths.includes(path)).map(({ coverage }) => coverage);
}
