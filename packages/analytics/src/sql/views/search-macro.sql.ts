import type { MacroDefinition } from "../../schema/view-definition.ts";

/** How many characters of the text a snippet shows before and behind the words found. */
const CONTEXT = 20;

/** White space of printed texts: cells break words over lines, so it does not count when words are looked for. */
const squeezed = (text: string): string =>
  `translate(${text}, ' ' || chr(9) || chr(10) || chr(13) || chr(12288) || chr(160), '')`;

/** All places where some words stand. */
export const SEARCH_MACRO: MacroDefinition = {
  name: "search",
  comment:
    "All texts that hold some words, white space and case aside, with their place and a snippet around the first hit.",
  example: "SELECT * FROM search('劳动监察')",
  forms: [
    {
      parameters: ["words"],
      select: `
SELECT bureau_id, bureau, part, place, snippet, node_table, node_key, field
FROM (
  SELECT *, strpos(lower(plain), wanted) AS hit, length(wanted) AS size
  FROM (
    SELECT t.bureau_id, b.name AS bureau, p.title AS part, coalesce(f.name, '') AS place, t.node_table, t.node_key, t.field,
           b.ordinal AS bureau_ordinal, p.ordinal AS part_ordinal, t.ordinal,
           ${squeezed("t.text")} AS plain, lower(${squeezed("words::VARCHAR")}) AS wanted
    FROM text_field t
    JOIN bureau b ON b.bureau_id = t.bureau_id
    JOIN part p ON p.bureau_id = t.bureau_id AND p.part = t.part
    LEFT JOIN field_name f ON f.node_table = t.node_table AND f.field = t.field
  )
  WHERE wanted <> '' AND contains(lower(plain), wanted)
) , LATERAL (
  SELECT CASE WHEN hit > ${CONTEXT + 1} THEN '…' ELSE '' END
      || substr(plain, greatest(1, hit - ${CONTEXT})::BIGINT, (size + ${CONTEXT} + least(${CONTEXT}, hit - 1))::BIGINT)
      || CASE WHEN hit + size + ${CONTEXT} <= length(plain) THEN '…' ELSE '' END AS snippet
)
ORDER BY bureau_ordinal, part_ordinal, ordinal
`,
    },
  ],
};
