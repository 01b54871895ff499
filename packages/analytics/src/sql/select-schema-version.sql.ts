/** The schema version that the warehouse was made with. */
export const SELECT_SCHEMA_VERSION = `
SELECT value FROM warehouse_property WHERE name = 'schema_version'
`;
