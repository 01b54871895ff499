import type { MacroDefinition, ViewDefinition } from "../../schema/view-definition.ts";

/**
 * From this likeness on two texts count as near-equal. Read pair by pair on the five source documents: all 37 pairs from 0.45 up name
 * the same matter, the first that does not stands at 0.44, and below 0.4 most do not.
 */
export const NEAR_EQUAL = 0.45;

/** A text without white space and punctuation: what likeness is measured on. */
export const plainText = (text: string): string => `regexp_replace(${text}, '[\\s\\p{P}\\p{S}]+', '', 'g')`;

/** The distinct pairs of neighbouring characters of a text; a text of one character is its own. */
const grams = (plain: string): string =>
  `list_distinct(list_transform(range(1, greatest(2, length(${plain}))), lambda i : substr(${plain}, i, 2)))`;

/** The character pairs of a text as printed. */
export const plainGrams = (text: string): string => grams(plainText(text));

/** Duties and tasks with what likeness is measured on. */
export const LIKENESS_TEXT_VIEW: ViewDefinition = {
  name: "likeness_text",
  comment: "Duties and tasks as likeness sees them: without white space and punctuation.",
  columns: {
    bureau_id: "The bureau.",
    node_table: "duty or task.",
    node_key: "Key of the duty or task.",
    text: "Text as printed.",
    plain: "Text without white space and punctuation.",
  },
  select: `
SELECT bureau_id, node_table, node_key, text, ${plainText("text")} AS plain
FROM (
  SELECT bureau_id, 'duty' AS node_table, duty_key AS node_key, text FROM duty
  UNION ALL
  SELECT bureau_id, 'task', task_key, text FROM task
)
`,
};

const similarTo = (count: string): string => `
SELECT bureau_id, b.name AS bureau, node_table, node_key, round(likeness, 4) AS likeness, text
FROM (
  SELECT other.*, len(list_intersect(grams, wanted)) / (len(grams) + len(wanted) - len(list_intersect(grams, wanted))) AS likeness
  FROM (SELECT *, ${grams("plain")} AS grams FROM likeness_text WHERE plain <> '') other
  JOIN (
    SELECT node_table AS wanted_table, node_key AS wanted_key, ${grams("plain")} AS wanted
    FROM likeness_text WHERE node_key = item_key AND plain <> ''
  ) ON wanted_table = node_table AND wanted_key <> node_key
) JOIN bureau b USING (bureau_id)
WHERE likeness > 0
QUALIFY row_number() OVER (ORDER BY likeness DESC, b.ordinal, node_key) <= ${count}
ORDER BY likeness DESC, b.ordinal, node_key
`;

/** The duties or tasks that are most like a given one. */
export const SIMILAR_MACRO: MacroDefinition = {
  name: "similar",
  comment:
    "The duties or tasks (10, or as many as the second parameter says) most like the one with a key. Likeness: shared pairs of neighbouring characters over all their pairs (Jaccard), white space and punctuation aside, from 0 to 1.",
  example: "SELECT * FROM similar('T…', 5)",
  forms: [
    { parameters: ["item_key"], select: similarTo("10") },
    { parameters: ["item_key", "k"], select: similarTo("k") },
  ],
};

/**
 * All pairs of distinct texts with at least `threshold` likeness. Exact, by prefix filtering: of two sets with a Jaccard likeness of
 * t or more, those of their members that are rarest over all (size − ⌈t·size⌉ + 1 of each) have at least one in common.
 */
const NEAR_EQUAL_SELECT = `
WITH item AS MATERIALIZED (
  SELECT node_table, plain, ${grams("plain")} AS grams
  FROM (SELECT DISTINCT node_table, plain FROM likeness_text WHERE plain <> '')
),
gram AS MATERIALIZED (
  SELECT node_table, plain, unnest(grams) AS gram, len(grams) AS size FROM item
),
rare AS MATERIALIZED (
  SELECT node_table, plain, gram
  FROM (
    SELECT *, row_number() OVER (PARTITION BY node_table, plain ORDER BY users, gram) AS place
    FROM (SELECT *, count(*) OVER (PARTITION BY node_table, gram) AS users FROM gram)
  )
  WHERE place <= size - ceil(threshold * size) + 1
),
candidate AS (
  SELECT DISTINCT a.node_table, a.plain AS plain_a, b.plain AS plain_b
  FROM rare a JOIN rare b ON a.node_table = b.node_table AND a.gram = b.gram AND a.plain < b.plain
),
alike AS (
  SELECT node_table, plain_a, plain_b, shared / (len(a_grams) + len(b_grams) - shared) AS likeness
  FROM (
    SELECT c.node_table, c.plain_a, c.plain_b, a.grams AS a_grams, b.grams AS b_grams,
           len(list_intersect(a.grams, b.grams)) AS shared
    FROM candidate c
    JOIN item a ON a.node_table = c.node_table AND a.plain = c.plain_a
    JOIN item b ON b.node_table = c.node_table AND b.plain = c.plain_b
    WHERE len(a.grams) >= threshold * len(b.grams) AND len(b.grams) >= threshold * len(a.grams)
  )
  WHERE shared >= threshold * (len(a_grams) + len(b_grams) - shared)
),
pair AS (
  SELECT node_table, plain_a, plain_b, likeness FROM alike
  UNION ALL
  SELECT node_table, plain_b, plain_a, likeness FROM alike
  UNION ALL
  SELECT node_table, plain, plain, 1 FROM item
)
SELECT p.node_table, a.bureau_id AS bureau_a, a.node_key AS key_a, b.bureau_id AS bureau_b, b.node_key AS key_b,
       round(p.likeness, 4) AS likeness, a.text AS text_a, b.text AS text_b
FROM pair p
JOIN likeness_text a ON a.node_table = p.node_table AND a.plain = p.plain_a
JOIN likeness_text b ON b.node_table = p.node_table AND b.plain = p.plain_b
WHERE a.bureau_id < b.bureau_id
`;

/** Pairs of near-equal duties and tasks between bureaus, from a given likeness on. */
export const NEAR_EQUAL_MACRO: MacroDefinition = {
  name: "near_equal",
  comment:
    "Pairs of duties, and of tasks, of two bureaus whose likeness (see similar) is at least the parameter, a number above 0.",
  example: "SELECT * FROM near_equal(0.8)",
  forms: [{ parameters: ["threshold"], select: NEAR_EQUAL_SELECT }],
};

/** Pairs of near-equal duties and tasks between bureaus. */
export const NEAR_EQUAL_VIEW: ViewDefinition = {
  name: "near_equal_item",
  comment: `Pairs of duties, and of tasks, of two bureaus whose likeness (see similar) is at least ${NEAR_EQUAL}.`,
  columns: {
    node_table: "duty or task.",
    bureau_a: "One bureau.",
    key_a: "Key of its duty or task.",
    bureau_b: "The other bureau.",
    key_b: "Key of its duty or task.",
    likeness: "From the threshold to 1 (the same characters, white space and punctuation aside).",
    text_a: "Text of the one.",
    text_b: "Text of the other.",
  },
  select: `SELECT * FROM near_equal(${NEAR_EQUAL})`,
};
