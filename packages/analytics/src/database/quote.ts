/** A name as an SQL identifier: the only way by which names that are not written in a query come into one. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal, for the statements that take no parameters (COMMENT ON, SET, COPY … TO). */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
