import { readdirSync, readFileSync } from "node:fs";
import type { ResponsibilityList } from "@qingdan/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openWarehouse } from "../src/index.ts";
import { citationRows } from "../src/rows/citation-rows.ts";
import { sampleList } from "./support/sample-list.ts";
import { sourceInput } from "./support/source-input.ts";

/** The trees that the source documents are read as. */
const TREES = new URL("../../../fixtures/ingest/", import.meta.url);
const seeds = readdirSync(TREES).filter((name) => name.endsWith("-rsj"));

/** Every 《 of every text, and whether it stands inside a citation or a name that is no law. */
const UNCOVERED = `
WITH mark AS (
  SELECT t.*, unnest(range(1, length(text) + 1)) AS place FROM text_field t WHERE contains(text, '《')
),
known AS (
  SELECT bureau_id, owner_table, owner_key, field, char_from, char_to FROM citation
  UNION ALL
  SELECT bureau_id, owner_table, owner_key, field, char_from, char_to FROM non_law_mention
)
SELECT m.node_table, m.field, m.text
FROM mark m
WHERE substr(m.text, m.place::BIGINT, 1) = '《' AND m.field NOT IN ('title', 'name', 'heading', 'group_title')
  AND NOT EXISTS (
    SELECT 1 FROM known k
    WHERE k.bureau_id = m.bureau_id AND k.owner_table = m.node_table AND k.owner_key = m.node_key AND k.field = m.field
      AND m.place - 1 >= k.char_from AND m.place - 1 < k.char_to
  )`;

describe.each(seeds)("the tree of %s", (name) => {
  test("has no 《》 that is neither a citation nor a named non-law", async () => {
    const list = JSON.parse(readFileSync(new URL(`${name}/expected.json`, TREES), "utf8")) as ResponsibilityList;
    const warehouse = await openWarehouse(":memory:");
    await warehouse.record(sourceInput(list));
    expect(await warehouse.query(UNCOVERED)).toEqual([]);
    const [counted] = await warehouse.query("SELECT count(*) AS n FROM citation");
    expect(counted?.["n"]).toBeGreaterThan(0);
    await warehouse.close();
  });
});

/** What stands around and inside 《》 in bases as bureaus write them, and what they do not. */
const PIECE = fc.constantFrom(
  "《劳动法》",
  "《中华人民共和国公务员法》",
  "《工伤保险条例》（国务院令第586号）",
  "《甲县办事指南》",
  "《就业失业登记证》",
  "《关于贯彻〈工伤保险条例〉的意见》",
  "《关于印发《某办法》的通知》",
  "《》",
  "《 》",
  "《未完",
  "》",
  "《a》",
  "〈劳动法〉",
  "第十条",
  "第五条第二款：",
  "“依照规定处理”",
  "1. ",
  "【法律】",
  "\n",
  "、",
  "和",
  "依据",
  "（民发〔2011〕192号）",
  "。",
  "𠮷",
);

test("whatever stands in a basis: each closed 《》 with a name in it lies in one citation or named non-law", () => {
  const property = fc.property(fc.array(PIECE, { maxLength: 14 }), (pieces) => {
    const basis = pieces.join("");
    const list = sampleList();
    const party = list.boundaries?.[0]?.parties[0];
    if (party === undefined) throw new Error("the sample has no party");
    party.basis = basis;
    const spans: { from: number; to: number }[] = [];
    citationRows(
      list,
      () => "",
      (_, row) => {
        if (row["owner_key"] !== party.key || row["field"] !== "basis") return;
        spans.push({ from: row["char_from"] as number, to: row["char_to"] as number });
      },
    );
    for (const { index } of basis.matchAll(/《[^《》\s]*[\p{L}][^《》]*》/gu)) {
      expect(
        spans.some(({ from, to }) => from <= index && index < to),
        `${basis} at ${index}: ${JSON.stringify(spans)}`,
      ).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 500 });
});
