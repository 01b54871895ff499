/** How many tables the database has, and whether the table of warehouse properties is among them (1 or 0). */
export const SELECT_SCHEMA_STATE = `
SELECT count(*)::INTEGER AS tables, count(*) FILTER (table_name = 'warehouse_property')::INTEGER AS properties
FROM duckdb_tables()
WHERE database_name = current_database() AND NOT internal
`;
