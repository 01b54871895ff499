import { InputError, refusal } from "@qingdan/model";
import { damagedFile, DAMAGED_REMEDY } from "./damaged-file.ts";

const LOCK = /Could not set lock on file/u;
const HOLDER = /held in (.+?) \(PID (\d+)\)/u;

/** What DuckDB says when it cannot open a file, as something that a person can mend; anything else as it is. */
export function openingError(path: string, error: unknown): unknown {
  if (error instanceof InputError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const refuse = (code: string, message: string, remedy: string): InputError =>
    refusal(code, { file: path }, message, remedy);
  if (LOCK.test(text)) {
    const holder = HOLDER.exec(text);
    const who = holder === null ? "另一个程序" : `另一个程序（进程号 ${holder[2]}，${holder[1]}）`;
    return refuse("warehouse/locked", `数据库正被${who}使用。`, "请等它结束，或者结束它，然后重试。");
  }
  const damaged = damagedFile(text, { file: path });
  if (damaged !== undefined) return damaged;
  if (/not a valid DuckDB database file|newer DuckDB version|older DuckDB version|storage version/iu.test(text)) {
    const remedy = `请用 --warehouse 指定别的文件。它由别的版本写成的，请用那个版本存为快照（qingdan snapshot），再用本版本恢复（qingdan restore）；已经损坏的，${DAMAGED_REMEDY}`;
    return refuse("warehouse/not-a-database", "这个文件不是本版本能读的数据库。", remedy);
  }
  if (/database does not exist/iu.test(text)) {
    return refuse("warehouse/missing", "没有这个数据库文件。", "请先用 qingdan build 或者 qingdan ingest 录入清单。");
  }
  if (/^IO Error|Cannot open file|Permission denied|Is a directory/iu.test(text)) {
    return refuse("warehouse/unreadable", `数据库打不开：${firstLine(text)}`, "请检查路径和权限。");
  }
  return error;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
