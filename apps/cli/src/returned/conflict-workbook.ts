import { readWorkbook } from "@qingdan/ingest";
import { InputError, matchForm, refusal, ResponsibilityList } from "@qingdan/model";
import {
  CONFLICT_CHOICES,
  CONFLICT_HEADINGS,
  CONFLICT_SHEET,
  conflictRows,
  readSettlements,
  type Conflict,
  type Settlement,
} from "@qingdan/reconcile";

type Workbook = ReturnType<typeof readWorkbook>;

/** What 冲突清单.xlsx carries beside the conflicts, so that it can be imported by itself: the merge that it belongs to. */
export interface ConflictCase {
  /** source: a source document that was ingested again; import: an edited workbook. */
  kind: "import" | "source";
  bureauId: string;
  base: string;
  /** The edited workbook, or the source document. */
  sourceName: string;
  sourceSha256: string;
  /** The list as the official, or the source, has it. */
  theirs: ResponsibilityList;
  /** Answers that a person has given before, to other conflicts of the same import. */
  settled: readonly Settlement[];
}

const CASE_SHEET = "_import";
/** The most characters that stand in one cell: half of what a cell can hold. */
const CHUNK = 16_000;
/** Together as wide as a page on which the print is 9 points high. */
const WIDTHS = [5, 16, 7, 22, 12, 25, 25, 25, 6, 25, 4];

/** 冲突清单.xlsx: one row per conflict with base, warehouse, the official's value, and the columns 采用 (a drop-down) and 另填内容. */
export async function writeConflictWorkbook(
  conflicts: readonly Conflict[],
  lists: readonly ResponsibilityList[],
  about: ConflictCase,
): Promise<Uint8Array> {
  // Loaded only where there are conflicts: it takes longer to load than an import takes.
  const { default: ExcelJS } = await import("exceljs");
  const { CONFLICT_PAGES, dressConflicts } = await import("./conflict-looks.ts");
  const book = new ExcelJS.Workbook();
  for (const name of ["created", "modified"] as const) book[name] = new Date(Date.UTC(1980, 0, 1));
  const sheet = book.addWorksheet(CONFLICT_SHEET, { ...CONFLICT_PAGES, views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = WIDTHS.map((width, index) => ({
    width,
    hidden: index === WIDTHS.length - 1,
    style: { numFmt: "@" },
  }));
  sheet.addRow([...CONFLICT_HEADINGS]);
  for (const row of conflictRows(conflicts, lists)) sheet.addRow(row.map(cellText));
  const choice = CONFLICT_HEADINGS.indexOf("采用") + 1;
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const formulae = [`"${Object.keys(CONFLICT_CHOICES).join(",")}"`];
    row.getCell(choice).dataValidation = { type: "list", allowBlank: true, formulae };
  });
  dressConflicts(sheet, WIDTHS.slice(0, -1));
  const hidden = book.addWorksheet(CASE_SHEET, { state: "hidden" });
  hidden.addRows([
    ["kind", about.kind],
    ["bureau", about.bureauId],
    ["base", about.base],
    ["source", about.sourceName],
    ["sha256", about.sourceSha256],
    ...chunks(JSON.stringify(about.theirs)).map((text) => ["theirs", text]),
    ...chunks(JSON.stringify(about.settled)).map((text) => ["settled", text]),
  ]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What a cell can hold, and nothing that a reader would take for an escape. The full texts are in the two lists. */
function cellText(text: string): string {
  const shown = text.length > 2 * CHUNK ? `${text.slice(0, 2 * CHUNK)}……（文字过长，其余见原文件）` : text;
  return shown.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_");
}

/** JSON in cells, in plain ASCII: no cell is trimmed, decoded or cut in two by a program that saves the file again. */
function chunks(json: string): string[] {
  const ascii = Buffer.from(json, "utf8").toString("base64");
  return Array.from({ length: Math.ceil(ascii.length / CHUNK) }, (_, index) =>
    ascii.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** A filled-in 冲突清单.xlsx: the import that it belongs to and the decisions; undefined for any other workbook. Throws an InputError. */
export function readConflictWorkbook(
  workbook: Workbook,
  file: string,
): { about: ConflictCase; settlements: Settlement[] } | undefined {
  const hidden = workbook.sheets.find(({ name }) => name === CASE_SHEET);
  const sheet =
    workbook.sheets.find(({ name }) => name.trim() === CONFLICT_SHEET) ??
    (hidden === undefined ? undefined : workbook.sheets.find(hasChoices));
  if (hidden === undefined && sheet === undefined) return undefined;
  if (hidden === undefined) throw damaged(file, "冲突清单的隐藏工作表已不在，无法知道它属于哪一次导入。");
  if (sheet === undefined) throw damaged(file, "冲突清单中没有带“采用”一栏的表。");
  const rows = [...hidden.cells.values()].map((cells) => [cells.get(1)?.text ?? "", cells.get(2)?.text ?? ""]);
  const value = (label: string): string => rows.find(([name]) => name === label)?.[1] ?? "";
  const json = (label: string): string =>
    Buffer.from(
      rows
        .filter(([name]) => name === label)
        .map(([, text]) => text)
        .join(""),
      "base64",
    ).toString("utf8");
  const theirs = parseList(json("theirs"), file);
  const settled = parseSettled(json("settled"), file);
  const table = Array.from({ length: sheet.maxRow }, (_, row) =>
    Array.from({ length: sheet.maxColumn }, (_, column) => sheet.cells.get(row + 1)?.get(column + 1)?.text ?? ""),
  );
  const { settlements, problems } = readSettlements(table);
  if (problems.length > 0) throw new InputError(problems.map((one) => ({ ...one, place: { ...one.place, file } })));
  const about: ConflictCase = {
    kind: value("kind") === "source" ? "source" : "import",
    bureauId: value("bureau"),
    base: value("base"),
    sourceName: value("source"),
    sourceSha256: value("sha256"),
    theirs,
    settled,
  };
  return { about, settlements: [...settled, ...settlements] };
}

/** True for the sheet of conflicts under another name: it has a column 采用. */
function hasChoices({ cells }: Workbook["sheets"][number]): boolean {
  return [...cells.values()].some((row) => [...row.values()].some(({ text }) => matchForm(text) === "采用"));
}

function parseList(json: string, file: string): ResponsibilityList {
  try {
    return ResponsibilityList.parse(JSON.parse(json));
  } catch {
    throw damaged(file, "冲突清单的隐藏工作表已损坏。");
  }
}

function parseSettled(json: string, file: string): Settlement[] {
  try {
    return JSON.parse(json || "[]") as Settlement[];
  } catch {
    throw damaged(file, "冲突清单的隐藏工作表已损坏。");
  }
}

function damaged(file: string, message: string): InputError {
  const remedy = "请重新导入原文件，在新生成的冲突清单中填写。";
  return refusal("import/conflict-file", { file }, message, remedy);
}
