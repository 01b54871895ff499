import { duckdb } from "../database/engine.ts";
import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";
import type { QueryResult } from "../database/query-result.ts";
import { cellText } from "./cell-text.ts";

const { DuckDBInstance } = duckdb;

/** Types whose values come as JSON and must go through it again. */
const NESTED = /\[\d*\]$|^(?:STRUCT|MAP|UNION)\(/u;

/** Writes a result that is already there as a Parquet file, with the types of its columns. */
export async function writeParquet(result: QueryResult, path: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const staged = result.columns.map((_, index) => `c${index}`);
    await connection.run(`CREATE TABLE staged (${staged.map((name) => `${name} VARCHAR`).join(", ")})`);
    const appender = await connection.createAppender("staged");
    for (const row of result.rows) {
      for (const value of row) {
        if (value === null) appender.appendNull();
        else appender.appendVarchar(cellText(value));
      }
      appender.endRow();
    }
    appender.closeSync();
    const columns = result.columns.map(({ name, type }, index) => {
      const text = NESTED.test(type) ? `c${index}::JSON` : `c${index}`;
      const stored = type === '"NULL"' || type === "SQLNULL" ? "VARCHAR" : type;
      return `CAST(${text} AS ${stored}) AS ${quoteIdentifier(name)}`;
    });
    await connection.run(
      `COPY (SELECT ${columns.join(", ")} FROM staged) TO ${quoteLiteral(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    connection.disconnectSync();
    instance.closeSync();
  }
}
