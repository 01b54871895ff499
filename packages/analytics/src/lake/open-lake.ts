import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { InputError } from "@qingdan/model";
import { createDatabase, type Parameters, type Row } from "../database/database.ts";
import type { QueryResult } from "../database/query-result.ts";
import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";
import type { SandboxSource } from "../sandbox/sandbox-protocol.ts";
import { macroStatements, viewStatements } from "../schema/view-ddl.ts";
import { MACROS, MACRO_VIEWS, VIEWS } from "../schema/views.ts";
import { createQueue } from "../warehouse/queue.ts";
import { LAKE_VERSION, MANIFEST_NAME, type LakeManifest, type LakeTable } from "./lake-layout.ts";

/** A lake that is read as if it were a warehouse: the same tables, views, macros and reports. */
export interface Lake {
  query(sql: string, parameters?: Parameters): Promise<Row[]>;
  ask(sql: string, parameters?: Parameters): Promise<QueryResult>;
  close(): Promise<void>;
}

/** Opens a folder that writeLake wrote. Throws an InputError where it is none, or one of a newer version. */
export async function openLake(folder: string): Promise<Lake> {
  const statements = lakeStatements(folder);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const database = createDatabase(connection);
  for (const statement of statements) await database.run(statement);
  const inTurn = createQueue();
  return {
    query: (sql, parameters) => inTurn(() => database.rows(sql, parameters)),
    ask: (sql, parameters) => inTurn(() => database.result(sql, parameters)),
    close: () =>
      inTurn(async () => {
        connection.disconnectSync();
        instance.closeSync();
      }),
  };
}

/** The source of a sandbox that reads a lake and nothing else. */
export function lakeSource(folder: string): SandboxSource {
  return { kind: "lake", folder: resolve(folder), statements: lakeStatements(folder) };
}

/** The statements that show a lake's files as the tables and views of a warehouse. */
function lakeStatements(folder: string): string[] {
  const root = resolve(folder);
  return [
    ...readManifest(root).tables.flatMap((table) => tableStatements(root, table)),
    ...VIEWS.flatMap(viewStatements),
    ...MACROS.flatMap(macroStatements),
    ...MACRO_VIEWS.flatMap(viewStatements),
  ];
}

function tableStatements(root: string, table: LakeTable): string[] {
  const files = table.files.map(({ path }) => quoteLiteral(join(root, path)));
  const hive = table.partitioned
    ? ", hive_partitioning = true, hive_types = {'province': VARCHAR}"
    : ", hive_partitioning = false";
  const columns = table.columns.map(({ name }) =>
    // Hive has no empty text: what lies in its default partition has no province.
    table.partitioned && name === "province" ? "coalesce(province, '') AS province" : quoteIdentifier(name),
  );
  return viewStatements({
    name: table.name,
    comment: table.comment,
    columns: Object.fromEntries(table.columns.map(({ name, comment }) => [name, comment])),
    select: `SELECT ${columns.join(", ")} FROM read_parquet([${files.join(", ")}]${hive})`,
  });
}

function readManifest(folder: string): LakeManifest {
  const refuse = (code: string, message: string, remedy: string): InputError =>
    new InputError({ code, severity: "error", place: { file: folder }, message, remedy });
  let manifest: Partial<LakeManifest>;
  try {
    manifest = JSON.parse(readFileSync(join(folder, MANIFEST_NAME), "utf8")) as Partial<LakeManifest>;
  } catch {
    throw refuse(
      "lake/no-manifest",
      "这个文件夹不是数据湖：没有可读的 manifest.json。",
      "请指定 qingdan lake 写出的文件夹。",
    );
  }
  if (manifest.lake !== "qingdan" || manifest.tables === undefined) {
    throw refuse("lake/no-manifest", "这个文件夹不是责任清单的数据湖。", "请指定 qingdan lake 写出的文件夹。");
  }
  if ((manifest.version ?? 0) > LAKE_VERSION) {
    throw refuse("lake/newer-version", "数据湖由更新版本的 qingdan 写成。", "请使用新版本。");
  }
  return manifest as LakeManifest;
}
