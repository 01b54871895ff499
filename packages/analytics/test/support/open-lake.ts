import { duckdb } from "../../src/database/engine.ts";
import { createDatabase, type Parameters, type Row } from "../../src/database/database.ts";
import type { QueryResult } from "../../src/database/query-result.ts";
import { createQueue } from "../../src/warehouse/queue.ts";
import { lakeStatements } from "../../src/lake/lake-source.ts";

const { DuckDBInstance } = duckdb;

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
  const database = createDatabase(connection, folder);
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
