import { reportRecognition } from "@qingdan/ingest";
import { InputError, type Diagnostic } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { exitCodeOf, type ExitCode } from "../terminal/exit-code.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { readSources, type ReadSource } from "../sources/read-sources.ts";
import { joinSources, type JoinedSources } from "../sources/join-sources.ts";
import { recordSources, type RecordedList } from "../sources/record-sources.ts";
import { preferenceOf } from "../terminal/preference.ts";
import { formatTable } from "../terminal/format-table.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { reportConflicts } from "../sources/report-conflicts.ts";
import { runDiagnostics } from "../sources/run-diagnostics.ts";

interface IngestOptions {
  keepGoing?: boolean;
  prefer?: string;
  details?: boolean;
  author: string;
  message: string;
}

/** `ingest`: takes documents into the warehouse. Where one file is refused nothing is written, unless --keep-going. */
export async function ingest(call: CommandCall<IngestOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const prefer = preferenceOf(options.prefer);
  const { sources, refused: unread } = readSources(args, { ...options, terminal });
  const joined = joinSources(sources);
  const refused = [...unread, ...joined.refused];
  if (refused.length > 0 && (options.keepGoing !== true || joined.lists.length === 0)) {
    throw new InputError(options.keepGoing === true ? refused : [...refused, ...hintKeepGoing(joined)]);
  }
  const recorded = await withWarehouse(
    call,
    (warehouse) =>
      recordSources(warehouse, joined.lists, {
        author: options.author,
        message: options.message,
        ...(prefer === undefined ? {} : { prefer }),
      }),
    "create",
  );
  const diagnostics = runDiagnostics(sources, joined, recorded);
  if (options.json === true) terminal.out(`${JSON.stringify({ files: recorded.map(toJson), diagnostics, refused })}\n`);
  else
    terminal.out(
      formatTable(
        recorded.map((list, index) => toRow(list, joined.lists[index]?.paths ?? [])),
        ["file", "bureau_id", "bureau", "outcome", "revision", "changes", "conflicts"],
      ),
    );
  if (options.details === true && options.json !== true) terminal.out(`\n${describeRecognition(sources)}`);
  printDiagnostics(terminal, [...refused, ...diagnostics]);
  reportConflicts(recorded, terminal);
  return exitCodeOf([...refused, ...diagnostics], recorded);
}

const CERTAINTY = { certain: "确定", "by columns": "按栏目识别", look: "需人工查看" } as const;

/** What was recognised in each file, part by part, and how surely. */
function describeRecognition(sources: readonly ReadSource[]): string {
  const rows = sources.flatMap(({ path, lists }) =>
    lists.flatMap((list) =>
      reportRecognition(list).map((part) => ({
        文件: path,
        标题: part.title === "" ? `（无标题：${part.part}）` : part.title.replace(/\s+/gu, ""),
        形式: { table: "表格", prose: "条文", none: "无内容" }[part.layout],
        项: part.groups,
        行: part.rows,
        把握: CERTAINTY[part.certainty],
        不识别的栏目: part.unknownColumns.join("、"),
      })),
    ),
  );
  return formatTable(rows, ["文件", "标题", "形式", "项", "行", "把握", "不识别的栏目"]);
}

function hintKeepGoing({ lists }: JoinedSources): Diagnostic[] {
  if (lists.length === 0) return [];
  return [
    {
      code: "cli/nothing-written",
      severity: "hint",
      place: {},
      message: `其余 ${lists.length} 份清单可以录入，但本次没有写入任何内容`,
      remedy: "改正上述文件后重新执行，或者加 --keep-going 先录入其余清单",
    },
  ];
}

/** A line of the table. Of several files the first is named: all of them would make the table wider than any screen. */
function toRow(
  { list, outcome, revision, changes, conflicts }: RecordedList,
  [first = "", ...others]: readonly string[],
): Record<string, string | number> {
  return {
    file: others.length === 0 ? first : `${first} (+${others.length} more)`,
    bureau_id: list.bureau.id,
    bureau: list.bureau.name,
    outcome,
    revision: revision ?? "-",
    changes: changes.length,
    conflicts: conflicts.length,
  };
}

function toJson({ path, list, outcome, revision, changes, conflicts }: RecordedList): object {
  return {
    file: path,
    bureau_id: list.bureau.id,
    outcome,
    revision,
    changes,
    conflicts,
    parts: reportRecognition(list),
  };
}
