import {
  createVocabulary,
  encodeRowKey,
  formPart,
  formSheet,
  PARTS,
  rowFingerprint,
  type ResponsibilityList,
} from "@qingdan/model";
import {
  editedList,
  readEditedWorkbook,
  type ContentMatcher,
  type EditedList,
  type EditedWorkbook,
} from "../../src/index.ts";
import type { CellValue, Sheet, Workbook } from "../../src/readers/xlsx/workbook.ts";

export const vocabulary = createVocabulary();

/** A sheet of texts, row by row from row 1; merged ranges as top, left, bottom, right. */
export function sheet(
  name: string,
  rows: readonly (readonly (string | Partial<CellValue>)[])[],
  merges: readonly (readonly [number, number, number, number])[] = [],
): Sheet {
  const cells: Sheet["cells"] = new Map();
  let maxColumn = 0;
  for (const [row, texts] of rows.entries()) {
    const filled = texts.flatMap((value, column): [number, CellValue][] => {
      const cell: CellValue = { kind: "text", text: "", ...(typeof value === "string" ? { text: value } : value) };
      return cell.text === "" ? [] : [[column + 1, cell]];
    });
    if (filled.length > 0) cells.set(row + 1, new Map(filled));
    maxColumn = Math.max(maxColumn, ...filled.map(([column]) => column));
  }
  return {
    name,
    state: "visible",
    cells,
    merges: merges.map(([top, left, bottom, right]) => ({ top, left, bottom, right })),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    maxRow: Math.max(0, ...cells.keys()),
    maxColumn,
    comments: [],
    textBoxes: [],
    struck: [],
    pageHeads: [],
  };
}

export function workbook(...sheets: Sheet[]): Workbook {
  return { sheets, properties: {}, diagnostics: [] };
}

/** The rows of a part as the standard form has them, group cells in every row, with keys and end mark. */
export function rowsOf(list: ResponsibilityList, part: (typeof PARTS)[number]): string[][] {
  const columns = formSheet(part).columns;
  const rows = formPart(list, part).rows.map(({ cells, keys }) => {
    const texts = columns.map(({ field }) => cells[field] ?? "");
    return [...texts, encodeRowKey(keys, rowFingerprint(texts))];
  });
  const blank = columns.map(() => "");
  return [
    [formSheet(part).title],
    [`填报单位：${list.bureau.name}`],
    [...columns.map(({ heading }) => heading), "_key"],
    ...rows,
    [...blank, "_end"],
  ];
}

export interface Back extends EditedList {
  edited: EditedWorkbook;
  /** code and cell of everything that is told. */
  told: string[];
}

/** The workbook as a list, matched by keys only, where no other way is given. */
export function comeBack(
  book: Workbook,
  base: ResponsibilityList,
  matchByContent: ContentMatcher = (_, other) => structuredClone(other),
): Back {
  const edited = readEditedWorkbook(book, vocabulary);
  const result = editedList(edited, base, { vocabulary, matchByContent });
  const told = [...edited.problems, ...result.problems]
    .filter(({ code }) => code !== "import/sheet-missing")
    .map(({ code, place }) => `${code.replace("import/", "")} ${place.cell ?? ""}`.trim());
  return { ...result, edited, told };
}
