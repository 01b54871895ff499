import { createWriters } from "@qingdan/export";
import { editedList, readEditedWorkbook, readWorkbook } from "@qingdan/ingest";
import { createVocabulary } from "@qingdan/model";
import { diffLists, matchByContent } from "@qingdan/reconcile";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SEED_BUREAUS, seedList } from "./support/seed-lists.ts";

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
      const bases = SEED_BUREAUS.map((bureau) => {
        const base = seedList(bureau);
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
        expect(edited.problems).toEqual([]);
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

const EDITS = `
import sys, json, openpyxl
name, key, other = sys.argv[1:4]
def row_of(ws, key):
    for row in ws.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and key in cell.value: return cell.row
for edit in ("delete", "insert", "phone"):
    book = openpyxl.load_workbook(name)
    ws = book["一、部门主要职责"]
    if edit == "delete": ws.delete_rows(row_of(ws, key))
    if edit == "insert":
        at = row_of(ws, key)
        ws.insert_rows(at)
        ws.cell(at, 3).value = "新增的工作事项"
    if edit == "phone" and other:
        ws = book["四、公共服务事项"]
        ws.cell(row_of(ws, other), 5).value = 88580001
    book.save(name.replace(".xlsx", "-" + edit + ".xlsx"))
`;

test("edited by openpyxl, which leaves merged ranges where they were", () => {
  const python = ["/usr/bin/python3", "python3"].find(
    (name) => spawnSync(name, ["-c", "import openpyxl"]).status === 0,
  );
  if (python === undefined) {
    process.stderr.write("openpyxl is not installed: its edits were not tried\n");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "qingdan-round-trip-"));
  try {
    for (const bureau of SEED_BUREAUS) {
      const base = seedList(bureau);
      const name = join(folder, `${bureau}.xlsx`);
      writeFileSync(name, writers.write("xlsx", "standard", base, { revision: "r1" }).bytes);
      const task = base.duties?.find(({ tasks }) => tasks.length > 2)?.tasks[1]?.key ?? "";
      const item = base.services?.[0]?.items[0]?.key ?? "";
      const run = spawnSync(python, ["-c", EDITS, name, task, item]);
      if (run.status !== 0) throw new Error(String(run.stderr));
      const changes = (edit: string): string[] => {
        const bytes = readFileSync(join(folder, `${bureau}-${edit}.xlsx`));
        const edited = readEditedWorkbook(readWorkbook(bytes), vocabulary);
        const { list } = editedList(edited, base, { vocabulary, matchByContent });
        return diffLists(base, list).map(({ op, key, field, after }) =>
          [op, op === "insert" ? "" : key, field, after].join(" "),
        );
      };
      expect(changes("delete")).toEqual([`delete ${task}  `]);
      expect(changes("insert")).toEqual(["insert   新增的工作事项"]);
      expect(changes("phone")).toEqual(item === "" ? [] : [`update ${item} phone 88580001`]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
