import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkList, RULES } from "../src/index.ts";
import { makeList, type SketchedList } from "./support/make-list.ts";

interface Case {
  name: string;
  list: SketchedList;
  others?: SketchedList[];
  quotes: string[];
}

const FIXTURES = new URL("../../../fixtures/check/", import.meta.url);
const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const fixtures = folders.map(({ name }) => {
  const text = readFileSync(new URL(`${name}/cases.json`, FIXTURES), "utf8");
  return JSON.parse(text) as { rule: string; finds: Case[]; silent: Case[] };
});

test("has cases and counter-cases for every rule, and for no other", () => {
  expect(fixtures.map(({ rule }) => rule).toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
  for (const { rule, finds, silent } of fixtures) {
    expect(finds.length, rule).toBeGreaterThan(0);
    expect(silent.length, rule).toBeGreaterThan(0);
    for (const { quotes } of finds) expect(quotes.length, rule).toBeGreaterThan(0);
  }
});

for (const { rule, finds, silent } of fixtures) {
  describe(rule, () => {
    const only = RULES.filter(({ id }) => id === rule);
    for (const { name, list, others = [], quotes } of [...finds, ...silent]) {
      test(name, () => {
        const findings = checkList(makeList(list), { lists: others.map(makeList) }, only);
        expect(findings.map(({ quote }) => quote)).toEqual(quotes);
      });
    }
  });
}
