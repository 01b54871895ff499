/** The newest revision of a bureau ($bureau_id) that was read from a source with these bytes ($sha256). */
export const SELECT_SOURCE = `
SELECT r.revision
FROM revision r JOIN revision_tree t USING (bureau_id, revision)
WHERE r.bureau_id = $bureau_id AND r.source_sha256 = $sha256 AND (r.kind = 'source' OR t.source_tree IS NOT NULL)
ORDER BY r.ordinal DESC
LIMIT 1
`;
