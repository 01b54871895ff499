/** Every title that is cited, as printed, once. */
export const SELECT_CITED_TITLES = `
SELECT DISTINCT title FROM citation
`;
