/**
 * Records the expected parts of all cases in fixtures/export anew: `pnpm tsx packages/export/scripts/record-goldens.ts`.
 * Read the difference before you keep it.
 */
import { caseNames, goldenWriters, KINDS, recordParts } from "../test/support/cases.ts";

async function record(): Promise<void> {
  const writers = await goldenWriters();
  for (const name of caseNames()) for (const [format, form] of KINDS) recordParts(writers, name, format, form);
}

await record();
