import { quoteIdentifier } from "../database/quote.ts";

/** Deletes the rows of some bureaus ($bureau_ids, a JSON array) from a table. */
export function deleteBureauRows(table: string): string {
  return `
DELETE FROM ${quoteIdentifier(table)}
WHERE bureau_id IN (SELECT unnest($bureau_ids::JSON::VARCHAR[]))
`;
}
