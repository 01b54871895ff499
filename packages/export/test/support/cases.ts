import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ResponsibilityList } from "@qingdan/model";
import { createWriters, standardTemplate, type Form, type Format, type Writers } from "../../src/index.ts";
import { readZip } from "../../src/zip/read-zip.ts";

const FIXTURES = fileURLToPath(new URL("../../../../fixtures", import.meta.url));
const ROOT = join(FIXTURES, "export");

export const KINDS: readonly (readonly [Format, Form])[] = [
  ["xlsx", "standard"],
  ["xlsx", "house"],
  ["docx", "standard"],
  ["docx", "house"],
];

/** The names of the cases: folders with a list.json, and a folder of expected parts for each kind of file. */
export function caseNames(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function caseList(name: string): ResponsibilityList {
  return ResponsibilityList.parse(JSON.parse(readFileSync(join(ROOT, name, "list.json"), "utf8")));
}

/** The lists that were read from the real documents, as far as their fixtures stand. */
export function realLists(): ResponsibilityList[] {
  const ingest = join(FIXTURES, "ingest");
  if (!existsSync(ingest)) return [];
  return readdirSync(ingest)
    .filter((name) => name.endsWith("-rsj") && existsSync(join(ingest, name, "expected.json")))
    .map((name) => ResponsibilityList.parse(JSON.parse(readFileSync(join(ingest, name, "expected.json"), "utf8"))));
}

/** Writers that leave but three spare rows, so that expectations stay short. */
export function goldenWriters(): Promise<Writers> {
  const template = standardTemplate();
  return createWriters({ template: { ...template, excel: { ...template.excel, spareRows: 3 } } });
}

/** The parts of a case's file that depend on the list, each tag on a line of its own, so that a difference can be read. */
export function writtenParts(writers: Writers, name: string, format: Format, form: Form): Map<string, string> {
  const { bytes } = writers.write(format, form, caseList(name), { revision: "r-1" });
  const parts = new Map<string, string>();
  for (const [part, content] of readZip(bytes)) {
    if (part.includes("theme") || /(foot|end)notes/u.test(part)) continue;
    parts.set(part, Buffer.from(content).toString("utf8").replaceAll("><", ">\n<"));
  }
  return parts;
}

export function expectedParts(name: string, format: Format, form: Form): Map<string, string> {
  const folder = join(ROOT, name, `${form}-${format}`);
  const parts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    parts.set(path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8"));
  }
  return parts;
}

/** Writes the expectations anew: only ever by scripts/record-goldens.ts, and the difference is read before it is kept. */
export function recordParts(writers: Writers, name: string, format: Format, form: Form): void {
  const folder = join(ROOT, name, `${form}-${format}`);
  rmSync(folder, { recursive: true, force: true });
  for (const [part, content] of writtenParts(writers, name, format, form)) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    writeFileSync(join(folder, part), content);
  }
}
