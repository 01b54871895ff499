/** Sets one property of the warehouse ($name, $value). */
export const UPDATE_PROPERTY = `
UPDATE warehouse_property SET value = $value WHERE name = $name
`;
