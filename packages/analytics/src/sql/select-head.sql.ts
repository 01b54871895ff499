/** Head revision and tree of one bureau ($bureau_id). */
export const SELECT_HEAD = `
SELECT revision, tree
FROM bureau JOIN revision_tree USING (bureau_id, revision)
WHERE bureau_id = $bureau_id
`;
