import { editedList, readEditedWorkbook, readWorkbook } from "@qingdan/ingest";
import { createWriters } from "@qingdan/export";
import { createVocabulary, type Change, type ResponsibilityList } from "@qingdan/model";
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
} from "./edit-workbook.ts";
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
