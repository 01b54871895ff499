/** Links citations to the register: $links is a JSON array of {title, instrument}. */
export const UPDATE_CITED_INSTRUMENTS = `
UPDATE citation
SET instrument = link.instrument
FROM (
  SELECT unnest(from_json($links, '[{"title":"VARCHAR","instrument":"VARCHAR"}]'), recursive := true)
) AS link
WHERE citation.title = link.title AND citation.instrument <> link.instrument
`;
