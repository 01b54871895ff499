import type { MacroDefinition, ViewDefinition } from "../../schema/view-definition.ts";

/**
 * From this likeness on two texts count as near-equal. Counted on the five source documents: 37 pairs of duties (6) and tasks (31) of
 * two bureaus reach 0.45, and read one by one 36 of them name the same matter; the other, at 0.64, sets 考试录用 against 考核 in one and the
 * same sentence. Of the 19 pairs from 0.40 to below 0.45, the highest of them at 0.44, five name another matter.
 */
export const NEAR_EQUAL = 0.45;

/** A text without white space and punctuation: what likeness is measured on. */
export const plainText = (text: string): string => `regexp_replace(${text}, '[\\s\\p{P}\\p{S}]+', '', 'g')`;

/** The distinct pairs of neighbouring characters of a text; a text of one character is its own. */
const grams = (plain: string): string =>
  `list_distinct(list_transform(range(1, greatest(2, length(${plain}))), lambda i : substr(${plain}, i, 2)))`;

/** The character pairs of a text as printed. */
export const plainGrams = (text: string): string => grams(plainText(text));

/** How many members two lists without repetitions have in common; several times faster than list_intersect. */
const sharedCount = (a: string, b: string): string => `len(list_filter(${a}, lambda one : list_contains(${b}, one)))`;

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
  SELECT bureau_id, node_table, node_key, text, shared / (len(grams) + len(wanted) - shared) AS likeness
  FROM (
    SELECT other.*, wanted, ${sharedCount("grams", "wanted")} AS shared
    FROM (SELECT *, ${grams("plain")} AS grams FROM likeness_text WHERE plain <> '') other
    JOIN (
      SELECT node_table AS wanted_table, node_key AS wanted_key, ${grams("plain")} AS wanted
      FROM likeness_text WHERE node_key = item_key AND plain <> ''
    ) ON wanted_table = node_table AND wanted_key <> node_key
  )
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

/** Room for rounding where a bound is compared: bounds may let a pair through that is not one, never the other way round. */
const ROUNDING = "1e-9";

/**
 * The least number of character pairs that two texts of a and b have in common where their likeness is `threshold`:
 * o / (a + b − o) ≥ t means o ≥ t / (1 + t) · (a + b).
 */
const LEAST_SHARED = `(threshold / (1 + threshold) * (a.size + b.size) - ${ROUNDING})`;

/** Bits of a text's signature, held in two integers of 63 bits. */
const SIGNATURE_WORD = 63;
const signature = (word: number): string =>
  `bit_xor(CASE WHEN rank % ${2 * SIGNATURE_WORD} // ${SIGNATURE_WORD} = ${word} THEN 1::BIGINT << (rank % ${SIGNATURE_WORD}) ELSE 0 END)`;

/**
 * All pairs of texts with at least `threshold` likeness. Exact: each step leaves out only what cannot reach the threshold.
 * 1. Identical texts are compared once. Character pairs are numbered, rare ones first, and each text is the list of its numbers.
 * 2. Prefix filter: of two lists alike enough, the first size − ⌈t · size⌉ + 1 of each have a number in common.
 * 3. Position filter: behind the first number in common no more can follow than the shorter rest has.
 * 4. Signature filter: texts are also 126 bits, a bit for each number modulo 126, set where it comes up an odd number of times. Bits
 *    that differ are at most as many as the numbers that only one of both has, and these are at most a + b − 2 · LEAST_SHARED.
 * 5. What is left is counted.
 */
const NEAR_EQUAL_SELECT = `
WITH item AS MATERIALIZED (
  SELECT row_number() OVER ()::INTEGER AS id, node_table, plain, ${grams("plain")} AS grams
  FROM (SELECT DISTINCT node_table, plain FROM likeness_text WHERE plain <> '')
),
gram AS MATERIALIZED (
  SELECT id, node_table, unnest(grams) AS gram, len(grams)::INTEGER AS size FROM item
),
ranked AS MATERIALIZED (
  SELECT node_table, gram, row_number() OVER (ORDER BY users, node_table, gram)::INTEGER AS rank
  FROM (SELECT node_table, gram, count(*) AS users FROM gram GROUP BY ALL)
),
placed AS MATERIALIZED (
  SELECT id, size, rank, row_number() OVER (PARTITION BY id ORDER BY rank)::INTEGER AS place
  FROM gram JOIN ranked USING (node_table, gram)
),
signed AS MATERIALIZED (
  SELECT id, any_value(size) AS size, list(rank ORDER BY rank) AS ranks, ${signature(0)} AS bits_low, ${signature(1)} AS bits_high
  FROM placed GROUP BY id
),
prefix AS MATERIALIZED (
  SELECT p.id, p.size, p.rank, p.place, s.bits_low, s.bits_high
  FROM placed p JOIN signed s USING (id)
  WHERE p.place <= p.size - ceil(threshold * p.size - ${ROUNDING}) + 1
),
candidate AS MATERIALIZED (
  SELECT DISTINCT a.id AS id_a, b.id AS id_b
  FROM prefix a
  JOIN prefix b ON a.rank = b.rank AND a.id < b.id
  WHERE 1 + least(a.size - a.place, b.size - b.place) >= ${LEAST_SHARED}
    AND bit_count(xor(a.bits_low, b.bits_low)) + bit_count(xor(a.bits_high, b.bits_high)) <= a.size + b.size - 2 * ${LEAST_SHARED}
),
counted AS MATERIALIZED (
  SELECT c.id_a, c.id_b, a.size AS size_a, b.size AS size_b,
         ${sharedCount("a.ranks", "b.ranks")} AS shared
  FROM candidate c
  JOIN signed a ON a.id = c.id_a
  JOIN signed b ON b.id = c.id_b
),
alike AS MATERIALIZED (
  SELECT id_a, id_b, shared / (size_a + size_b - shared) AS likeness
  FROM counted
  WHERE shared / (size_a + size_b - shared) >= threshold
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
