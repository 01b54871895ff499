import { refusal, type InputError } from "@qingdan/model";

/** The version of the schema; a file with a higher one is refused, one with a lower one is upgraded. */
export const SCHEMA_VERSION = 3;

/** What a file says of its schema. */
export interface SchemaState {
  /** 1 where the table of warehouse properties is among them, else 0. */
  properties: number;
  /** 0 where that table is missing or does not say it. */
  version: number;
}

/** Why a database that is not new cannot be used by this version; undefined where it can. `path` is for the message only. */
export function refusedSchema({ properties, version }: SchemaState, path: string): InputError | undefined {
  const refuse = (code: string, message: string, remedy: string): InputError =>
    refusal(code, { file: path }, message, remedy);
  if (properties !== 1)
    return refuse("warehouse/not-a-warehouse", "这个数据库不是责任清单数据库。", "请用 --warehouse 指定别的文件。");
  if (version <= SCHEMA_VERSION) return undefined;
  return refuse(
    "warehouse/newer-version",
    `数据库由更新版本的 qingdan 写成（结构版本 ${version}，本版本只认到 ${SCHEMA_VERSION}）。`,
    "请使用新版本。",
  );
}
