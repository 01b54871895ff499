/** One revision ($revision) with its trees, for the snapshot. */
export const SELECT_SNAPSHOT_REVISION = `
SELECT tree, source_tree FROM revision_tree WHERE revision = $revision
`;
