/** Tree of one revision ($revision). */
export const SELECT_TREE = `
SELECT tree FROM revision_tree WHERE revision = $revision
`;
