import { editedList, readEditedWorkbook, readWorkbook } from "@qingdan/ingest";
import { createWriters } from "@qingdan/export";
import { assignKeys, CELL_LIMIT, createVocabulary, type Change, type ResponsibilityList } from "@qingdan/model";
import { diffLists, matchByContent } from "@qingdan/reconcile";
import { describe, expect, test } from "vitest";
import {
  addSpaces,
  dataSheets,
  halfMerge,
  removeIdentity,
  reverseColumns,
  unmerge,
  type Workbook,
} from "./support/edit-workbook.ts";
import { SEED_BUREAUS, seedList } from "./support/seed-lists.ts";

const vocabulary = createVocabulary();
const writers = await createWriters();

function comeBack(
  base: ResponsibilityList,
  workbook: Workbook,
): { changes: Change[]; matched: string; list: ResponsibilityList; problems: string[] } {
  const edited = readEditedWorkbook(workbook, vocabulary);
  const { list, matched, problems } = editedList(edited, base, { vocabulary, matchByContent });
  return {
    changes: diffLists(base, list),
    matched,
    list,
    problems: [...edited.problems, ...problems].map(
      ({ message, place }) => `${place.sheet ?? ""} ${place.cell ?? ""} ${message}`,
    ),
  };
}

const TREATMENTS: Record<string, (workbook: Workbook) => void> = {
  untouched: () => undefined,
  "all cells unmerged": (workbook) => dataSheets(workbook).forEach((sheet) => unmerge(sheet, false)),
  "all cells unmerged and filled": (workbook) => dataSheets(workbook).forEach((sheet) => unmerge(sheet, true)),
  "half merged": (workbook) => dataSheets(workbook).forEach((sheet) => halfMerge(sheet, false)),
  "half merged and filled": (workbook) => dataSheets(workbook).forEach((sheet) => halfMerge(sheet, true)),
  "identity removed": removeIdentity,
  "identity removed, unmerged": (workbook) => {
    removeIdentity(workbook);
    dataSheets(workbook).forEach((sheet) => unmerge(sheet, false));
  },
  "identity removed, unmerged and filled": (workbook) => {
    removeIdentity(workbook);
    dataSheets(workbook).forEach((sheet) => unmerge(sheet, true));
  },
  "spaces around every value": addSpaces,
  "sheets in reverse": (workbook) => workbook.sheets.reverse(),
  "columns in reverse": (workbook) => dataSheets(workbook).forEach(reverseColumns),
};

describe.each(SEED_BUREAUS)("%s", (bureau) => {
  const base = seedList(bureau);
  const { bytes } = writers.write("xlsx", "standard", base, { revision: "r1" });

  test.each(Object.keys(TREATMENTS))("%s: no changes", (name) => {
    const workbook = readWorkbook(bytes);
    TREATMENTS[name]?.(workbook);
    const { changes, list, matched } = comeBack(base, workbook);
    expect(changes).toEqual([]);
    expect(list).toEqual(base);
    expect(matched).toBe(name.startsWith("identity removed") ? "content" : "keys");
  });

  test("the bureau's own form, untouched: no changes", () => {
    const house = writers.write("xlsx", "house", base, { revision: "r1" });
    const { changes, list } = comeBack(base, readWorkbook(house.bytes));
    expect(changes).toEqual([]);
    expect(list).toEqual(base);
  });
});

/** Texts that no cell can hold, in a group, in its rows and in notes; the second piece of one is as short as can be. */
const LONG_TEXTS: Record<string, (list: ResponsibilityList) => void> = {
  "the text of a group": (list) => lengthen(list.duties?.[0], "text", 40_000),
  "the text of a group, a word too long": (list) => lengthen(list.duties?.[1], "text", CELL_LIMIT + 1),
  "the text of a group in three pieces": (list) => lengthen(list.duties?.[0], "text", 80_000),
  "two columns of a group": (list) => {
    lengthen(list.duties?.[0], "text", 40_000);
    lengthen(list.duties?.[0], "accountability", 70_000);
  },
  "the text of a row": (list) => lengthen(list.duties?.[0]?.tasks[1], "text", 40_000),
  "the texts of a group and of its first row": (list) => {
    lengthen(list.duties?.[0], "text", 40_000);
    lengthen(list.duties?.[0]?.tasks[0], "text", 70_000);
  },
  "the name of a service": (list) => lengthen(list.services?.[0], "name", 40_000),
  "the title of a regime": (list) => lengthen(list.oversight?.[0], "title", 40_000),
  "a note": (list) => lengthen(list.notes[0], "text", 70_000),
  "the text of a group, one character again and again": (list) => repeat(list.duties?.[0], "text", 110_000),
  "the text of a row, one character again and again": (list) => repeat(list.duties?.[0]?.tasks[0], "text", 110_000),
  "a note, one character again and again": (list) => repeat(list.notes[0], "text", 110_000),
};

/** Makes a text whose pieces say the same. */
function repeat<Field extends string>(node: Record<Field, string> | undefined, field: Field, length: number): void {
  if (node === undefined) throw new Error(`nothing to lengthen: ${field}`);
  node[field] = "字".repeat(length) as Record<Field, string>[Field];
}

function lengthen<Field extends string>(node: Record<Field, string> | undefined, field: Field, length: number): void {
  if (node === undefined) throw new Error(`nothing to lengthen: ${field}`);
  const sentence = "负责本行政区域内的相关管理工作，并承担法律法规规定的其他职责。";
  node[field] = Array.from({ length: Math.ceil(length / sentence.length) }, (_, index) => `${index}${sentence}`)
    .join("")
    .slice(0, length) as Record<Field, string>[Field];
}

describe.each(Object.keys(LONG_TEXTS))("a text over several cells: %s", (name) => {
  const seed = seedList("hainan-xian-rsj");
  seed.notes = [{ key: "", part: "duties", text: "注：本表所列事项。" }, ...seed.notes];
  // Groups of several rows are what pieces can be filled down in.
  seed.duties = seed.duties?.filter(({ tasks }) => tasks.length > 2) ?? [];
  const base = assignKeys(seed);
  LONG_TEXTS[name]?.(base);
  const { bytes } = writers.write("xlsx", "standard", base, { revision: "r1" });

  // Without keys, and with every cell filled, nothing says which rows hold pieces; spaces inside a text, as they would stand between its pieces, are words.
  const without = /^identity removed, unmerged and filled|^spaces/u;
  test.each(Object.keys(TREATMENTS).filter((treatment) => !without.test(treatment)))("%s: no changes", (treatment) => {
    const workbook = readWorkbook(bytes);
    TREATMENTS[treatment]?.(workbook);
    const { changes, list } = comeBack(base, workbook);
    expect(changes.map(({ op, table, field }) => `${op} ${table} ${field}`)).toEqual([]);
    expect(list).toEqual(base);
  });
});
