import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { databasePath } from "../database/database-path.ts";
import { duckdb } from "../database/engine.ts";
import { plainValue, type PlainValue } from "../database/plain-value.ts";
import { quoteLiteral } from "../database/quote.ts";
import type { SchemaState } from "../schema/schema-version.ts";
import { SELECT_PROPERTY } from "../sql/select-property.sql.ts";
import { SELECT_SCHEMA_STATE } from "../sql/select-schema-state.sql.ts";
import {
  SANDBOX_FLAG,
  type ParameterValue,
  type SandboxAnswer,
  type SandboxRequest,
  type SandboxSource,
} from "./sandbox-protocol.ts";

const { BIGINT, BOOLEAN, DOUBLE, DuckDBInstance, SQLNULL, StatementType, VARCHAR } = duckdb;

const SEVERAL = "Parser Error: a PIVOT without IN (…) cannot be explained or described; write its values into IN (…)";

/** How often the worker looks at its own memory: the engine's limit does not hold for everything it makes. */
const MEMORY_WATCH_MILLISECONDS = 25;
/** What the process itself needs beside the engine. */
const PROCESS_MEGABYTES = 384;

let connection: DuckDBConnection | undefined;

/** Answers the parent until it hangs up. The engine is opened once, locked, and asked one question after the other. */
function serve(): void {
  // Opening and questions wait for each other; an interrupt does not wait.
  let last: Promise<void> = Promise.resolve();
  process.on("message", (request: SandboxRequest) => {
    if (request.kind === "interrupt") connection?.interrupt();
    else last = last.then(() => work(request));
  });
  // A parent that is gone leaves no one to answer.
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
}

async function work(request: Exclude<SandboxRequest, { kind: "interrupt" }>): Promise<void> {
  try {
    if (request.kind === "open") {
      watchMemory(request.megabytes + PROCESS_MEGABYTES);
      connection = await openLocked(request.source, request.megabytes);
      answer(
        request.source.kind === "lake" ? { kind: "opened" } : { kind: "opened", schema: await schemaOf(connection) },
      );
    } else await ask(request);
  } catch (error) {
    answer({ kind: "failed", stage: request.kind, message: error instanceof Error ? error.message : String(error) });
  }
}

async function openLocked(source: SandboxSource, megabytes: number): Promise<DuckDBConnection> {
  const settings = {
    memory_limit: `${megabytes}MB`,
    temp_directory: "",
    // Else the settings would name the home folder of whoever runs this.
    secret_directory: "none",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    allow_persistent_secrets: "false",
  };
  const instance =
    source.kind === "file"
      ? await DuckDBInstance.create(databasePath(source.path), {
          ...settings,
          access_mode: "READ_ONLY",
          enable_external_access: "false",
        })
      : await DuckDBInstance.create(":memory:", settings);
  const opened = await instance.connect();
  if (source.kind === "lake") {
    for (const statement of source.statements) await opened.run(statement);
    await opened.run(`SET allowed_directories = [${quoteLiteral(source.folder)}]`);
    await opened.run("SET enable_external_access = false");
  }
  // Last: nothing after it can be set again.
  await opened.run("SET lock_configuration = true");
  return opened;
}

/** What the file says of its schema: the parent refuses what it cannot read rightly. */
async function schemaOf(opened: DuckDBConnection): Promise<SchemaState> {
  const [[, properties] = []] = await (await opened.run(SELECT_SCHEMA_STATE)).getRows();
  if (properties !== 1) return { properties: 0, version: 0 };
  const [[version] = []] = await (await opened.run(SELECT_PROPERTY, { name: "schema_version" })).getRows();
  return { properties, version: Number(version ?? 0) };
}

type Question = Extract<SandboxRequest, { kind: "query" }>;

async function ask(question: Question): Promise<void> {
  if (connection === undefined) throw new Error("the sandbox is not open");
  // A stream that fails half-way ends like one that is exhausted: only the transaction around it knows.
  await connection.run("BEGIN TRANSACTION READ ONLY");
  try {
    const prepared = await prepare(connection, question);
    if (!(await sendRows(prepared, question))) return;
    if (await isAborted(connection)) await failAgain(connection, question);
    answer({ kind: "done" });
  } finally {
    await connection.run("ROLLBACK");
  }
}

async function prepare(on: DuckDBConnection, { sql, parameters }: Question): Promise<DuckDBPreparedStatement> {
  const prepared = await prepareOne(on, sql);
  const asked = Array.from({ length: prepared.parameterCount }, (_, index) => prepared.parameterName(index + 1));
  const named = (names: readonly string[]): string => names.map((name) => `$${name}`).join("、");
  const missing = asked.filter((name) => !(name in parameters));
  if (missing.length > 0) throw new Error(`缺少参数 ${named(missing)}。`);
  const unused = Object.keys(parameters).filter((name) => !asked.includes(name));
  if (unused.length > 0) throw new Error(`查询中没有参数 ${named(unused)}。`);
  prepared.bind(parameters as Record<string, DuckDBValue>, typesOf(parameters));
  return prepared;
}

/**
 * One question as the engine prepares it. A PIVOT without IN is two statements to it: a type that lists the columns to be, which goes with
 * the transaction, and the question. Whatever else is several statements is refused.
 */
async function prepareOne(on: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  try {
    return await on.prepare(sql);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("multiple statements")) || !/pivot/iu.test(sql)) throw error;
  }
  const statements = await on.extractStatements(sql);
  for (let index = 0; index < statements.count - 1; index += 1) {
    const step = await statements.prepare(index);
    if (step.statementType !== StatementType.CREATE) throw new Error(SEVERAL);
    await step.run();
  }
  const last = await statements.prepare(statements.count - 1);
  if (last.statementType !== StatementType.SELECT) throw new Error(SEVERAL);
  return last;
}

/** Sends columns and rows; false where a limit was reached, which the parent has been told. */
async function sendRows(prepared: DuckDBPreparedStatement, { limits }: Question): Promise<boolean> {
  const result = await prepared.stream();
  const types = result.columnTypes();
  const columns = result.deduplicatedColumnNames().map((name, index) => ({ name, type: String(types[index]) }));
  const reach = (limit: "rows" | "cell" | "result", place = ""): false => {
    answer({ kind: "limit", limit, place });
    return false;
  };
  answer({ kind: "columns", columns });
  let count = 0;
  let characters = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return true;
    count += chunk.rowCount;
    if (count > limits.rows) return reach("rows");
    const rows = chunk.getRows().map((row) => row.map(plainValue));
    for (const row of rows) {
      for (const [index, value] of row.entries()) {
        const length = lengthOf(value);
        characters += length;
        if (length > limits.cellCharacters) return reach("cell", columns[index]?.name ?? "");
      }
    }
    if (characters > limits.resultCharacters) return reach("result");
    await hasArrived({ kind: "rows", rows });
  }
}

async function isAborted(on: DuckDBConnection): Promise<boolean> {
  try {
    await on.run("SELECT 1");
    return false;
  } catch {
    return true;
  }
}

/** Asks once more, all rows at once: then the engine says why it failed. Always throws. */
async function failAgain(on: DuckDBConnection, question: Question): Promise<never> {
  await on.run("ROLLBACK");
  await on.run("BEGIN TRANSACTION READ ONLY");
  await (await prepare(on, question)).run();
  throw new Error("the query failed before its last row");
}

function typesOf(parameters: Record<string, ParameterValue>): Record<string, DuckDBType> {
  const typeOf = (value: ParameterValue): DuckDBType => {
    if (value === null) return SQLNULL;
    if (typeof value === "string") return VARCHAR;
    if (typeof value === "boolean") return BOOLEAN;
    return Number.isSafeInteger(value) ? BIGINT : DOUBLE;
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeOf(value)]));
}

function lengthOf(value: PlainValue): number {
  if (typeof value === "string") return value.length;
  return value !== null && typeof value === "object" ? JSON.stringify(value).length : 8;
}

function watchMemory(megabytes: number): void {
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() < megabytes * 1_048_576) return;
    clearInterval(timer);
    const end = (): boolean => process.kill(process.pid, "SIGKILL");
    process.send?.({ kind: "limit", limit: "memory" } satisfies SandboxAnswer, undefined, {}, end);
    setTimeout(end, 200);
  }, MEMORY_WATCH_MILLISECONDS);
}

/** Waits until the parent's pipe has taken the message: what waits in line is memory of this process. */
function hasArrived(message: SandboxAnswer): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, {}, () => resolve()));
}

function answer(message: SandboxAnswer): void {
  process.send?.(message);
}

if (process.env[SANDBOX_FLAG] === "1" && process.send !== undefined) serve();
