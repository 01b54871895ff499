import { readFileSync, writeFileSync } from "node:fs";
import { FORM_VERSION, sha256 } from "@qingdan/model";
import { expect, test } from "vitest";
import { runCli } from "../src/qingdan.ts";
import { inTemporaryFolder, recordingTerminal } from "./support/session.ts";

const TEXT = [
  "一、部门主要职责\n部门名称：甲县水务局\n\n",
  "\t序号\n\t主要职责\n\t具体工作事项\n\t备注\n\n",
  "\t1\n\t负责水资源管理\n\t编制水资源规划\n\t\n\n",
].join("");

/** One run of `export --format xlsx`: whether the workbook was written, and its digest. */
async function exportWorkbook(...options: string[]): Promise<{ written: boolean; digest: string }> {
  const terminal = recordingTerminal();
  await runCli(["export", "--format", "xlsx", "--json", ...options], terminal);
  const { files } = JSON.parse(terminal.stdout()) as { files: { path: string; written: boolean }[] };
  const [file] = files;
  if (file === undefined) throw new Error(terminal.stderr());
  return { written: file.written, digest: sha256(readFileSync(`exports/${file.path}`)) };
}

test("export: a workbook with findings or of another template is never taken for the plain one", () =>
  inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", TEXT);
    writeFileSync("template.json", JSON.stringify({ fonts: { body: "楷体" } }));
    await runCli(["build", "水务局.txt"], recordingTerminal());
    const plain = await exportWorkbook();
    expect(plain.written).toBe(false);
    for (const options of [["--with-findings"], ["--template", "template.json"]]) {
      const other = await exportWorkbook(...options);
      expect(other.written).toBe(true);
      expect(other.digest).not.toBe(plain.digest);
      expect(await exportWorkbook()).toEqual({ written: true, digest: plain.digest });
    }
    await exportWorkbook("--template", "template.json");
    expect((await exportWorkbook("--template", "template.json")).written).toBe(false);
  }));

test("export: a workbook that a person has worked on is kept under another name, and told; a plain one is not", () =>
  inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", TEXT);
    await runCli(["build", "水务局.txt"], recordingTerminal());
    const name = "exports/甲县水务局/甲县水务局责任清单";
    writeFileSync(`${name}.xlsx`, "改过的工作簿");
    for (const kept of [`${name}-改动.xlsx`, `${name}-改动2.xlsx`]) {
      const terminal = recordingTerminal();
      expect(await runCli(["export"], terminal)).toBe(0);
      expect(terminal.stderr()).toContain(kept);
      expect(readFileSync(kept, "utf8")).toBe("改过的工作簿");
      writeFileSync(`${name}.xlsx`, "改过的工作簿");
    }
    await runCli(["export", "--form", "house"], recordingTerminal());
    expect(await runCli(["export"], recordingTerminal())).toBe(0);
  }));

test.each(["{", "null", '{"version":"0.0.0-dev","form_version":VERSION}'])(
  "export: a damaged manifest (%s) costs the time of writing the files again",
  (manifest) =>
    inTemporaryFolder(async () => {
      writeFileSync("水务局.txt", TEXT);
      await runCli(["build", "水务局.txt"], recordingTerminal());
      writeFileSync("exports/manifest.json", manifest.replace("VERSION", String(FORM_VERSION)));
      expect((await exportWorkbook()).written).toBe(true);
    }),
);

test("export: a lake keeps its manifest, and what is exported goes elsewhere", () =>
  inTemporaryFolder(async () => {
    writeFileSync("水务局.txt", TEXT);
    await runCli(["ingest", "水务局.txt"], recordingTerminal());
    await runCli(["lake", "lake"], recordingTerminal());
    const manifest = readFileSync("lake/manifest.json", "utf8");
    const terminal = recordingTerminal();
    expect(await runCli(["export", "--out", "lake"], terminal)).toBe(2);
    expect(terminal.stderr()).toContain("数据湖");
    expect(readFileSync("lake/manifest.json", "utf8")).toBe(manifest);
  }));
