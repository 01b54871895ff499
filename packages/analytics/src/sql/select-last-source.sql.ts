/** The newest revision of a bureau ($bureau_id) that holds a source's own list, with that list. */
export const SELECT_LAST_SOURCE = `
SELECT r.revision, r.source_sha256, coalesce(t.source_tree, t.tree) AS tree
FROM revision r JOIN revision_tree t USING (bureau_id, revision)
WHERE r.bureau_id = $bureau_id AND (r.kind = 'source' OR t.source_tree IS NOT NULL)
ORDER BY r.ordinal DESC
LIMIT 1
`;
