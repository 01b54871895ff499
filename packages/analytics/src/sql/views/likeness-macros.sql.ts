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
 * Character pairs that more distinct texts than this have do not lead from one text to another: with very many variants of one
 * sentence the pairs of variants are too many for anyone to read, and for any machine.
 */
const MOST_VARIANTS = 50;

/**
 * All pairs of distinct texts with at least `threshold` likeness, by prefix filtering: of two sets with a Jaccard likeness of t or
 * more, those of their members that are rarest over all (size − ⌈t·size⌉ + 1 of each) have at least one in common. Exact but for
 * MOST_VARIANTS.
 */
const NEAR_EQUAL_SELECT = `
WITH item AS MATERIALIZED (
  SELECT row_number() OVER () AS id, node_table, plain, ${grams("plain")} AS grams
  FROM (SELECT DISTINCT node_table, plain FROM likeness_text WHERE plain <> '')
),
gram AS MATERIALIZED (
  SELECT id, node_table, unnest(grams) AS gram, len(grams) AS size FROM item
),
rare AS MATERIALIZED (
  SELECT id, node_table, gram
  FROM (
    SELECT *, row_number() OVER (PARTITION BY id ORDER BY users, gram) AS place
    FROM (SELECT *, count(*) OVER (PARTITION BY node_table, gram) AS users FROM gram)
  )
  WHERE place <= size - ceil(threshold * size) + 1 AND users <= ${MOST_VARIANTS}
),
candidate AS MATERIALIZED (
  SELECT DISTINCT a.id AS id_a, b.id AS id_b
  FROM rare a JOIN rare b ON a.node_table = b.node_table AND a.gram = b.gram AND a.id < b.id
),
sized AS MATERIALIZED (
  SELECT c.id_a, c.id_b, len(a.grams) AS size_a, len(b.grams) AS size_b
  FROM candidate c
  JOIN item a ON a.id = c.id_a
  JOIN item b ON b.id = c.id_b
  WHERE len(a.grams) >= threshold * len(b.grams) AND len(b.grams) >= threshold * len(a.grams)
),
alike AS MATERIALIZED (
  SELECT id_a, id_b, count(*) / (size_a + size_b - count(*)) AS likeness
  FROM sized c
  JOIN gram ga ON ga.id = c.id_a
  JOIN gram gb ON gb.id = c.id_b AND gb.gram = ga.gram
  GROUP BY id_a, id_b, size_a, size_b
  HAVING count(*) >= threshold * (size_a + size_b - count(*))
),
pair AS MATERIALIZED (
  SELECT id_a, id_b, likeness FROM alike
  UNION ALL
  SELECT id_b, id_a, likeness FROM alike
  UNION ALL
  SELECT id, id, 1 FROM item
),
owner AS MATERIALIZED (
  SELECT i.id, t.* FROM item i JOIN likeness_text t ON t.node_table = i.node_table AND t.plain = i.plain
)
SELECT a.node_table, a.bureau_id AS bureau_a, a.node_key AS key_a, b.bureau_id AS bureau_b, b.node_key AS key_b,
       round(p.likeness, 4) AS likeness, a.text AS text_a, b.text AS text_b
FROM pair p
JOIN owner a ON a.id = p.id_a
JOIN owner b ON b.id = p.id_b
WHERE a.bureau_id < b.bureau_id
`;

/** Pairs of near-equal duties and tasks between bureaus, from a given likeness on. */
export const NEAR_EQUAL_MACRO: MacroDefinition = {
  name: "near_equal",
  comment:
    "Pairs of duties, and of tasks, of two bureaus whose likeness (see similar) is at least the parameter, a number above 0. Sentences of which more than 50 variants exist are not paired.",
  example: "SELECT * FROM near_equal(0.8)",
  forms: [{ parameters: ["threshold"], select: NEAR_EQUAL_SELECT }],
};

/** Pairs of near-equal duties and tasks between bureaus. */
export const NEAR_EQUAL_VIEW: ViewDefinition = {
  name: "near_equal_item",
  comment: `Pairs of duties, and of tasks, of two bureaus whose likeness (see similar) is at least ${NEAR_EQUAL}. Sentences of which more than 50 variants exist are not paired.`,
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
