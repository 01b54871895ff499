import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RULES } from "../src/index.ts";
import { RULE_GROUPS } from "../src/rule.ts";
import { rulesDocument } from "../src/rules-document.ts";

test("docs/rules.md is what the rules say", () => {
  expect(readFileSync(new URL("../../../docs/rules.md", import.meta.url), "utf8")).toBe(rulesDocument());
});

test("rules have ids of their own, in a known group, and words for officials", () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { id, title, reason } of RULES) {
    expect(RULE_GROUPS).toContain(id.split("/")[0]);
    expect(title).toMatch(/[\u4e00-\u9fff]/u);
    expect(reason).toMatch(/。$/u);
  }
});
