import { duckdb } from "../database/engine.ts";
import { quoteIdentifier, quoteLiteral } from "../database/quote.ts";
import type { QueryResult } from "../database/query-result.ts";
import { cellText } from "./cell-text.ts";

const { DuckDBInstance } = duckdb;

/** Types whose values come as JSON and must go through it again. */
const NESTED = /\[\d*\]$|^(?:STRUCT|MAP|UNION)\(/u;

/** The type of a column that holds NULL alone. */
const NAMELESS: ReadonlySet<string> = new Set(['"NULL"', "SQLNULL"]);

/**
 * Writes a result that is already there as a Parquet file, with the types of its columns. A column whose texts cannot become its type again
 * (a map, a union, a date without end) is written as text.
 */
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
    const columns: string[] = [];
    for (const [index, { name, type }] of result.columns.entries()) {
      const value = `CAST(${NESTED.test(type) ? `c${index}::JSON` : `c${index}`} AS ${type})`;
      const isTyped = NAMELESS.has(type) ? false : await holds(connection, value);
      columns.push(`${isTyped ? value : `c${index}`} AS ${quoteIdentifier(name)}`);
    }
    await connection.run(
      `COPY (SELECT ${columns.join(", ")} FROM staged) TO ${quoteLiteral(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    connection.disconnectSync();
    instance.closeSync();
  }
}

/** True where the texts of a column become values of its type. */
async function holds(connection: InstanceType<typeof duckdb.DuckDBConnection>, value: string): Promise<boolean> {
  try {
    await connection.run(`SELECT count(${value}) FROM staged`);
    return true;
  } catch {
    return false;
  }
}
