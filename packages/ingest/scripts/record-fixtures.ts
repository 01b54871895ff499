/**
 * Writes what the reader now makes of every ingest case (or of those named) into fixtures/ingest. Run by hand; read the difference before
 * you commit it: `pnpm tsx packages/ingest/scripts/record-fixtures.ts [CASE…]`
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CASES, runCase } from "../test/support/fixture-case.ts";

const wanted = process.argv.slice(2);
for (const name of readdirSync(CASES).sort()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = join(CASES, name);
  const { tree, diagnostics } = await runCase(folder);
  write(join(folder, "expected.json"), tree === undefined ? "" : `${JSON.stringify(tree, null, 1)}\n`);
  write(join(folder, "diagnostics.txt"), diagnostics);
}

function write(file: string, text: string): void {
  if (text === "") rmSync(file, { force: true });
  else writeFileSync(file, text);
}
