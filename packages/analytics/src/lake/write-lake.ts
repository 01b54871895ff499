import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { refusal, sha256 } from "@qingdan/model";
import type { TableDefinition } from "../schema/table-definition.ts";
import { copyPartitioned, copyWhole } from "../sql/copy-table.sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import {
  isPartitioned,
  LAKE_TABLES,
  LAKE_VERSION,
  MANIFEST_NAME,
  type LakeManifest,
  type LakeTable,
} from "./lake-layout.ts";

/** Where rows without a province lie, by Hive's convention. */
const NO_PROVINCE = "province=__HIVE_DEFAULT_PARTITION__";

/**
 * Writes the warehouse as Parquet: TABLE/province=…/data_0.parquet in Hive's layout, TABLE/data_0.parquet for tables without bureaus, and
 * a manifest. An older lake in the folder is replaced; a folder with anything else in it is refused. The same warehouse gives the
 * same files. Returns the manifest.
 */
export async function writeLake(warehouse: Warehouse, folder: string): Promise<LakeManifest> {
  clearFolder(folder);
  // One thread writes one file a partition, its rows in their order.
  await warehouse.query("SET threads = 1");
  try {
    const tables: LakeTable[] = [];
    for (const table of LAKE_TABLES) tables.push(await writeTable(warehouse, table, folder));
    const bureaus = (await warehouse.bureaus()).map(({ id, revision }) => ({ bureau_id: id, revision }));
    const manifest: LakeManifest = { lake: "qingdan", version: LAKE_VERSION, bureaus, tables };
    writeFileSync(join(folder, MANIFEST_NAME), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } finally {
    await warehouse.query("RESET threads");
  }
}

function clearFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw refusal("lake/not-a-folder", { file: folder }, "数据湖要写进文件夹，这是一个文件。", "请指定空文件夹。");
  }
  mkdirSync(folder, { recursive: true });
  const present = readdirSync(folder);
  if (present.length > 0 && !isLake(folder)) {
    const message = "目标文件夹不是空的，也不是先前导出的数据湖。";
    throw refusal("lake/not-empty", { file: folder }, message, "请指定空文件夹。");
  }
  // The manifest goes first: a lake that was written in part has none.
  rmSync(join(folder, MANIFEST_NAME), { force: true });
  for (const { name } of LAKE_TABLES) rmSync(join(folder, name), { recursive: true, force: true });
}

/** True where the manifest is a lake's: the folder of exported forms has one of the same name. */
function isLake(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, MANIFEST_NAME), "utf8"));
    return typeof manifest === "object" && manifest !== null && "lake" in manifest && manifest.lake === "qingdan";
  } catch {
    return false;
  }
}

async function writeTable(warehouse: Warehouse, table: TableDefinition, folder: string): Promise<LakeTable> {
  const target = join(folder, table.name);
  const partitioned = isPartitioned(table);
  mkdirSync(target, { recursive: true });
  const [counted] = await warehouse.query(`SELECT count(*)::INTEGER AS rows FROM "${table.name}"`);
  const rows = counted?.["rows"] as number;
  if (!partitioned) await warehouse.query(copyWhole(table.name, join(target, "data_0.parquet")));
  else if (rows > 0) await warehouse.query(copyPartitioned(table.name, target));
  else {
    mkdirSync(join(target, NO_PROVINCE));
    await warehouse.query(copyWhole(table.name, join(target, NO_PROVINCE, "data_0.parquet"), true));
  }
  const columns = table.columns.map(({ name, type, comment }) => ({ name, type, comment }));
  return { name: table.name, comment: table.comment, partitioned, rows, columns, files: listFiles(folder, table.name) };
}

function listFiles(folder: string, table: string): LakeTable["files"] {
  return readdirSync(join(folder, table), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      const bytes = readFileSync(full);
      const path = relative(folder, full).replaceAll("\\", "/");
      return { path, bytes: bytes.length, sha256: sha256(bytes) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
