import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Warehouse } from "@qingdan/analytics";
import { InputError, refusal, SEVERITY_WORDS, sha256, type Diagnostic } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { writeConflictFile } from "../returned/conflict-file.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { findFiles } from "../sources/find-files.ts";
import { rehearse } from "../returned/import-rehearsal.ts";
import { importWorkbook, type ImportOptions, type ImportReport } from "../returned/import-workbook.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { preferenceOf } from "../terminal/preference.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { readVocabulary } from "../sources/read-vocabulary.ts";
import { formatTable } from "../terminal/format-table.ts";
import { systemFailure } from "../terminal/report-failure.ts";

interface ImportCommandOptions {
  dryRun?: boolean;
  prefer?: string;
  author: string;
  message: string;
}

/** What importing several files did: a report a file, and why files were refused. */
interface Outcome {
  reports: ImportReport[];
  refused: Diagnostic[];
  conflictFiles: string[];
  /** Changes and conflicts of a report, for a terminal. */
  descriptions: Map<ImportReport, string>;
}

/** `import`: edited workbooks, and filled-in 冲突清单.xlsx, back into the warehouse; each file is a transaction of its own. */
export async function importCommand(call: CommandCall<ImportCommandOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const prefer = preferenceOf(options.prefer);
  const settings: ImportOptions = {
    vocabulary: readVocabulary(options.vocabulary),
    dryRun: options.dryRun === true,
    author: options.author,
    message: options.message,
    ...(prefer === undefined ? {} : { prefer }),
  };
  const outcome = await withWarehouse(
    call,
    (warehouse) => importFiles(warehouse, args, settings),
    settings.dryRun === true ? "read" : "change",
  );
  if (options.json === true) {
    const errors = outcome.refused.length === 0 ? {} : { errors: outcome.refused };
    terminal.out(`${JSON.stringify({ files: outcome.reports, ...errors })}\n`);
  } else terminal.out(describeOutcome(outcome, options.dryRun === true));
  printDiagnostics(terminal, outcome.refused);
  for (const path of outcome.conflictFiles) terminal.err(`有冲突，未写入；请填写 ${path} 的“采用”栏后重新导入该文件\n`);
  return exitCodeOf(outcome);
}

async function importFiles(warehouse: Warehouse, paths: readonly string[], settings: ImportOptions): Promise<Outcome> {
  const outcome: Outcome = { reports: [], refused: [], conflictFiles: [], descriptions: new Map() };
  // Several files of one bureau meet each other in a dry run as they will in earnest.
  const target = settings.dryRun === true ? rehearse(warehouse) : warehouse;
  for (const path of paths.flatMap(filesAt)) {
    try {
      const bytes = readInput(path);
      const { report, conflictFile, description } = await importWorkbook(
        { file: basename(path), bytes, sha256: sha256(bytes) },
        target,
        { ...settings, dryRun: false },
      );
      const shown = { ...report, file: path, ...(settings.dryRun === true ? { revision: null } : {}) };
      outcome.reports.push(shown);
      outcome.descriptions.set(shown, description);
      if (conflictFile !== undefined && settings.dryRun !== true) {
        outcome.conflictFiles.push(writeConflictFile(path, conflictFile));
      }
    } catch (error) {
      outcome.refused.push(...refusalsOf(error, path));
    }
  }
  return outcome;
}

/**
 * Why one file was not taken in, its own fault or the system's (a full disk, a folder that cannot be written): the others go on, and what
 * was written before is told.
 */
function refusalsOf(error: unknown, path: string): Diagnostic[] {
  if (error instanceof InputError)
    return error.diagnostics.map((item) => ({ ...item, place: { ...item.place, file: path } }));
  const system = systemFailure(error);
  if (system === undefined) throw error;
  return [{ ...system, place: { file: path, ...system.place } }];
}

/** The file, or the files of a folder: what officials sent back, without the 冲突清单 that a person is filling in. */
function filesAt(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  const { files } = findFiles([path]);
  return files.length === 0 ? [path] : files;
}

function readInput(path: string): Uint8Array {
  if (!existsSync(path)) throw refusal("cli/no-such-file", { file: path }, "文件不存在", "请核对路径");
  if (statSync(path).isDirectory())
    throw refusal(
      "cli/no-workbook",
      { file: path },
      "文件夹中没有可以导入的工作簿",
      "请指定存放退回工作簿的文件夹；冲突清单须逐个写明文件名",
    );
  return readFileSync(path);
}

function describeOutcome({ reports, descriptions }: Outcome, dryRun: boolean): string {
  let text = "";
  for (const report of reports) {
    text += `${report.file}  ${report.bureau_id}\n`;
    text += descriptions.get(report) ?? "";
    for (const { severity, cell, message } of report.problems) {
      text += `${SEVERITY_WORDS[severity]} ${cell} ${message}\n`;
    }
  }
  const summary = reports.map((report) => ({
    文件: report.file,
    部门: report.bureau_id,
    比对: report.matched === "keys" ? "按标识" : "按内容",
    修改: report.changes.length,
    冲突: report.conflicts.length,
    新版次: report.revision ?? (dryRun ? "（试运行）" : "-"),
  }));
  return text + (summary.length === 0 ? "" : formatTable(summary, ["文件", "部门", "比对", "修改", "冲突", "新版次"]));
}

/** 2 where every file was refused; 1 where one was, or has conflicts or warnings. */
function exitCodeOf({ reports, refused }: Outcome): ExitCode {
  if (reports.length === 0 && refused.length > 0) return EXIT.refused;
  const look = reports.some(
    (report) => report.conflicts.length > 0 || report.problems.some((problem) => problem.severity !== "hint"),
  );
  return look || refused.length > 0 ? EXIT.look : EXIT.done;
}
