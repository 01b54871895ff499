import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CASES, runCase } from "./support/fixture-case.ts";

describe("fixtures/ingest", () => {
  const names = readdirSync(CASES).sort();
  test("has cases", () => expect(names.length).toBeGreaterThanOrEqual(30));

  for (const name of names) {
    test(name, async () => {
      const folder = join(CASES, name);
      const result = await runCase(folder);
      const treeFile = join(folder, "expected.json");
      const expected: unknown = existsSync(treeFile) ? JSON.parse(readFileSync(treeFile, "utf8")) : undefined;
      expect(result.tree).toEqual(expected);
      const diagnosticsFile = join(folder, "diagnostics.txt");
      expect(result.diagnostics).toBe(existsSync(diagnosticsFile) ? readFileSync(diagnosticsFile, "utf8") : "");
      // Whatever was read, nothing may be lost or doubled on the way.
      for (const coverage of result.coverage) {
        expect(coverage.problems).toEqual([]);
        expect(coverage).toMatchObject({ unaccounted: 0, storedTwice: 0 });
        expect(coverage.stored + coverage.furniture).toBe(coverage.characters);
      }
    });
  }
});
