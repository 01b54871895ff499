import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CASES, runCase } from "./support/merge-case.ts";

describe("fixtures/reconcile", () => {
  for (const name of readdirSync(CASES).sort()) {
    test(name, () => expect(runCase(join(CASES, name))).toBe(readFileSync(join(CASES, name, "expected.txt"), "utf8")));
  }
});
