import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Warehouse } from "@qingdan/analytics";
import { headingOfField, InputError, type Diagnostic, type NodeTable } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { writeConflictFile } from "../conflict-file.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { importWorkbook, type ImportOptions, type ImportReport } from "../import-workbook.ts";
import { withWarehouse } from "../open-warehouse.ts";
import { preferenceOf } from "../preference.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { loadVocabulary } from "../read-sources.ts";
import { formatTable } from "../summary-table.ts";

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
  /** The conflicts of a report, for a terminal. */
  conflictTexts: Map<ImportReport, string>;
}

/** `import`: edited workbooks, and filled-in 冲突清单.xlsx, back into the warehouse; each file is a transaction of its own. */
export async function importCommand(call: CommandCall<ImportCommandOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const prefer = preferenceOf(options.prefer);
  const settings: ImportOptions = {
    vocabulary: loadVocabulary(options.vocabulary),
    dryRun: options.dryRun === true,
    author: options.author,
    message: options.message,
    ...(prefer === undefined ? {} : { prefer }),
  };
  const outcome = await withWarehouse(call, (warehouse) => importFiles(warehouse, args, settings), "change");
  if (options.json === true) {
    const errors = outcome.refused.length === 0 ? {} : { errors: outcome.refused };
    terminal.out(`${JSON.stringify({ files: outcome.reports, ...errors })}\n`);
  } else terminal.out(describeOutcome(outcome, options.dryRun === true));
  printDiagnostics(terminal, outcome.refused);
  for (const path of outcome.conflictFiles) terminal.err(`有冲突，未写入；请填写 ${path} 的“采用”栏后重新导入该文件\n`);
  return exitCodeOf(outcome);
}

async function importFiles(warehouse: Warehouse, paths: readonly string[], settings: ImportOptions): Promise<Outcome> {
  const outcome: Outcome = { reports: [], refused: [], conflictFiles: [], conflictTexts: new Map() };
  for (const path of paths) {
    try {
      const bytes = readInput(path);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const { report, conflictFile, conflictText } = await importWorkbook(
        { file: basename(path), bytes, sha256 },
        warehouse,
        settings,
      );
      const shown = { ...report, file: path };
      outcome.reports.push(shown);
      outcome.conflictTexts.set(shown, conflictText);
      if (conflictFile !== undefined && settings.dryRun !== true) {
        outcome.conflictFiles.push(writeConflictFile(path, conflictFile));
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      outcome.refused.push(...error.diagnostics.map((item) => ({ ...item, place: { ...item.place, file: path } })));
    }
  }
  return outcome;
}

function readInput(path: string): Uint8Array {
  if (existsSync(path)) return readFileSync(path);
  throw new InputError({
    code: "cli/no-such-file",
    severity: "error",
    place: { file: path },
    message: "文件不存在",
    remedy: "请核对路径",
  });
}

const OPERATIONS = { insert: "增加", delete: "删除", update: "修改", move: "移动" } as const;

function describeOutcome({ reports, conflictTexts }: Outcome, dryRun: boolean): string {
  let text = "";
  for (const report of reports) {
    text += `${report.file}  ${report.bureau_id}\n`;
    const rows = report.changes.map(({ op, cell, table, field, before, after }) => ({
      单元格: cell,
      操作: OPERATIONS[op],
      内容: nameOf(table, field),
      修改前: short(before),
      修改后: short(after),
    }));
    if (rows.length > 0) text += formatTable(rows, ["单元格", "操作", "内容", "修改前", "修改后"]);
    text += conflictTexts.get(report) ?? "";
    for (const { severity, cell, message } of report.problems) {
      text += `${severity === "error" ? "错误" : severity === "warning" ? "警告" : "提示"} ${cell} ${message}\n`;
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

/** What an official calls a field (责任处室) or, for a whole row, its kind. */
function nameOf(table: NodeTable, field: string): string {
  if (field === "parent") return `所属${KINDS[table]}`;
  if (field === "ordinal") return "位置";
  return field === "" ? KINDS[table] : headingOfField(table, field) || KINDS[table];
}

const KINDS: Record<NodeTable, string> = {
  duty: "主要职责",
  task: "具体工作事项",
  boundary: "管理事项",
  party: "相关部门",
  regime: "监管事项",
  section: "监管制度条文",
  service: "服务事项",
  service_item: "服务内容",
  liability: "追责情形",
  mechanism: "责任追究机制",
  note: "附注",
};

function short(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}

/** 2 where every file was refused; 1 where one was, or has conflicts or warnings. */
function exitCodeOf({ reports, refused }: Outcome): ExitCode {
  if (reports.length === 0 && refused.length > 0) return EXIT.refused;
  const look = reports.some(
    (report) => report.conflicts.length > 0 || report.problems.some((problem) => problem.severity !== "hint"),
  );
  return look || refused.length > 0 ? EXIT.look : EXIT.done;
}
