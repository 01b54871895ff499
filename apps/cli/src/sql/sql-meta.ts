const TABLES = `SELECT name, kind, comment FROM (
  SELECT table_name AS name, 'table' AS kind, coalesce(comment, '') AS comment FROM duckdb_tables() WHERE NOT internal
  UNION ALL SELECT view_name, 'view', coalesce(comment, '') FROM duckdb_views() WHERE NOT internal
  UNION ALL SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', 'function', coalesce(comment, '')
    FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal)
ORDER BY list_position(['table', 'view', 'function'], kind), name`;

/** The query that answers `.tables` or `.schema TABLE`; undefined for anything else. An unknown table is an error of the query. */
export function metaQuery(line: string): string | undefined {
  const [command, ...rest] = line.trim().replace(/;$/u, "").split(/\s+/u);
  if (command === ".tables" && rest.length === 0) return TABLES;
  if (command !== ".schema") return undefined;
  const name = rest
    .join(" ")
    .replace(/^(["'])(.*)\1$/u, "$2")
    .replaceAll("'", "''");
  const columns = `SELECT table_name AS "table", column_name AS "column", data_type AS type, coalesce(comment, '') AS comment
FROM duckdb_columns() WHERE NOT internal`;
  if (name === "") return `${columns} ORDER BY table_name, column_index`;
  // A name that does not exist would be an answer without rows, as if the table had no columns.
  return `WITH found AS (
  (${columns} AND lower(table_name) = lower('${name}') ORDER BY column_index)
  UNION ALL
  SELECT function_name, unnest(parameters), 'parameter', coalesce(comment, '') FROM duckdb_functions()
  WHERE function_type = 'table_macro' AND NOT internal AND lower(function_name) = lower('${name}'))
SELECT * FROM found
UNION ALL
SELECT error('Table with name ${name} does not exist!'), '', '', '' WHERE NOT EXISTS (FROM found)`;
}
