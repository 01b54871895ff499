/** All tables and views of the warehouse with their columns and comments, in the order in which they were made. */
export const SELECT_SCHEMA_COLUMNS = `
SELECT r.kind, r.name, r.comment, c.column_name, c.data_type, coalesce(c.comment, '') AS column_comment
FROM (
  SELECT 'table' AS kind, table_name AS name, coalesce(comment, '') AS comment, table_oid AS oid
  FROM duckdb_tables() WHERE database_name = current_database() AND NOT internal
  UNION ALL
  SELECT 'view', view_name, coalesce(comment, ''), view_oid
  FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
) r
JOIN duckdb_columns() c ON c.database_name = current_database() AND c.table_name = r.name
ORDER BY r.kind, r.oid, c.column_index
`;
