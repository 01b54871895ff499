import { formatDiagnostic, InputError, type Diagnostic } from "@qingdan/model";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** The one place that turns a failure into words and an exit code: what a person can mend is 2, all else is our bug. */
export function reportFailure(error: unknown, terminal: Terminal, debug: boolean, json: boolean): ExitCode {
  const system = systemFailure(error);
  const refused = error instanceof InputError ? error.diagnostics : system === undefined ? undefined : [system];
  if (refused !== undefined) {
    if (json) terminal.out(`${JSON.stringify({ errors: refused })}\n`);
    for (const diagnostic of refused) terminal.err(`${formatDiagnostic(diagnostic)}\n`);
    return EXIT.refused;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`This is a bug in qingdan, not in your input: ${message}\n`);
  if (debug && error instanceof Error) terminal.err(`${error.stack ?? ""}\n`);
  else terminal.err("  → run the same command with --debug and send us what it prints\n");
  return EXIT.bug;
}

/** What the operating system refuses, and what a person can do about it. */
const SYSTEM_ERRORS: Record<string, [message: string, remedy: string]> = {
  EACCES: ["没有读写该文件或文件夹的权限", "请换一个有权限的文件夹，或者请管理员授权"],
  EPERM: ["没有读写该文件或文件夹的权限", "请换一个有权限的文件夹，或者请管理员授权"],
  EROFS: ["所在磁盘只能读取，不能写入", "请换一个可以写入的文件夹"],
  ENOSPC: ["磁盘空间不足", "请清理磁盘后重试；本次没有写完的文件请勿使用"],
  EISDIR: ["应为文件，却是文件夹", "请指定文件名"],
  ENOTDIR: ["路径中有一段不是文件夹", "请核对路径"],
  ENOENT: ["文件或文件夹不存在", "请核对路径"],
  ENAMETOOLONG: ["文件或文件夹的名称太长", "请换一个较短的名称"],
  EBUSY: ["文件正被其他程序占用", "请关闭打开它的程序后重试"],
};

/** DuckDB passes on what the operating system says in the words of its message only. */
const DISK_FULL = /No space left on device|not enough space on the disk/iu;

/** An error that the operating system caused, in words for a person; undefined for any other. */
export function systemFailure(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : DISK_FULL.test(error.message) ? "ENOSPC" : "";
  const [message, remedy] = SYSTEM_ERRORS[code] ?? [];
  if (message === undefined || remedy === undefined) return undefined;
  const file = "path" in error && typeof error.path === "string" ? { file: error.path } : {};
  return { code: "cli/system", severity: "error", place: file, message, remedy };
}
