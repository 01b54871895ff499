/**
 * Writes what the commands of fixtures/cli now print into session.txt. Run by hand; read the difference before you commit it:
 * `pnpm tsx apps/cli/scripts/record-sessions.ts [CASE…]`
 */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replaySession, SESSIONS } from "../test/support/session.ts";

const wanted = process.argv.slice(2);
for (const name of readdirSync(SESSIONS).sort()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  writeFileSync(join(SESSIONS, name, "session.txt"), await replaySession(join(SESSIONS, name)));
}
