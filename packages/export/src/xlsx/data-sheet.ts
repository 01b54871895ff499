import { END_MARK, HEADER_ROW, KEY_HEADING, type Diagnostic } from "@qingdan/model";
import { escapeCellText } from "../clean-text.ts";
import type { TablePlan } from "../plan.ts";
import { columnWidth, type Template } from "../template.ts";
import { columnLetters } from "./cell-names.ts";
import { PrintedPages } from "./printed-pages.ts";
import { groupHeights, physicalRows, textHeight } from "./row-heights.ts";
import { sheetContent, type SheetContent, type SheetNote, type SheetRow } from "./sheet-rows.ts";
import type { Look, WorkbookSkeleton } from "./skeleton.ts";

/** A drop-down on a column: the formula that names its entries. */
export interface DropDown {
  field: string;
  formula: string;
}

/** What stands around the rows of a sheet. */
export interface SheetFrame {
  unitLine: string;
  dateLine: string;
  dropDowns: readonly DropDown[];
  /** XML behind the page set-up: the reference to a part with comments, or "". */
  tail: string;
}

/** A sheet as XML, what was changed in its texts, and where its rows stand. */
export interface DataSheet {
  xml: string;
  diagnostics: Diagnostic[];
  /** The row of the sheet, from 1, at which each of the plan's rows begins. */
  rowNumbers: Map<TablePlan["rows"][number], number>;
}

/** Rows further down than this are made anew each time. */
const MOST_KNOWN_ROWS = 4000;
const ROW_END = "</row>";
const TITLE_HEIGHT = 42;
const UNIT_LINE_HEIGHT = 24;
const LOWEST_NOTE = 21;
const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"';

/** Columns of short entries, which stand in the middle. */
const CENTRED = new Set(["serial", "unit", "department", "agency", "phone"]);

/** One sheet with its rows, written straight into the skeleton's XML. */
export function dataSheet(
  plan: TablePlan,
  sheetName: string,
  frame: SheetFrame,
  skeleton: WorkbookSkeleton,
  template: Template,
): DataSheet {
  const content = sheetContent(plan, sheetName);
  const sheet = new SheetWriter(plan, skeleton, template);
  sheet.heading(plan.title, frame);
  for (const note of content.notesBefore) sheet.note(note);
  if (plan.statement !== "") sheet.statement(plan.statement);
  for (const group of groupsOf(content.rows)) sheet.group(group);
  for (const note of content.notesAfter) sheet.note(note);
  const last = sheet.end();
  placeDiagnostics(content, sheet.places);
  return {
    xml: sheet.finish(frame, last),
    diagnostics: content.diagnostics,
    rowNumbers: new Map(
      content.rows.filter((row) => row.piece === 1).map((row) => [row.source, sheet.places.get(row) ?? 0]),
    ),
  };
}

function groupsOf(rows: readonly SheetRow[]): SheetRow[][] {
  const groups: SheetRow[][] = [];
  for (const row of rows) {
    if (row.opensGroup) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups;
}

function placeDiagnostics(content: SheetContent, places: ReadonlyMap<SheetRow | SheetNote, number>): void {
  for (const { place, owner, column } of content.pending)
    place.cell = `${columnLetters(column)}${places.get(owner) ?? 0}`;
}

/** Collects the XML of one sheet row by row. A class only because a dozen functions share the same growing text. */
class SheetWriter {
  readonly places = new Map<SheetRow | SheetNote, number>();
  readonly #plan: TablePlan;
  readonly #template: Template;
  readonly #skeleton: WorkbookSkeleton;
  readonly #widths: number[];
  readonly #styles: number[];
  readonly #spareStyles: number[];
  readonly #letters: string[];
  readonly #keyLetters: string;
  readonly #lastLetters: string;
  /** The XML of cells around the number of their row and their text, by column. */
  readonly #starts: string[];
  readonly #emptyEnds: string[];
  readonly #textStarts: string[];
  readonly #merges: string[] = [];
  readonly #pages: PrintedPages;
  #rows = "";
  #next = 1;

  constructor(plan: TablePlan, skeleton: WorkbookSkeleton, template: Template) {
    this.#plan = plan;
    this.#template = template;
    this.#skeleton = skeleton;
    this.#widths = plan.columns.map(({ field }) => {
      const width = columnWidth(template, plan.part, field);
      const isFilled = plan.rows.length === 0 || plan.rows.some(({ cells }) => (cells[field] ?? "") !== "");
      return isFilled ? width : Math.min(width, template.excel.emptyColumnWidth);
    });
    this.#pages = new PrintedPages(this.#widths.reduce((sum, width) => sum + width, 0));
    const styleOf = (centred: Look, other: Look): number[] =>
      plan.columns.map(({ field }) => skeleton.looks[CENTRED.has(field) ? centred : other]);
    this.#styles = styleOf("centred", "text");
    this.#spareStyles = styleOf("spareCentred", "spareText");
    this.#letters = plan.columns.map((_, index) => columnLetters(index));
    this.#lastLetters = columnLetters(plan.columns.length - 1);
    this.#keyLetters = columnLetters(plan.columns.length);
    this.#starts = this.#letters.map((letters) => `<c r="${letters}`);
    this.#emptyEnds = this.#styles.map((style) => `" s="${style}"/>`);
    this.#textStarts = this.#styles.map((style) => ['" s="', style, TEXT_START].join(""));
  }

  heading(title: string, { unitLine, dateLine }: SheetFrame): void {
    const count = this.#letters.length;
    this.#tallRow(TITLE_HEIGHT, "title", title, "");
    const split = dateLine === "" || count < 4 ? count : count - 2;
    const cells = this.#letters.map((letters, index) => {
      const look = index < split ? "unitLine" : "date";
      return this.#cell(letters, look, index === 0 ? unitLine : index === split ? dateLine : "");
    });
    if (split > 1) this.#merges.push(`A2:${columnLetters(split - 1)}2`);
    if (split < count) this.#merges.push(`${columnLetters(split)}2:${this.#lastLetters}2`);
    this.#row(UNIT_LINE_HEIGHT, cells.join(""));
    const headings = this.#plan.columns.map(({ heading }) => heading);
    const height = Math.max(30, this.#height(headings, 0));
    this.#pages.row(TITLE_HEIGHT);
    this.#pages.row(UNIT_LINE_HEIGHT);
    this.#pages.header(height);
    this.#row(
      height,
      headings.map((heading, index) => this.#cell(this.#letters[index] ?? "", "header", heading)).join("") +
        this.#cell(this.#keyLetters, "key", KEY_HEADING),
    );
  }

  note(note: SheetNote): void {
    this.places.set(note, this.#next);
    const height = Math.max(LOWEST_NOTE, this.#noteHeight(note.text));
    for (let piece = physicalRows(height); piece > 0; piece -= 1) this.#pages.row(height / physicalRows(height));
    this.#tallRow(height, "note", note.text, note.key);
  }

  statement(text: string): void {
    this.#tallRow(Math.max(30, this.#noteHeight(text)), "statement", text, "");
  }

  /** The rows of one group, with group columns merged over all of them, and rows higher than a row can be merged over several. */
  group(rows: readonly SheetRow[]): void {
    const columns = this.#plan.columns;
    const { own, merged } = this.#groupHeights(rows);
    const heights = groupHeights(own, merged);
    const pieces = heights.flatMap((height) => {
      const count = physicalRows(height);
      return Array.from({ length: count }, () => Math.ceil(height / count));
    });
    const isParted = this.#pages.group(pieces, pieces.length > rows.length ? Math.max(merged, ...own) : merged);
    /** The row of the sheet at which the cell that is open in each column begins. */
    const open = columns.map(() => this.#next);
    for (const [rowIndex, row] of rows.entries()) {
      this.places.set(row, this.#next);
      const physical = physicalRows(heights[rowIndex] ?? 0);
      const height = Math.ceil((heights[rowIndex] ?? 0) / physical);
      const number = String(this.#next);
      let cells = "";
      for (let index = 0; index < columns.length; index += 1) {
        const text = row.cells[index] ?? "";
        if (rowIndex > 0 && (columns[index]?.group !== true || text !== "")) {
          this.#merge(index, open[index] ?? 0, this.#next - 1);
          open[index] = this.#next;
        }
        const onTop = isParted && (columns[index]?.group === true || physical > 1);
        cells += onTop ? this.#onTop(index, number, text) : this.#styled(index, number, text);
      }
      this.#row(height, cells + this.#cell(this.#keyLetters, "key", row.key));
      for (let extra = 1; extra < physical; extra += 1) {
        const next = String(this.#next);
        this.#row(height, columns.map((_, index) => this.#styled(index, next, "")).join(""));
      }
    }
    for (const [index, start] of open.entries()) this.#merge(index, start, this.#next - 1);
  }

  /** What each row of a group needs for its own cells, and what the cells that are merged over all of them need, in points. */
  #groupHeights(rows: readonly SheetRow[]): { own: number[]; merged: number } {
    const columns = this.#plan.columns;
    const sums = columns.map(() => 0);
    const own = rows.map(({ cells }) => {
      let height = 0;
      for (let index = 0; index < columns.length; index += 1) {
        const needed = this.#textHeight(cells[index] ?? "", index);
        if (columns[index]?.group === true) sums[index] = (sums[index] ?? 0) + needed;
        else if (needed > height) height = needed;
      }
      return height;
    });
    return { own, merged: Math.max(0, ...sums) };
  }

  /** The end mark and the spare rows; returns the number of the last of them. */
  end(): number {
    const count = Math.max(1, this.#template.excel.spareRows);
    const first = this.#next;
    const id = this.#spareStyles.join(" ");
    let known = this.#skeleton.spareRows.get(id);
    if (known === undefined) this.#skeleton.spareRows.set(id, (known = []));
    const marked = this.#spareRow(first, known).slice(0, -ROW_END.length);
    const mark = cellXml(`${this.#keyLetters}${first}`, this.#skeleton.looks.key, END_MARK);
    let rows = marked + mark + ROW_END;
    for (let row = first + 1; row < first + count; row += 1) rows += this.#spareRow(row, known);
    this.#rows += rows;
    return first + count - 1;
  }

  #spareRow(row: number, known: string[]): string {
    let xml = known[row];
    if (xml === undefined) {
      const cells = this.#letters.map((letters, index) => `<c r="${letters}${row}" s="${this.#spareStyles[index]}"/>`);
      // Joined in one go the text is in one piece, and need not be put together again in each workbook.
      xml = [`<row r="${row}">`, ...cells, ROW_END].join("");
      if (row < MOST_KNOWN_ROWS) known[row] = xml;
    }
    return xml;
  }

  finish({ dropDowns, tail }: SheetFrame, last: number): string {
    const { sheetHead, sheetTail, looks } = this.#skeleton;
    const cols = this.#widths
      .map((width, index) => col(index + 1, width, this.#spareStyles[index] ?? 0))
      .concat(col(this.#widths.length + 1, 12, looks.key, true));
    const merges = this.#merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
    const first = HEADER_ROW + 1;
    const spareFrom = last - Math.max(1, this.#template.excel.spareRows) + 1;
    const spare = `A${spareFrom}:${this.#lastLetters}${last}`;
    const borders = `<conditionalFormatting sqref="${spare}"><cfRule type="expression" dxfId="0" priority="1"><formula>COUNTA($A${spareFrom}:$${this.#lastLetters}${spareFrom})&gt;0</formula></cfRule></conditionalFormatting>`;
    const validations = dropDowns.flatMap(({ field, formula }) => {
      const index = this.#plan.columns.findIndex((column) => column.field === field);
      const letters = this.#letters[index];
      if (letters === undefined) return [];
      return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letters}${first}:${letters}${last}"><formula1>${formula}</formula1></dataValidation>`;
    });
    const validation =
      validations.length === 0
        ? ""
        : `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`;
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${NAMESPACES}>${sheetHead.replace(
      "<sheetViews>",
      `<dimension ref="A1:${this.#keyLetters}${last}"/><sheetViews>`,
    )}<cols>${cols.join("")}</cols><sheetData>${this.#rows}</sheetData><mergeCells count="${this.#merges.length}">${merges}</mergeCells>${borders}${validation}${sheetTail}${breaksXml(this.#pages.breaks)}${tail}</worksheet>`;
  }

  #height(texts: readonly string[], least: number): number {
    let height = least;
    for (const [index, text] of texts.entries()) height = Math.max(height, this.#textHeight(text, index));
    return height;
  }

  #textHeight(text: string, index: number): number {
    return text === "" ? 0 : textHeight(text, this.#scaled(this.#widths[index] ?? 0), this.#template.excel.lineHeight);
  }

  #noteHeight(text: string): number {
    const width = this.#widths.reduce((sum, value) => sum + value, 0);
    return textHeight(text, this.#scaled(width), this.#template.excel.lineHeight);
  }

  /** Widths are counted in characters of 10.5 points. */
  #scaled(width: number): number {
    return (width * 10.5) / this.#template.excel.textSize;
  }

  /** A full-width text, over as many rows of the sheet as its height needs. */
  #tallRow(height: number, look: Look, text: string, key: string): void {
    const physical = physicalRows(height);
    const first = this.#next;
    const share = Math.ceil(height / physical);
    const cells = (shown: string): string =>
      this.#letters.map((letters, index) => this.#cell(letters, look, index === 0 ? shown : "")).join("");
    this.#row(share, cells(text) + (key === "" ? "" : this.#cell(this.#keyLetters, "key", key)));
    for (let extra = 1; extra < physical; extra += 1) this.#row(share, cells(""));
    if (this.#letters.length > 1 || physical > 1) this.#merges.push(`A${first}:${this.#lastLetters}${this.#next - 1}`);
  }

  #merge(index: number, from: number, to: number): void {
    const letters = this.#letters[index] ?? "";
    if (to > from) this.#merges.push(`${letters}${from}:${letters}${to}`);
  }

  #row(height: number, cells: string): void {
    this.#rows += `<row r="${this.#next}" ht="${height}" customHeight="1">${cells}</row>`;
    this.#next += 1;
  }

  #styled(index: number, row: string, text: string): string {
    const start = (this.#starts[index] ?? "") + row;
    if (text === "") return start + (this.#emptyEnds[index] ?? "");
    return start + (this.#textStarts[index] ?? "") + escapeCellText(text) + TEXT_END;
  }

  /** A cell whose text stands on top, so that the end of a page below it does not cut it. */
  #onTop(index: number, row: string, text: string): string {
    const { centred, centredOnTop, textOnTop } = this.#skeleton.looks;
    const style = this.#styles[index] === centred ? centredOnTop : textOnTop;
    return cellXml(`${this.#letters[index]}${row}`, style, text);
  }

  #cell(letters: string, look: Look, text: string): string {
    return cellXml(`${letters}${this.#next}`, this.#skeleton.looks[look], text);
  }
}

const TEXT_START = '" t="inlineStr"><is><t xml:space="preserve">';
const TEXT_END = "</t></is></c>";

/** A cell with its text in place; a cell without text only has its style. */
export function cellXml(name: string, style: number, text: string): string {
  if (text === "") return `<c r="${name}" s="${style}"/>`;
  return `<c r="${name}" s="${style}${TEXT_START}${escapeCellText(text)}${TEXT_END}`;
}

function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`);
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks.join("")}</rowBreaks>`;
}

function col(number: number, width: number, style: number, hidden = false): string {
  return `<col min="${number}" max="${number}" width="${width}" style="${style}"${hidden ? ' hidden="1"' : ""} customWidth="1"/>`;
}
