import { readFileSync } from "node:fs";
import { assignKeys, type ResponsibilityList, type Task } from "@qingdan/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openWarehouse, type Warehouse } from "../src/index.ts";
import { sampleList } from "./support/sample-list.ts";
import { sourceInput } from "./support/source-input.ts";

const PAIRS = JSON.parse(
  readFileSync(new URL("../../../fixtures/analytics/likeness/pairs.json", import.meta.url), "utf8"),
) as { a: string; b: string; same: boolean }[];

function listOf(id: string, texts: readonly string[]): ResponsibilityList {
  const tasks = texts.map((text): Task => ({ key: "", text, unit: "", remark: "" }));
  return assignKeys({
    ...sampleList(id),
    duties: [{ key: "", serial: "1", text: "", accountability: "", tasks }],
  });
}

async function withTexts(a: readonly string[], b: readonly string[], work: (warehouse: Warehouse) => Promise<void>) {
  const warehouse = await openWarehouse(":memory:");
  for (const list of [listOf("a", a), listOf("b", b)]) {
    await warehouse.record(sourceInput(list));
  }
  await work(warehouse).finally(() => warehouse.close());
}

test("near-equal texts are those that a person calls the same matter", () =>
  withTexts(
    PAIRS.map(({ a }) => a),
    PAIRS.map(({ b }) => b),
    async (warehouse) => {
      const rows = await warehouse.query("SELECT text_a, text_b FROM near_equal_item WHERE node_table = 'task'");
      const found = new Set(rows.map((row) => `${row["text_a"]}\u0000${row["text_b"]}`));
      for (const { a, b, same } of PAIRS) expect(found.has(`${a}\u0000${b}`), `${a} / ${b}`).toBe(same);
    },
  ));

test("similar puts the likest first, and gives as many as asked for", () =>
  withTexts(["处理劳动争议"], ["处理劳动争议案件", "处理劳动争议", "档案管理"], async (warehouse) => {
    const [task] = await warehouse.query("SELECT task_key FROM task WHERE bureau_id = 'a'");
    const ask = (count: number) =>
      warehouse.query("SELECT text FROM similar($key, $count)", { key: task?.["task_key"] ?? "", count });
    expect(await ask(1)).toEqual([{ text: "处理劳动争议" }]);
    expect(await ask(9)).toEqual([{ text: "处理劳动争议" }, { text: "处理劳动争议案件" }]);
  }));

/** The measure as its definition says, pair by pair. */
function jaccard(a: string, b: string): number {
  const pairs = (text: string): Set<string> => {
    const characters = [...text];
    return new Set(
      characters.length === 1 ? characters : characters.slice(1).map((one, index) => characters[index] + one),
    );
  };
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared / (left.size + right.size - shared);
}

test("the search for pairs is exact: it finds what comparing all with all finds", async () => {
  const text = fc
    .array(fc.constantFrom(..."甲乙丙丁戊"), { minLength: 1, maxLength: 9 })
    .map((parts) => parts.join(""));
  const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 12 });
  const property = fc.asyncProperty(texts, texts, fc.constantFrom(0.3, 0.45, 0.6, 1), async (a, b, threshold) => {
    await withTexts(a, b, async (warehouse) => {
      const rows = await warehouse.query(
        `SELECT text_a, text_b FROM near_equal(${threshold}) WHERE node_table = 'task'`,
      );
      const found = rows.map((row) => `${row["text_a"]} ${row["text_b"]}`).sort();
      const expected = a.flatMap((one) =>
        b.flatMap((other) => (jaccard(one, other) >= threshold ? [`${one} ${other}`] : [])),
      );
      expect(found).toEqual(expected.sort());
    });
  });
  await fc.assert(property, { numRuns: 20 });
});
