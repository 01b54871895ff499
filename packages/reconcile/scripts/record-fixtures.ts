/**
 * Writes what the merge now makes of every case (or of those named) into fixtures/reconcile. Run by hand; read the difference before you
 * commit it: `pnpm tsx packages/reconcile/scripts/record-fixtures.ts [CASE…]`
 */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CASES, runCase } from "../test/support/merge-case.ts";

const wanted = process.argv.slice(2);
for (const name of readdirSync(CASES).sort()) {
  if (wanted.length === 0 || wanted.includes(name))
    writeFileSync(join(CASES, name, "expected.txt"), runCase(join(CASES, name)));
}
