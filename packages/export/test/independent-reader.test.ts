import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { withoutWhiteSpace } from "@qingdan/model";
import { createWriters } from "../src/index.ts";
import { caseList, caseNames, KINDS, realLists } from "./support/cases.ts";
import { textsOf } from "./support/texts.ts";

const PYTHON = "/usr/bin/python3";
const READER = fileURLToPath(new URL("python-reader.py", import.meta.url));
const isThere = spawnSync(PYTHON, ["-c", "import openpyxl, docx"]).status === 0;
const writers = await createWriters();

describe.skipIf(!isThere)("openpyxl and python-docx (Debian: python3-openpyxl, python3-docx)", () => {
  const lists = [...caseNames().map(caseList), ...realLists()];
  test.each(KINDS)("find every text in the %s of the %s form", (format, form) => {
    const folder = mkdtempSync(join(tmpdir(), "qingdan-export-"));
    try {
      for (const [index, list] of lists.entries()) {
        const file = join(folder, `${index}.${format}`);
        const { bytes, diagnostics } = writers.write(format, form, list, { revision: "r" });
        expect(diagnostics).toEqual([]);
        writeFileSync(file, bytes);
        const run = spawnSync(PYTHON, [READER, file], { encoding: "utf8", maxBuffer: 1 << 28 });
        expect(run.stderr).toBe("");
        const found = withoutWhiteSpace((JSON.parse(run.stdout) as string[]).join("\n"));
        for (const text of textsOf(list, format)) expect(found).toContain(text);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
