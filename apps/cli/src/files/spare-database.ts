import { refusal } from "@qingdan/model";
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";

/** What stands at the head of every DuckDB file, behind a checksum. */
const MAGIC = "DUCK";
const MAGIC_AT = 8;

/** Throws an InputError where a result would be written over a database: the lists and their history would be gone. In: the file to write. */
export function spareDatabase(path: string): void {
  if (!existsSync(path) || !statSync(path).isFile()) return;
  const head = Buffer.alloc(MAGIC.length);
  const file = openSync(path, "r");
  try {
    readSync(file, head, 0, MAGIC.length, MAGIC_AT);
  } finally {
    closeSync(file);
  }
  if (head.toString("latin1") !== MAGIC) return;
  throw refusal(
    "cli/database-in-place",
    { file: path },
    "这是一个数据库文件，写入会毁掉其中的清单",
    "请换一个文件名。",
  );
}
