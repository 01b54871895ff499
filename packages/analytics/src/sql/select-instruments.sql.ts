/** The titles of the register of legal instruments. */
export const SELECT_INSTRUMENTS = `
SELECT title FROM legal_instrument
`;
