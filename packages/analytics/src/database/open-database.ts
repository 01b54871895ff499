import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { refusal } from "@qingdan/model";
import { duckdb } from "./engine.ts";
import { createDatabase, type Database } from "./database.ts";
import { databasePath } from "./database-path.ts";
import { openingError } from "./opening-error.ts";

const { DuckDBInstance } = duckdb;

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
    const instance = await DuckDBInstance.create(databasePath(path), readOnly ? { access_mode: "READ_ONLY" } : {});
    const connection = await instance.connect();
    return {
      database: createDatabase(connection, path),
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
    throw refusal("warehouse/open-twice", { file: path }, "本程序已经打开这个数据库。", "请先关闭再打开。");
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
