import { createWriters } from "@qingdan/export";
import { editedList, readEditedWorkbook, readWorkbook } from "@qingdan/ingest";
import { createVocabulary, ResponsibilityList } from "@qingdan/model";
import { diffLists, matchByContent } from "@qingdan/reconcile";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const BUREAUS = ["hainan-xian-rsj", "yazhou-rsj", "yuanshi-rsj", "boshan-rsj", "hongjiang-rsj"];
const vocabulary = createVocabulary();
const writers = await createWriters();

const OPENPYXL = `
import sys, openpyxl
for name in sys.argv[1:]:
    book = openpyxl.load_workbook(name)
    book.save(name)
`;

/** Programs that open and save all files of a folder; undefined in `saves` where the program is not on this machine. */
const PROGRAMS: Record<string, (folder: string, files: string[]) => boolean> = {
  LibreOffice: (folder, files) => {
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const out = join(folder, "saved");
    const run = spawnSync(
      "soffice",
      [profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, ...files],
      {
        timeout: 110_000,
      },
    );
    return run.error === undefined;
  },
  openpyxl: (folder, files) => {
    const python = ["/usr/bin/python3", "python3"].find(
      (name) => spawnSync(name, ["-c", "import openpyxl"]).status === 0,
    );
    if (python === undefined) return false;
    spawnSync("mkdir", [join(folder, "saved")]);
    const copies = files.map((file) => join(folder, "saved", file.slice(folder.length + 1)));
    for (const [index, copy] of copies.entries()) writeFileSync(copy, readFileSync(files[index] ?? ""));
    const run = spawnSync(python, ["-c", OPENPYXL, ...copies]);
    if (run.status !== 0) throw new Error(String(run.stderr));
    return true;
  },
};

describe.each(Object.keys(PROGRAMS))("saved again by %s", (program) => {
  test("no changes in any bureau", () => {
    const folder = mkdtempSync(join(tmpdir(), "qingdan-round-trip-"));
    try {
      const bases = BUREAUS.map((bureau) => {
        const file = new URL(`../../../fixtures/ingest/${bureau}/expected.json`, import.meta.url);
        const base = ResponsibilityList.parse(JSON.parse(readFileSync(file, "utf8")));
        const name = join(folder, `${bureau}.xlsx`);
        writeFileSync(name, writers.write("xlsx", "standard", base, { revision: "r1" }).bytes);
        return { base, name, saved: join(folder, "saved", `${bureau}.xlsx`) };
      });
      const present = PROGRAMS[program]?.(
        folder,
        bases.map(({ name }) => name),
      );
      if (present !== true) {
        process.stderr.write(`${program} is not installed: its round trip was not tried\n`);
        return;
      }
      for (const { base, saved } of bases) {
        const edited = readEditedWorkbook(readWorkbook(readFileSync(saved)), vocabulary);
        const { list, matched } = editedList(edited, base, { vocabulary, matchByContent });
        expect(diffLists(base, list)).toEqual([]);
        expect(list).toEqual(base);
        expect(matched).toBe("keys");
        expect(edited.identity).toMatchObject({
          bureauId: base.bureau.id,
          revision: "r1",
          from: "meta",
          disagreements: [],
        });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
