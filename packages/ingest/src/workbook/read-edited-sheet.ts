import {
  ABSENT_STATEMENT,
  comparisonText,
  decodeRowKey,
  isEndMark,
  matchForm,
  tableOfKey,
  type Diagnostic,
  type Part,
  type RowKey,
  type Vocabulary,
  isWhiteSpaceOnly,
} from "@qingdan/model";
import { columnName } from "../readers/xlsx/cell-reference.ts";
import type { Sheet } from "../readers/xlsx/workbook.ts";
import { HEAD_FIELDS } from "./base-part.ts";
import { isSignature, reportBelowTable } from "./below-the-table.ts";
import type { EditedCell, EditedLine, EditedSheet } from "./edited-workbook.ts";
import { findHeader, type EditedHeader } from "./find-header.ts";
import { eachTextOnce, shownSheet, type ShownSheet } from "./merged-cells.ts";
import { problem } from "./problems.ts";
import { reportCoveredTexts, reportDamagedKeys, reportOddCells, reportWideCells } from "./report-odd-cells.ts";
import { reportFilter, reportHead, reportMarks } from "./report-sheet.ts";
import { TextPieces } from "./text-pieces.ts";

/** The longest text in the first column that may still be a serial; a longer one alone in its row is a note. */
const LONGEST_SERIAL = 10;
/** The same below the table, where people write 联系人：张三. */
const LONGEST_BELOW = 4;

/**
 * One sheet of an edited workbook: its rows as a person sees them, with what the hidden column says of each. In: the sheet and the part
 * that it holds. Rows without text, repeated headers and rows that merged cells cover wholly are no rows. Undefined where no header is found.
 */
export function readEditedSheet(
  sheet: Sheet,
  part: Part,
  vocabulary: Vocabulary,
  { house, problems }: { house: boolean; problems: Diagnostic[] },
): EditedSheet | undefined {
  const shown = shownSheet(sheet);
  const header = findHeader(shown, part, vocabulary);
  if (header === undefined) return undefined;
  const result: EditedSheet = {
    part,
    name: sheet.name,
    columns: header.columns,
    rows: [],
    lines: [],
    statement: "",
    statementCell: "",
    keyed: false,
    complete: false,
  };
  reportHead(sheet, part, header.row, { house, vocabulary, problems });
  reportMarks(sheet, problems);
  const reader = new RowReader(shown, header, result, vocabulary, problems);
  // Rows without a cell of their own show nothing that is not in the rows above; a stray cell far down leaves a million of them.
  const rows = [...sheet.cells.keys()].filter((row) => row > header.row).sort((a, b) => a - b);
  for (const row of rows) reader.read(row);
  reportOddCells(sheet.name, reader.odd.values(), problems);
  reportCoveredTexts(sheet.name, reader.covered, problems);
  reportWideCells(sheet.name, [...reader.wide], problems);
  reportDamagedKeys(sheet.name, reader.damaged, problems);
  const filtered = sheet.autoFilter?.active === true;
  takeLoneStatement(result, vocabulary);
  result.keyed = reader.sawKey || reader.sawEnd;
  result.complete = reader.sawEnd && !filtered;
  if (filtered) reportFilter(sheet, problems);
  reportBelowTable(result, reader.blank, problems);
  return result;
}

/** The cells that say something. */
function speakingCells(cells: Readonly<Record<string, EditedCell>>): EditedCell[] {
  return Object.values(cells).filter(({ text }) => !isWhiteSpaceOnly(text));
}

/** 无 in the only row that still says anything, its key still beside it: the rows were cleared, not deleted, and the part has none. */
function takeLoneStatement(result: EditedSheet, vocabulary: Vocabulary): void {
  const [row, second] = result.rows.filter(({ cells }) => speakingCells(cells).length > 0);
  const [only, other] = row === undefined ? [] : speakingCells(row.cells);
  if (row === undefined || only === undefined || second !== undefined || other !== undefined) return;
  if (!vocabulary.isEmptyStatement(only.text)) return;
  result.statement = comparisonText(only.text);
  result.statementCell = only.address;
  for (const cell of Object.values(row.cells)) cell.text = "";
}

/** Reads one row after another into a sheet; what a row is may depend on the row above it. */
class RowReader {
  sawKey = false;
  sawEnd = false;
  /** Cells that hold no plain text, by address: a merged one is seen in every row that it covers. */
  readonly odd = new Map<string, EditedCell>();
  /** Texts of their own that a merged range from above covers. */
  readonly covered: EditedCell[] = [];
  /** The cells that were merged over several columns of an item. */
  readonly wide = new Set<string>();
  /** The cells of keys that are none any more. */
  readonly damaged: string[] = [];
  /** A row in which nothing stands, of every run of such rows below the end mark that has rows below it. */
  readonly blank: number[] = [];
  #filled = 0;
  #end = 0;
  readonly #shown: ShownSheet;
  readonly #header: EditedHeader;
  readonly #result: EditedSheet;
  readonly #vocabulary: Vocabulary;
  readonly #problems: Diagnostic[];
  readonly #pieces: TextPieces;

  constructor(
    shown: ShownSheet,
    header: EditedHeader,
    result: EditedSheet,
    vocabulary: Vocabulary,
    problems: Diagnostic[],
  ) {
    this.#shown = shown;
    this.#header = header;
    this.#result = result;
    this.#vocabulary = vocabulary;
    this.#problems = problems;
    this.#pieces = new TextPieces(result);
  }

  read(row: number): void {
    const keyText = this.#keyText(row);
    const ends = isEndMark(keyText);
    if (ends) {
      this.sawEnd = true;
      this.#end = row;
    }
    const key = ends ? undefined : decodeRowKey(keyText);
    const known = key !== undefined && key.keys.every((one) => one === "" || tableOfKey(one) !== undefined);
    if (known && key.keys.some((one) => one !== "")) this.sawKey = true;
    const printed = this.#cells(row);
    const speaking = speakingCells(printed);
    for (const cell of speaking) if (cell.kind !== "text") this.odd.set(cell.address, cell);
    if (speaking.length > 0) this.#seeGap(row);
    if (known && key.piece > 1 && this.#pieces.carryOn(row, printed, key)) return;
    if (!known && !this.sawKey && this.#pieces.carryOnFull(row, printed)) return;
    const cells = this.#pieces.completed(printed, known ? key.keys : []);
    if (cells === undefined) return;
    const texts = cells === printed ? speaking : speakingCells(cells);
    if (texts.every(({ origin }) => origin < row)) {
      // A row with a key and without text of its own: whether it was always so, the comparison with the base tells.
      if (known && tableOfKey(key.keys[0] ?? "") !== "note")
        this.#result.rows.push({
          sheet: this.#result.name,
          row,
          cells: eachTextOnce(cells, this.wide),
          keys: key.keys,
          fingerprint: "",
          damaged: false,
          covered: true,
        });
      return;
    }
    if (this.#isHeader(cells) || (!known && this.#isPageHead(row, texts))) return;
    // People sign below the table, where its end is marked.
    const mayEnd = !known && (this.sawEnd || !this.sawKey);
    if (mayEnd && isSignature(texts.map(({ text }) => text))) return this.#signature(row, texts);
    const line = this.#lineOf(row, texts, known ? key : undefined);
    if (line !== undefined) return this.#line(line);
    const damaged = !known && !ends && keyText.trim() !== "";
    if (damaged) this.damaged.push(`${columnName(this.#header.keyColumn ?? 1)}${row}`);
    const keys = known ? key.keys : [];
    this.#result.rows.push({
      sheet: this.#result.name,
      row,
      cells: eachTextOnce(cells, this.wide),
      keys,
      fingerprint: known ? key.fingerprint : "",
      damaged,
    });
  }

  /** Blank rows above the end mark mean nothing: unmerged, a row that takes several rows of the sheet leaves such. */
  #seeGap(row: number): void {
    const above = row - 1;
    if (this.sawEnd && this.#filled < above && above >= this.#end) this.blank.push(above);
    this.#filled = row;
  }

  #keyText(row: number): string {
    const column = this.#header.keyColumn;
    return column === undefined ? "" : (this.#shown.sheet.cells.get(row)?.get(column)?.text ?? "");
  }

  #cells(row: number): Record<string, EditedCell> {
    const cells: Record<string, EditedCell> = {};
    for (const { field, column } of this.#header.columns) {
      const cell = this.#shown.cellAt(row, column);
      if (this.#isCovered(row, column, cell)) this.covered.push(cell);
      const fromPiece = cell.origin < row && this.#pieces.rows.has(cell.origin);
      cells[field] = fromPiece ? { ...cell, text: "", origin: row } : cell;
    }
    return cells;
  }

  /** True for a text of its own below the first cell of a merged range. */
  #isCovered(row: number, column: number, cell: EditedCell): boolean {
    if (cell.origin !== row) return false;
    const merge = this.#shown.mergeAt(row, column);
    return merge !== undefined && merge.top < row && !isWhiteSpaceOnly(cell.text);
  }

  #isHeader(cells: Record<string, EditedCell>): boolean {
    return this.#header.columns.every(
      ({ heading, field }) => matchForm(heading) === matchForm(cells[field]?.text ?? ""),
    );
  }

  /**
   * What a page repeats and a person adds for counting, none of it an item: the title, the lines of bureau and date, the numbers of the
   * columns, and sums. Sums are told.
   */
  #isPageHead(row: number, texts: readonly EditedCell[]): boolean {
    const [first] = texts;
    if (first === undefined) return false;
    const labelled = ({ text }: EditedCell): boolean =>
      this.#vocabulary.afterLabel("bureau", text) !== undefined ||
      this.#vocabulary.afterLabel("date", text) !== undefined;
    const different = new Set(texts.map(({ text }) => text)).size;
    if (different === 1 && this.#vocabulary.partOf(first.text) === this.#result.part) return true;
    if (different <= 2 && texts.every(labelled)) return true;
    if (texts.length > 2 && texts.every(({ text }, index) => matchForm(text) === String(index + 1))) return true;
    if (!/^(?:合计|总计|小计|共计)$/u.test(matchForm(first.text))) return false;
    const place = { sheet: this.#result.name, cell: first.address };
    const message = `第${row}行是“${first.text.trim()}”，不是清单事项，没有读入。`;
    this.#problems.push(problem("warning", "sum-row", place, message));
    return true;
  }

  /** The row as a full-width line: one text alone, merged over the table, filled over it, under the key of a note, or too long for a serial. */
  #lineOf(row: number, texts: readonly EditedCell[], key: RowKey | undefined): EditedLine | undefined {
    const [first] = texts;
    if (first === undefined || texts.some(({ text }) => text !== first.text)) return undefined;
    const noteKey = key !== undefined && tableOfKey(key.keys[0] ?? "") === "note" ? (key.keys[0] ?? "") : "";
    const columns = this.#header.columns;
    const merge = this.#shown.mergeAt(row, columns[0]?.column ?? 1);
    const wide = merge !== undefined && (merge.right - merge.left + 1) * 2 > columns.length;
    const filled = columns.length > 2 && texts.length === columns.length;
    // Only where the first column names groups: a long text in it says something of its row where it holds tasks or articles.
    const heads = HEAD_FIELDS[this.#result.part].includes(columns[0]?.field ?? "");
    const alone =
      heads && texts.length === 1 && first.address.replace(/\d/gu, "") === columnName(columns[0]?.column ?? 1);
    const isNote =
      this.#vocabulary.afterLabel("note", first.text) === undefined
        ? alone && first.text.trim().length > (key === undefined && this.sawEnd ? LONGEST_BELOW : LONGEST_SERIAL)
        : alone || (key === undefined && this.sawEnd && texts.length === 1);
    const isStatement = alone && this.#vocabulary.isEmptyStatement(first.text);
    const ownsRow = key !== undefined && noteKey === "";
    if (noteKey === "" && (ownsRow || !(wide || filled || isNote || isStatement))) return undefined;
    return {
      sheet: this.#result.name,
      row,
      text: first.text,
      address: first.address,
      key: noteKey,
      before: this.#result.rows.length === 0,
    };
  }

  /** Where people sign: no item, but kept, a note for each cell; one where the same text fills the row. */
  #signature(row: number, texts: readonly EditedCell[]): void {
    const sheet = this.#result.name;
    const before = this.#result.rows.length === 0;
    const filled = texts.every(({ text }) => text === texts[0]?.text);
    for (const { text, address } of filled ? texts.slice(0, 1) : texts)
      this.#result.lines.push({ sheet, row, text, address, key: "", before });
    const message = "该行是填表人、审核人等落款，不是清单事项，按注保存。";
    this.#problems.push(problem("hint", "signature-row", { sheet, cell: texts[0]?.address ?? "" }, message));
  }

  #line(line: EditedLine): void {
    if (
      line.key === "" &&
      (this.#vocabulary.isEmptyStatement(line.text) || matchForm(line.text) === ABSENT_STATEMENT)
    ) {
      this.#result.statement = comparisonText(line.text);
      this.#result.statementCell = line.address;
      return;
    }
    const repeats = this.#pieces.repeatsLine(line.row, line.text);
    if (line.key !== "" || !repeats) this.#result.lines.push(line);
  }
}
