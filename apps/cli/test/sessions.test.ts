import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replaySession, SESSIONS } from "./support/session.ts";

describe("fixtures/cli", () => {
  for (const name of readdirSync(SESSIONS).sort()) {
    test(name, async () => {
      const folder = join(SESSIONS, name);
      expect(await replaySession(folder)).toBe(readFileSync(join(folder, "session.txt"), "utf8"));
    });
  }
});
