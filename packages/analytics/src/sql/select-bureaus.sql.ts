/** All bureaus in the order of their first ingest. */
export const SELECT_BUREAUS = `
SELECT bureau_id, ordinal, name, short_name, province, city, county, level, issued, revision
FROM bureau
ORDER BY ordinal
`;
