import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../src/commands.ts";
import { runCli } from "../src/qingdan.ts";
import { inTemporaryFolder, recordingTerminal, ROOT, splitCommand } from "./support/session.ts";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const chinese = readFileSync(join(ROOT, "README.zh-CN.md"), "utf8");

describe("every command", () => {
  for (const { usage, example, options } of COMMANDS) {
    const name = usage.split(" ")[0] ?? "";

    test(`${name} has help with an example that names it`, async () => {
      const terminal = recordingTerminal();
      expect(await runCli(["help", name], terminal)).toBe(0);
      expect(terminal.stdout()).toContain(example);
      expect(example.startsWith(`qingdan ${name}`)).toBe(true);
      for (const [flags] of options) expect(terminal.stdout()).toContain(flags.split(/[ ,]/u)[0]);
    });

    test(`${name} stands in both READMEs`, () => {
      expect(readme).toMatch(new RegExp(`^\\| .*\`${name}\\b`, "mu"));
      expect(chinese).toMatch(new RegExp(`qingdan ${name}\\b`, "u"));
    });

    test(`${name}'s example uses options that it has`, () => {
      const own = new Set(options.map(([flags]) => flags.split(" ")[0]));
      for (const word of splitCommand(example))
        if (word.startsWith("--")) expect([...own, "--json", "--warehouse", "--vocabulary"]).toContain(word);
    });
  }
});

describe("the README", () => {
  test("shows what the first run prints", async () => {
    const [, printed = ""] = /\$ npx -y pnpm@10 start\n([\s\S]*?)```/u.exec(readme) ?? [];
    await inTemporaryFolder(async () => {
      const terminal = recordingTerminal();
      expect(await runCli(["build", join(ROOT, "seeds")], terminal)).toBe(0);
      // Every new rule changes the number of findings.
      expect(terminal.stdout().replace(/^\d+(?= findings)/mu, "…")).toBe(printed);
    });
  });

  test("shows what its query prints", async () => {
    const query = /\$ pnpm qingdan (sql "select bureau_id[^\n]*)\n([\s\S]*?)\$ /u.exec(readme);
    const [, command = "", printed = ""] = query ?? [];
    await inTemporaryFolder(async () => {
      expect(await runCli(["ingest", join(ROOT, "seeds")], recordingTerminal())).toBe(0);
      const terminal = recordingTerminal();
      expect(await runCli(splitCommand(command), terminal)).toBe(0);
      expect(terminal.stdout().replaceAll("\r\n", "\n")).toBe(printed);
    });
  });

  test("names only files that are there, and the same ones in both languages", () => {
    const named = (text: string): string[] =>
      [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/gu)].map(([, path]) => path ?? "");
    for (const path of named(readme)) expect(() => readFileSync(join(ROOT, path)), path).not.toThrow();
    const others = ["README.md", "README.zh-CN.md"];
    const filesOf = (text: string): string[] =>
      [...new Set(named(text))].filter((path) => !others.includes(path)).sort();
    expect(filesOf(chinese)).toEqual(filesOf(readme));
  });

  test("has the same sections in both languages", () => {
    const sections = (text: string): number => text.match(/^## /gmu)?.length ?? 0;
    expect(sections(chinese)).toBe(sections(readme));
  });
});
