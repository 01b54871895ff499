/** The changes of one revision ($revision), in their order. */
export const SELECT_SNAPSHOT_CHANGES = `
SELECT op, node_table AS "table", node_key AS key, field, before, after, cell
FROM change
WHERE revision = $revision
ORDER BY ordinal
`;
