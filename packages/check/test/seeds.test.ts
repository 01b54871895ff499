import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fieldOf, ResponsibilityList, TEXT_FIELDS, walk } from "@qingdan/model";
import { checkList } from "../src/index.ts";

const FIXTURES = new URL("../../../fixtures/", import.meta.url);
const BUREAUS = ["hainan-xian-rsj", "yazhou-rsj", "yuanshi-rsj", "hongjiang-rsj", "boshan-rsj"];

const readList = (bureau: string): ResponsibilityList =>
  ResponsibilityList.parse(JSON.parse(readFileSync(new URL(`ingest/${bureau}/expected.json`, FIXTURES), "utf8")));

/** The rows of a CSV without its header; quoted cells may hold commas, quotes and line breaks. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\n") rows.push([]);
  }
  return rows.slice(1, -1);
}

const judged = parseCsv(readFileSync(new URL("check/judged.csv", FIXTURES), "utf8"));

for (const bureau of BUREAUS) {
  test(`${bureau}: finds what was judged, in the same order`, () => {
    const found = checkList(readList(bureau)).map(({ rule, node_table, field, quote }) => [
      rule,
      node_table,
      field,
      quote,
    ]);
    const expected = judged.filter(([name]) => name === bureau).map((row) => row.slice(1, 5));
    expect(found).toEqual(expected);
  });
}

test("was judged right in at least nine findings of ten, each with a reason", () => {
  const wrong = judged.filter(([, , , , , verdict]) => verdict === "wrong");
  expect(wrong.length * 10).toBeLessThanOrEqual(judged.length);
  for (const [bureau, , , , quote, verdict, why] of judged) {
    expect(["right", "wrong"], `${bureau} ${quote}`).toContain(verdict);
    expect(why, `${bureau} ${quote}`).not.toBe("");
  }
});

test("quotes what stands in the list", () => {
  const bare = (text: string): string => text.replace(/\s+/gu, "");
  const missing = BUREAUS.flatMap((bureau) => {
    const list = readList(bureau);
    const text = bare(
      [...walk(list)].flatMap(({ table, node }) => TEXT_FIELDS[table].map((field) => fieldOf(node, field))).join("\n"),
    );
    return checkList(list).filter(({ node_table, quote }) => node_table !== "" && !text.includes(bare(quote)));
  });
  expect(missing).toEqual([]);
});
