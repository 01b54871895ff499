import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../src/commands.ts";
import { runCli } from "../src/qingdan.ts";
import { inTemporaryFolder, recordingTerminal, ROOT, splitCommand } from "./support/session.ts";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const chinese = readFileSync(join(ROOT, "README.zh-CN.md"), "utf8");

describe("every command", () => {
  for (const { usage, example, options } of COMMANDS) {
    const name = usage.split(" ")[0] ?? "";

    it(`${name} has help with an example that names it`, async () => {
      const terminal = recordingTerminal();
      expect(await runCli(["help", name], terminal)).toBe(0);
      expect(terminal.stdout()).toContain(example);
      expect(example.startsWith(`qingdan ${name}`)).toBe(true);
      for (const [flags] of options) expect(terminal.stdout()).toContain(flags.split(/[ ,]/u)[0]);
    });

    it(`${name} stands in both READMEs`, () => {
      expect(readme).toMatch(new RegExp(`\\| \`${name}\\b`, "u"));
      expect(chinese).toMatch(new RegExp(`qingdan ${name}\\b`, "u"));
    });

    it(`${name}'s example uses options that it has`, () => {
      const own = new Set(options.map(([flags]) => flags.split(" ")[0]));
      for (const word of splitCommand(example))
        if (word.startsWith("--")) expect([...own, "--json", "--warehouse", "--vocabulary"]).toContain(word);
    });
  }
});

describe("the README", () => {
  it("shows what its query prints", async () => {
    const query = /\$ pnpm qingdan (sql "select bureau_id[^\n]*)\n([\s\S]*?)\$ /u.exec(readme);
    const [, command = "", printed = ""] = query ?? [];
    await inTemporaryFolder(async () => {
      expect(await runCli(["ingest", join(ROOT, "seeds")], recordingTerminal())).toBe(0);
      const terminal = recordingTerminal();
      expect(await runCli(splitCommand(command), terminal)).toBe(0);
      expect(terminal.stdout().replaceAll("\r\n", "\n")).toBe(printed);
    });
  });

  it("names only files that are there", () => {
    for (const [, path] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/gu))
      expect(() => readFileSync(join(ROOT, path ?? "")), path).not.toThrow();
  });
});
