import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { InputError } from "@qingdan/model";
import { createDatabase, type Database } from "./database.ts";

/** An open database file, to be closed by whoever opened it. */
export interface OpenDatabase {
  database: Database;
  close(): void;
}

/** Files that this process has open. DuckDB's lock is held by the process: it would let us write the same file twice. */
const openFiles = new Map<string, "read" | "write">();

/**
 * Opens `path`, or a new database in memory for ":memory:". Throws an InputError that says what to do where another process holds the
 * file, where it is no database, or where it is missing and only to be read.
 */
export async function openDatabase(path: string, options: { readOnly?: boolean } = {}): Promise<OpenDatabase> {
  const readOnly = options.readOnly === true && path !== ":memory:";
  const release = path === ":memory:" ? () => undefined : claim(path, readOnly ? "read" : "write");
  try {
    const instance = await DuckDBInstance.create(path, readOnly ? { access_mode: "READ_ONLY" } : {});
    const connection = await instance.connect();
    return {
      database: createDatabase(connection),
      close() {
        // A connection that stays open keeps the instance, and with it the lock on the file.
        connection.disconnectSync();
        instance.closeSync();
        release();
      },
    };
  } catch (error) {
    release();
    throw openingError(path, error);
  }
}

function claim(path: string, use: "read" | "write"): () => void {
  const file = realPath(path);
  const present = openFiles.get(file);
  if (present === "write" || (present === "read" && use === "write")) {
    throw new InputError({
      code: "warehouse/open-twice",
      severity: "error",
      place: { file: path },
      message: "本程序已经打开这个数据库。",
      remedy: "请先关闭再打开。",
    });
  }
  if (present === "read") return () => undefined;
  openFiles.set(file, use);
  return () => openFiles.delete(file);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

const LOCK = /Could not set lock on file/u;
const HOLDER = /held in (.+?) \(PID (\d+)\)/u;

/** What DuckDB says when it cannot open a file, as something that a person can mend; anything else as it is. */
export function openingError(path: string, error: unknown): unknown {
  if (error instanceof InputError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const refuse = (code: string, message: string, remedy: string): InputError =>
    new InputError({ code, severity: "error", place: { file: path }, message, remedy });
  if (LOCK.test(text)) {
    const holder = HOLDER.exec(text);
    const who = holder === null ? "另一个程序" : `另一个程序（进程号 ${holder[2]}，${holder[1]}）`;
    return refuse("warehouse/locked", `数据库正被${who}使用。`, "请等它结束，或者结束它，然后重试。");
  }
  if (/not a valid DuckDB database file|newer DuckDB version|older DuckDB version|storage version/iu.test(text)) {
    return refuse(
      "warehouse/not-a-database",
      "这个文件不是本版本能读的数据库。",
      "请用 --warehouse 指定别的文件，或者由快照重建数据库。",
    );
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
