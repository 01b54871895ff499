import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { refusal, type InputError } from "@qingdan/model";
import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";
import type { SandboxSource } from "../sandbox/sandbox-protocol.ts";
import { macroStatements, viewStatements } from "../schema/view-ddl.ts";
import { MACROS, MACRO_VIEWS, VIEWS } from "../schema/views.ts";
import { LAKE_VERSION, MANIFEST_NAME, type LakeManifest, type LakeTable } from "./lake-layout.ts";

/** The source of a sandbox that reads a lake and nothing else. */
export function lakeSource(folder: string): SandboxSource {
  return { kind: "lake", folder: resolve(folder), statements: lakeStatements(folder) };
}

/** The statements that show a lake's files as the tables and views of a warehouse. */
export function lakeStatements(folder: string): string[] {
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
    refusal(code, { file: folder }, message, remedy);
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
  if ((manifest.version ?? 0) < LAKE_VERSION) {
    throw refuse("lake/older-version", "数据湖由较早版本的 qingdan 写成。", "请用 qingdan lake 重新写出。");
  }
  return manifest as LakeManifest;
}
