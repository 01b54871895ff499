import { readFileSync, writeFileSync } from "node:fs";
import { sha256 } from "@qingdan/model";
import { expect, test } from "vitest";
import { runCli } from "../src/qingdan.ts";
import { inTemporaryFolder, recordingTerminal } from "./support/session.ts";

const TEXT = [
  "一、部门主要职责\n部门名称：甲县水务局\n\n",
  "\t序号\n\t主要职责\n\t具体工作事项\n\t备注\n\n",
  "\t1\n\t负责水资源\u0008管理\n\t编制水资源规划\n\t\n\n",
].join("");

test("build: what cannot be written into Office files is in the JSON and in the exit code; log has the source's digest", () =>
  inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", TEXT);
    const terminal = recordingTerminal();
    expect(await runCli(["build", "水务局.txt", "--json"], terminal)).toBe(1);
    const { diagnostics } = JSON.parse(terminal.stdout()) as { diagnostics: { code: string }[] };
    expect(diagnostics.map(({ code }) => code)).toEqual(["export/illegal-character", "export/illegal-character"]);
    const log = recordingTerminal();
    expect(await runCli(["log", "--json"], log)).toBe(0);
    const { revisions } = JSON.parse(log.stdout()) as { revisions: Record<string, unknown>[] };
    expect(revisions).toMatchObject([{ source_name: "水务局.txt", source_sha256: sha256(readFileSync("水务局.txt")) }]);
  }));

test("build: files that are left alone are reported again with what could not be written into them", () =>
  inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", TEXT);
    const run = async (): Promise<unknown> => {
      const terminal = recordingTerminal();
      expect(await runCli(["build", "水务局.txt", "--json"], terminal)).toBe(1);
      return (JSON.parse(terminal.stdout()) as { diagnostics: unknown }).diagnostics;
    };
    expect(await run()).toEqual(await run());
  }));

test("build: findings that stand by silences.csv are neither counted nor stored, as with check", () =>
  inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", TEXT.replace("\u0008", ""));
    const findings = async (): Promise<number> => {
      const terminal = recordingTerminal();
      await runCli(["build", "水务局.txt", "--json"], terminal);
      return (JSON.parse(terminal.stdout()) as { findings: number }).findings;
    };
    expect(await findings()).toBe(4);
    writeFileSync("silences.csv", "bureau_id,rule,reason\n甲县水务局,structure/part,只公布职责\n");
    expect(await findings()).toBe(0);
    const stored = recordingTerminal();
    await runCli(["sql", "from finding select count(*)::INTEGER as n", "--format", "csv"], stored);
    expect(stored.stdout()).toBe("n\r\n0\r\n");
  }));
