import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { duckdb } from "./engine.ts";
import { tableDefinition } from "../schema/tables.ts";
import type { ColumnType } from "../schema/table-definition.ts";
import type { QueryResult } from "./query-result.ts";
import { damagedFile } from "./damaged-file.ts";
import { plainValue, type PlainValue } from "./plain-value.ts";
import { quoteIdentifier } from "./quote.ts";

const { DuckDBTimestampValue, LIST, VARCHAR } = duckdb;

/** Parameters of a query: `$1`, `$2` … by place, or `$name` by name. */
export type Parameters = readonly PlainValue[] | Readonly<Record<string, PlainValue>>;

/** What may stand in a row that is added to a table: a Date for TIMESTAMP, else the plain value. */
export type StoredValue = string | number | boolean | null | Date | readonly string[];
export type Row = Readonly<Record<string, PlainValue>>;

/** Adds rows to one table in bulk; nothing is certain to be stored before `close`. */
export interface TableWriter {
  add(row: Readonly<Record<string, StoredValue>>): void;
  close(): void;
  /** Closes without storing what has not been stored yet; a writer that is only dropped would store it later. */
  discard(): void;
}

/** One connection to DuckDB with what the rest of this package needs of it. Calls must not overlap. */
export interface Database {
  /** Runs one statement. */
  run(sql: string, parameters?: Parameters): Promise<void>;
  /** All rows of one query. */
  rows(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** The whole result of one query, with its columns. */
  result(sql: string, parameters?: Parameters): Promise<QueryResult>;
  /** Opens a bulk writer on a table of the schema. */
  writer(table: string): Promise<TableWriter>;
  /** Runs `work` inside one transaction: all of it is stored, or, when it throws, nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Ends the statement that is running, if there is one; it fails. */
  interrupt(): void;
}

/** A Database on an open connection. What fails because the file is damaged is told as that, with its path. */
export function createDatabase(connection: DuckDBConnection, path: string): Database {
  const told = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw damagedFile(error instanceof Error ? error.message : String(error), { file: path }) ?? error;
    }
  };
  const read = (sql: string, parameters?: Parameters): ReturnType<DuckDBConnection["runAndReadAll"]> =>
    told(() => connection.runAndReadAll(sql, bindable(parameters)));
  return {
    run: (sql, parameters) => told(async () => void (await connection.run(sql, bindable(parameters)))),
    async rows(sql, parameters) {
      const reader = await read(sql, parameters);
      const names = reader.deduplicatedColumnNames();
      return reader
        .getRows()
        .map((row) => Object.fromEntries(names.map((name, index) => [name, plainValue(row[index] ?? null)])));
    },
    async result(sql, parameters) {
      const reader = await read(sql, parameters);
      const types = reader.columnTypes();
      const columns = reader.deduplicatedColumnNames().map((name, index) => ({ name, type: String(types[index]) }));
      return { columns, rows: reader.getRows().map((row) => row.map(plainValue)) };
    },
    async writer(table) {
      return createWriter(await told(() => connection.createAppender(table)), table);
    },
    transaction: (work) => told(() => inTransaction(connection, work)),
    interrupt: () => connection.interrupt(),
  };
}

async function inTransaction<Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
  await connection.run("BEGIN TRANSACTION");
  try {
    const result = await work();
    await connection.run("COMMIT");
    return result;
  } catch (error) {
    // A failed COMMIT has ended the transaction already; the first error is the one that matters.
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

function bindable(parameters: Parameters | undefined): DuckDBValue[] | Record<string, DuckDBValue> | undefined {
  return parameters as DuckDBValue[] | Record<string, DuckDBValue> | undefined;
}

const VARCHAR_LIST = LIST(VARCHAR);

function createWriter(appender: DuckDBAppender, table: string): TableWriter {
  const { columns } = tableDefinition(table);
  return {
    add(row) {
      for (const column of columns) {
        const value = row[column.name];
        if (value === undefined) throw new Error(`${quoteIdentifier(table)} row without ${column.name}`);
        if (value === null) appender.appendNull();
        else APPEND[column.type](appender, value);
      }
      appender.endRow();
    },
    close: () => appender.closeSync(),
    discard() {
      appender.clear();
      appender.closeSync();
    },
  };
}

const APPEND: Record<ColumnType, (appender: DuckDBAppender, value: NonNullable<StoredValue>) => void> = {
  VARCHAR: (appender, value) => appender.appendVarchar(value as string),
  INTEGER: (appender, value) => appender.appendInteger(value as number),
  DOUBLE: (appender, value) => appender.appendDouble(value as number),
  BOOLEAN: (appender, value) => appender.appendBoolean(value as boolean),
  TIMESTAMP: (appender, value) =>
    appender.appendTimestamp(new DuckDBTimestampValue(BigInt((value as Date).getTime()) * 1000n)),
  "VARCHAR[]": (appender, value) => appender.appendList(value as string[], VARCHAR_LIST),
};
