import {
  formSheet,
  INSTRUCTIONS_SHEET,
  LISTS_SHEET,
  matchForm,
  META_SHEET,
  PARTS,
  type Diagnostic,
  type Part,
  type Vocabulary,
} from "@qingdan/model";
import type { Sheet, Workbook } from "../readers/xlsx/workbook.ts";
import { findHeader } from "./find-header.ts";
import { shownSheet } from "./merged-cells.ts";
import { problem } from "./problems.ts";
import type { MetaSheet } from "./read-identity.ts";

const OUR_OWN = new Set([META_SHEET, LISTS_SHEET, INSTRUCTIONS_SHEET].map(matchForm));

/** The sheets of a part, mostly one. `all` is false where another sheet says that it is of this part too and was not read. */
export interface FoundSheets {
  sheets: Sheet[];
  all: boolean;
}

/**
 * The sheets of every part: by the name that the hidden sheet gives, by the form's own name, by the vocabulary, by the title in the first
 * cells, and at last by the header, where only one part has such columns. A part has two sheets where the hidden sheet says so, and part
 * five where its 追责情形 and its 责任追究机制 have sheets of their own. Sheets that are none of these are told, never dropped silently.
 */
export function findSheets(
  workbook: Workbook,
  meta: MetaSheet | undefined,
  vocabulary: Vocabulary,
): { found: Map<Part, FoundSheets>; problems: Diagnostic[] } {
  const found = new Map<Part, FoundSheets>();
  const problems: Diagnostic[] = [];
  /** Sheets that were not read because another one of the same part was, with the name of that one. */
  const doubles = new Map<Sheet, string>();
  const open = new Set(workbook.sheets.filter(({ name }) => !OUR_OWN.has(matchForm(name).toLowerCase())));
  const ways: { partOf: (sheet: Sheet) => Part | undefined; told: boolean; second: (part: Part) => boolean }[] = [
    { partOf: ({ name }) => meta?.parts.get(name), told: false, second: () => true },
    {
      partOf: ({ name }) => PARTS.find((part) => matchForm(formSheet(part).title) === matchForm(name)),
      told: false,
      second: () => false,
    },
    { partOf: ({ name }) => vocabulary.partOf(name), told: true, second: (part) => part === "accountability" },
    { partOf: (sheet) => partOfTitle(sheet, vocabulary), told: true, second: () => false },
    { partOf: (sheet) => partOfHeader(sheet, vocabulary), told: true, second: () => false },
  ];
  for (const { partOf, told, second } of ways) {
    for (const sheet of open) {
      const part = partOf(sheet);
      if (part === undefined) continue;
      const known = found.get(part);
      if (known !== undefined && !second(part)) {
        known.all = false;
        doubles.set(sheet, known.sheets[0]?.name ?? "");
        continue;
      }
      if (known === undefined) found.set(part, { sheets: [sheet], all: true });
      else known.sheets.push(sheet);
      open.delete(sheet);
      if (!told) continue;
      const message = `工作表“${sheet.name}”已按“${formSheet(part).title}”读入。`;
      problems.push(problem("hint", "sheet-renamed", { sheet: sheet.name }, message));
    }
  }
  for (const sheet of open) {
    if (sheet.cells.size === 0) continue;
    const twin = doubles.get(sheet);
    const message =
      twin === undefined
        ? `工作表“${sheet.name}”不是责任清单的组成部分，未读入。`
        : `工作表“${sheet.name}”与“${twin}”是同一部分，只读入“${twin}”。`;
    const remedy = twin === undefined ? "如其中有清单内容，请填入相应的表中。" : `如其中有修改，请改在“${twin}”中。`;
    problems.push(
      problem(sheet.state === "visible" ? "warning" : "hint", "sheet-unknown", { sheet: sheet.name }, message, remedy),
    );
  }
  return { found, problems };
}

function partOfTitle(sheet: Sheet, vocabulary: Vocabulary): Part | undefined {
  for (const [row, cells] of sheet.cells) {
    if (row > 3) break;
    for (const { text } of cells.values()) {
      const part = vocabulary.partOf(text);
      if (part !== undefined) return part;
    }
  }
  return undefined;
}

/** The only part of whose columns the sheet has at least three. */
function partOfHeader(sheet: Sheet, vocabulary: Vocabulary): Part | undefined {
  const shown = shownSheet(sheet);
  const counts = PARTS.map((part) => {
    const header = findHeader(shown, part, vocabulary);
    const own = formSheet(part).columns.map(({ field }) => field);
    return { part, count: header?.columns.filter(({ field }) => own.includes(field)).length ?? 0 };
  }).sort((a, b) => b.count - a.count);
  const [best, second] = counts;
  return best !== undefined && best.count >= 3 && best.count > (second?.count ?? 0) ? best.part : undefined;
}
