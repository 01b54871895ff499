import { quoteIdentifier } from "../database/quote.ts";

/** The rows of some bureaus ($bureau_ids, a JSON array) in a table. */
export function selectBureauRows(table: string): string {
  return `
SELECT * FROM ${quoteIdentifier(table)}
WHERE bureau_id IN (SELECT unnest($bureau_ids::JSON::VARCHAR[]))
`;
}
