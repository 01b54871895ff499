/** What one query may use. A query that needs more is ended, and the message says what to do. */
export interface QueryLimits {
  /** Time from question to last row, in milliseconds. */
  milliseconds: number;
  /** Memory of the engine in megabytes. */
  megabytes: number;
  /** Rows of the result. */
  rows: number;
  /** Characters of one cell. */
  cellCharacters: number;
  /** Characters of the whole result. */
  resultCharacters: number;
}

/** Limits that hold unless a caller sets others: far above what a question over the lists of a county needs. */
export const DEFAULT_QUERY_LIMITS: QueryLimits = {
  milliseconds: 30_000,
  megabytes: 1024,
  rows: 200_000,
  cellCharacters: 1_000_000,
  resultCharacters: 200_000_000,
};
