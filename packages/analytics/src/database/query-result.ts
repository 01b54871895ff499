import type { PlainValue } from "./plain-value.ts";

/** A column of a result. */
export interface QueryColumn {
  name: string;
  /** DuckDB's name of the type: VARCHAR, INTEGER, VARCHAR[]. */
  type: string;
}

/** A whole result: columns in their order, rows of plain values in the order of the columns. */
export interface QueryResult {
  columns: QueryColumn[];
  rows: PlainValue[][];
}
