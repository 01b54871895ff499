/** All revisions, or those of one bureau ($bureau_id, NULL for all), oldest first. */
export const SELECT_REVISIONS = `
SELECT revision, parent, bureau_id, ordinal, kind, source_name, source_sha256, author, message,
       strftime(created_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS created_at
FROM revision
WHERE $bureau_id::VARCHAR IS NULL OR bureau_id = $bureau_id
ORDER BY ordinal
`;
