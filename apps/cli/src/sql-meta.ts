/** The query that answers `.tables` or `.schema TABLE`; undefined for anything else. */
export function metaQuery(line: string): string | undefined {
  const words = line.trim().split(/\s+/u);
  if (words[0] === ".tables") {
    return `SELECT name, kind, comment FROM (
      SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal
      UNION ALL SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal) ORDER BY kind, name`;
  }
  if (words[0] === ".schema") {
    const name = (words[1] ?? "").replaceAll("'", "''");
    const filter = name === "" ? "" : ` AND table_name = '${name}'`;
    return `SELECT table_name AS "table", column_name AS "column", data_type AS type, comment FROM duckdb_columns()
      WHERE NOT internal${filter} ORDER BY table_name, column_index`;
  }
  return undefined;
}
