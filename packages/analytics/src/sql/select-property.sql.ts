/** One property of the warehouse ($name). */
export const SELECT_PROPERTY = `
SELECT value FROM warehouse_property WHERE name = $name
`;
