import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWriters, type Form, type Format } from "@qingdan/export";
import { conversionOf, proveCoverage, readDocuments, recognise, type Convert } from "@qingdan/ingest";
import { createVocabulary, type ResponsibilityList } from "@qingdan/model";
import { createOfficeConverter, hasOffice, type Convertible } from "../src/sources/office-converter.ts";
import { seedLists } from "./support/seed-lists.ts";
import { treeLines } from "./support/tree-lines.ts";

const lists = seedLists();
const vocabulary = createVocabulary();
const folder = mkdtempSync(join(tmpdir(), "qingdan-formats-"));
const own = join(folder, "own");

function read(path: string, name: string, convert: Convert): ResponsibilityList {
  const [document] = readDocuments(readFileSync(path), name, { vocabulary, convert });
  if (document === undefined) throw new Error(`${path} holds no document`);
  const read = recognise(document, { vocabulary });
  expect(read).toHaveLength(1);
  expect(proveCoverage(document, read)).toMatchObject({ unaccounted: 0, storedTwice: 0, problems: [] });
  return (read[0] as (typeof read)[number]).list;
}

/** Converts all our own files of a format in one run of an office program. */
function convertAll(from: string, to: string): string {
  const out = join(folder, `${from}-to-${to}`);
  mkdirSync(out, { recursive: true });
  const inputs = readdirSync(own)
    .filter((name) => name.endsWith(`.${from}`))
    .map((name) => join(own, name));
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  spawnSync("soffice", [profile, "--headless", "--norestore", "--convert-to", to, "--outdir", out, ...inputs], {
    stdio: "ignore",
  });
  return out;
}

function expectSeeds(path: (bureau: string, form: Form) => string): void {
  const files = [...lists].flatMap(([bureau, list]) =>
    (["standard", "house"] as const).map((form) => ({ file: path(bureau, form), list })),
  );
  const convert = createOfficeConverter(files.flatMap(({ file }) => convertible(file)));
  for (const { file, list } of files)
    expect(treeLines(read(file, basename(file), convert)), file).toEqual(treeLines(list));
}

function convertible(file: string): Convertible[] {
  const bytes = readFileSync(file);
  const conversion = conversionOf(bytes, basename(file));
  return conversion === undefined ? [] : [{ ...conversion, bytes }];
}

beforeAll(async () => {
  mkdirSync(own, { recursive: true });
  const writers = await createWriters();
  for (const [bureau, list] of lists) {
    for (const form of ["standard", "house"] as const) {
      for (const format of ["xlsx", "docx"] as const satisfies Format[]) {
        writeFileSync(
          join(own, `${bureau}-${form}.${format}`),
          writers.write(format, form, list, { revision: "0123456789ab" }).bytes,
        );
      }
    }
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("our own files read back give the tree of the source", () => {
  for (const format of ["xlsx", "docx"] as const) {
    test(format, () => expectSeeds((bureau, form) => join(own, `${bureau}-${form}.${format}`)));
  }
});

const office = hasOffice();
if (!office) console.warn("LibreOffice is not installed: conversions are not tested");

describe.runIf(office)("and so do the same files saved by LibreOffice", () => {
  const conversions: [from: Format, to: string][] = [
    ["docx", "doc"],
    ["docx", "odt"],
    ["docx", "html"],
    ["xlsx", "xls"],
    ["xlsx", "html"],
  ];
  for (const [from, to] of conversions) {
    test(`${from} as ${to}`, { timeout: 300_000 }, () => {
      const out = convertAll(from, to);
      expectSeeds((bureau, form) => join(out, `${bureau}-${form}.${to}`));
    });
  }
});

test.runIf(office)("a file that cannot be converted does not keep the others from it", { timeout: 120_000 }, () => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(`{\\rtf1\\ansi ${words}\\par}`);
  const rubbish = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251);
  const files: Convertible[] = [
    { bytes: text("one"), from: "rtf", to: "docx" },
    { bytes: rubbish, from: "xls", to: "xlsx" },
    { bytes: text("two"), from: "rtf", to: "docx" },
  ];
  const steps: number[] = [];
  const convert = createOfficeConverter(files, (done) => steps.push(done));
  expect(steps).toEqual([0, 2]);
  for (const [index, words] of [
    [0, "one"],
    [2, "two"],
  ] as const) {
    const { bytes, from, to } = files[index] as Convertible;
    const docx = convert(bytes, from, to) ?? new Uint8Array();
    expect(readDocuments(docx, "a.docx", { vocabulary })[0]?.text.trim()).toBe(words);
  }
});

const pandoc = spawnSync("pandoc", ["--version"], { stdio: "ignore" }).error === undefined;
if (!pandoc) console.warn("pandoc is not installed: its HTML is not tested");

describe.runIf(pandoc)("and so does the HTML that pandoc makes", () => {
  test("of the Word files", { timeout: 300_000 }, () => {
    expectSeeds((bureau, form) => {
      const html = join(folder, `${bureau}-${form}.pandoc.html`);
      spawnSync("pandoc", ["-f", "docx", "-t", "html5", "-s", join(own, `${bureau}-${form}.docx`), "-o", html]);
      return html;
    });
  });
});
