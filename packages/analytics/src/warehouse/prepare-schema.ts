import { legalRegister, refusal, sha256 } from "@qingdan/model";
import type { Database } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import { readRegister, writeRegister } from "../register/instrument-register.ts";
import { fieldNameRows } from "../rows/field-name-rows.ts";
import { tableStatements } from "../schema/table-ddl.ts";
import { refusedSchema, SCHEMA_VERSION } from "../schema/schema-version.ts";
import { tableDefinition, TABLES } from "../schema/tables.ts";
import { macroStatements, viewStatements } from "../schema/view-ddl.ts";
import { MACROS, MACRO_VIEWS, VIEWS } from "../schema/views.ts";
import { SELECT_PROPERTY } from "../sql/select-property.sql.ts";
import { SELECT_SCHEMA_STATE } from "../sql/select-schema-state.sql.ts";
import { UPDATE_PROPERTY } from "../sql/update-property.sql.ts";

/**
 * Makes the schema in an empty database; checks that a filled one is a warehouse that this version can use, and upgrades an older one
 * unless it is only to be read. `path` is for the message only. Throws an InputError for a database of something else and for a
 * warehouse of another version.
 */
export async function prepareSchema(database: Database, path: string, readOnly: boolean): Promise<void> {
  const [state] = await database.rows(SELECT_SCHEMA_STATE);
  if (state?.["tables"] === 0 && !readOnly) return createSchema(database);
  const properties = Number(state?.["properties"]);
  const [row] = properties === 1 ? await database.rows(SELECT_PROPERTY, { name: "schema_version" }) : [];
  const version = Number(row?.["value"] ?? 0);
  const refused = refusedSchema({ properties, version }, path);
  if (refused !== undefined) throw refused;
  if (readOnly && version < SCHEMA_VERSION) {
    throw refusal(
      "warehouse/older-version",
      { file: path },
      `数据库由较早版本的 qingdan 写成（结构版本 ${version}，本版本为 ${SCHEMA_VERSION}）。`,
      "请先用本版本执行一次 qingdan check，数据库随即升级，内容不变。",
    );
  }
  if (!readOnly) {
    await database.transaction(async () => {
      if (version < SCHEMA_VERSION) await upgradeSchema(database, version);
      await renewRegister(database);
      await renewViews(database);
    });
  }
}

async function createSchema(database: Database): Promise<void> {
  await database.transaction(async () => {
    for (const statement of TABLES.flatMap(tableStatements)) await database.run(statement);
    await withWriters(database, ["field_name", "warehouse_property"], (add) => {
      add("warehouse_property", { name: "schema_version", value: String(SCHEMA_VERSION) });
      add("warehouse_property", { name: "views", value: "" });
      add("warehouse_property", { name: "register", value: "" });
      fieldNameRows(add);
    });
    await renewRegister(database);
    await renewViews(database);
  });
}

/** Lists and history are the same since version 1; what is derived from them changed. */
async function upgradeSchema(database: Database, version: number): Promise<void> {
  if (version < 2) await upgradeRegister(database);
  if (version < 3) await upgradeFindings(database);
  await database.run(UPDATE_PROPERTY, { name: "schema_version", value: String(SCHEMA_VERSION) });
}

/** The register of version 1 did not say where an instrument came from. */
async function upgradeRegister(database: Database): Promise<void> {
  await database.run("DROP TABLE legal_instrument");
  const made = ["legal_instrument", "renumbered_article"];
  for (const statement of made.map(tableDefinition).flatMap(tableStatements)) await database.run(statement);
  await withWriters(database, ["warehouse_property"], (add) => {
    add("warehouse_property", { name: "register", value: "" });
  });
}

/** The findings of version 2 did not say what their rule is called. */
async function upgradeFindings(database: Database): Promise<void> {
  await database.run("CREATE TEMP TABLE finding_before AS FROM finding");
  await database.run("DROP TABLE finding");
  for (const statement of tableStatements(tableDefinition("finding"))) await database.run(statement);
  await database.run("INSERT INTO finding BY NAME SELECT *, '' AS rule_title FROM finding_before");
  await database.run("DROP TABLE finding_before");
}

/** The program's register is stored in the file: that of another program version is replaced, a user's own stays. */
async function renewRegister(database: Database): Promise<void> {
  const { instruments } = legalRegister();
  const digest = sha256(JSON.stringify(instruments));
  const [present] = await database.rows(SELECT_PROPERTY, { name: "register" });
  if (present?.["value"] === digest) return;
  const { own } = await readRegister(database);
  await writeRegister(database, { project: instruments, own });
  await database.run(UPDATE_PROPERTY, { name: "register", value: digest });
}

/** Views and macros are stored in the file: those of another program version are replaced by this version's. */
async function renewViews(database: Database): Promise<void> {
  const statements = [
    ...VIEWS.flatMap(viewStatements),
    ...MACROS.flatMap(macroStatements),
    ...MACRO_VIEWS.flatMap(viewStatements),
  ];
  const digest = sha256(statements.join(";"));
  const [present] = await database.rows(SELECT_PROPERTY, { name: "views" });
  if (present?.["value"] === digest) return;
  for (const statement of statements) await database.run(statement);
  await database.run(UPDATE_PROPERTY, { name: "views", value: digest });
}
