import { END_MARK, KEY_HEADING } from "@qingdan/model";
import { escapeCellText } from "../clean-text.ts";
import type { Template } from "../template.ts";
import { cellMiddle, type CellMiddle, cellXml, TEXT_END } from "./cell-xml.ts";
import { layGroup, putDown, type PlacedRow, type Stretch } from "./group-layout.ts";
import { PrintedPages } from "./printed-pages.ts";
import { LOWEST_ROW, textHeight } from "./row-heights.ts";
import type { SheetNote, SheetRow } from "./sheet-rows.ts";
import { type SheetHead, type SheetShape, unitText } from "./sheet-shape.ts";
import type { Look, WorkbookSkeleton } from "./skeleton.ts";

const LOWEST_STATEMENT = 30;
const LOW_ROW: PlacedRow = { height: LOWEST_ROW, physical: 1, isParted: false };
/** Rows further down than this are made anew each time. */
const MOST_KNOWN_ROWS = 4000;
const ROW_END = "</row>";
const FIXED = ' customHeight="1"';
const NO_STYLE = cellMiddle(0);

/** Collects the rows of one sheet as XML, from top to bottom. A class only because a dozen functions share the same growing text. */
export class SheetWriter {
  /** Where rows and notes stand: the number of their row, from 1. */
  readonly places = new Map<SheetRow | SheetNote, number>();
  readonly merges: string[] = [];
  /** The XML of the rows, in pieces. */
  readonly rows: string[] = [];
  readonly #shape: SheetShape;
  readonly #skeleton: WorkbookSkeleton;
  readonly #pages: PrintedPages;
  readonly #spareStyles: readonly number[];
  /** The XML of a column's cells in front of the number of their row, and behind it. */
  readonly #starts: readonly string[];
  readonly #middles: readonly CellMiddle[];
  readonly #topMiddles: readonly CellMiddle[];
  readonly #smallMiddle: CellMiddle;
  readonly #keyStart: string;
  readonly #keyMiddle: CellMiddle;
  /** The number of the next row, from 1. */
  #next = 1;

  constructor(shape: SheetShape, skeleton: WorkbookSkeleton) {
    this.#shape = shape;
    this.#skeleton = skeleton;
    this.#pages = new PrintedPages(shape.pageHeight, shape.headerHeight);
    const styles = (centred: Look, other: Look): number[] =>
      shape.columns.map(({ field }) => skeleton.looks[shape.centred.has(field) ? centred : other]);
    this.#middles = styles("centred", "text").map(cellMiddle);
    this.#topMiddles = styles("centredOnTop", "textOnTop").map(cellMiddle);
    this.#smallMiddle = cellMiddle(skeleton.looks[shape.smaller]);
    this.#spareStyles = styles("spareCentred", "spareText");
    this.#starts = shape.letters.map((letters) => `<c r="${letters}`);
    this.#keyStart = `<c r="${shape.keyLetters}`;
    this.#keyMiddle = cellMiddle(skeleton.looks.key);
  }

  /** The rows behind which a printed page ends. */
  get breaks(): readonly number[] {
    return this.#pages.breaks;
  }

  /** The styles of the columns' empty cells. */
  get spareStyles(): readonly number[] {
    return this.#spareStyles;
  }

  /** Title, 填报单位 and date, header. Texts are clean. */
  head(title: string, { unitLine, dateLine }: SheetHead): void {
    const { letters, keyLetters, headerHeight, titleHeight, unitLineHeight, columns } = this.#shape;
    this.#fullRow({ height: titleHeight, physical: 1 }, "title", escapeCellText(title), "");
    this.#row(unitLineHeight, this.#unitLine(unitLine, dateLine));
    const headings = columns.map(({ heading }, index) => this.#cell(letters[index] ?? "", "header", heading));
    this.#row(headerHeight, headings.join("") + this.#cell(keyLetters, "key", KEY_HEADING));
    for (const height of [titleHeight, unitLineHeight, headerHeight]) this.#pages.head(height);
  }

  /** 填报单位 on the left and the date on the right, or below it where there is no room for both. */
  #unitLine(unitLine: string, dateLine: string): string {
    const { letters, lastLetters, unitLine: place } = this.#shape;
    const row = this.#next;
    const last = letters.length - 1;
    const merge = (from: number, to: number): void => {
      if (from < to) this.merges.push(`${letters[from]}${row}:${letters[to]}${row}`);
    };
    if (place.date === "end")
      return letters
        .map((name, index) => {
          if (index === last) return this.#cell(lastLetters, "dateAtEnd", dateLine);
          return this.#cell(name, "unitLineAtEnd", index === 0 ? unitLine : "");
        })
        .join("");
    const dateColumn = place.date === "cells" ? place.column : letters.length;
    merge(0, dateColumn - 1);
    merge(dateColumn, last);
    const texts = new Map([
      [0, unitText(place, { unitLine, dateLine })],
      ...(place.date === "cells" ? [[dateColumn, dateLine] as const] : []),
    ]);
    return letters
      .map((name, index) => this.#cell(name, index < dateColumn ? "unitLine" : "date", texts.get(index) ?? ""))
      .join("");
  }

  note(note: SheetNote): void {
    this.places.set(note, this.#next);
    this.#fullRow(putDown(Math.max(LOWEST_ROW, note.height), this.#pages), "note", note.text, note.key);
  }

  /** What stands instead of rows. */
  statement(text: string): void {
    const { total, lineHeight } = this.#shape;
    const height = Math.max(LOWEST_STATEMENT, textHeight(text, total, lineHeight));
    this.#fullRow(putDown(height, this.#pages), "statement", escapeCellText(text), "");
  }

  /** The rows of one group; a cell that goes on below is merged over the rows that it takes. */
  group(rows: readonly SheetRow[]): void {
    const { columns } = this.#shape;
    const { laid, own } = this.#layOut(rows);
    const { rows: placed, isParted } = laid;
    /** The row of the sheet at which the cell that is open in each column begins. */
    const open = columns.map(() => this.#next);
    for (const [rowIndex, row] of rows.entries()) {
      this.places.set(row, this.#next);
      const { height, physical, isParted: isRowParted } = placed[rowIndex] ?? LOW_ROW;
      const number = String(this.#next);
      let cells = "";
      for (let index = 0; index < columns.length; index += 1) {
        const text = row.cells[index] ?? "";
        const isGroup = columns[index]?.group === true;
        if (rowIndex > 0 && (text !== "" || (!isGroup && row.piece === 1))) {
          this.#merge(index, open[index] ?? 0, this.#next - 1);
          open[index] = this.#next;
        }
        const usual = isRowParted || (isParted && isGroup) ? this.#topMiddles : this.#middles;
        const middle = row.small.size > 0 && row.small.has(index) ? this.#smallMiddle : (usual[index] ?? NO_STYLE);
        cells += this.#starts[index] + number + (text === "" ? middle.empty : middle.filled + text + TEXT_END);
      }
      const isFixed = physical > 1 || height !== own[rowIndex];
      this.#row(height, cells + this.#keyStart + number + this.#keyMiddle.filled + row.key + TEXT_END, isFixed);
      for (let extra = 1; extra < physical; extra += 1) this.#row(height, this.#emptyCells());
    }
    for (const [index, start] of open.entries()) this.#merge(index, start, this.#next - 1);
  }

  /** The rows of a group as they are put down, and the heights that they need for cells of their own. */
  #layOut(rows: readonly SheetRow[]): { laid: ReturnType<typeof layGroup>; own: readonly number[] } {
    const { columns } = this.#shape;
    const stretches: Stretch[] = [];
    const own = rows.map(({ heights }) => {
      let height = LOWEST_ROW;
      for (let index = 0; index < columns.length; index += 1) {
        const needed = heights[index] ?? 0;
        if (needed > height && (rows.length === 1 || columns[index]?.group !== true)) height = needed;
      }
      return Math.ceil(height);
    });
    if (rows.length > 1) {
      for (const [index, { group }] of columns.entries()) {
        if (!group) continue;
        let from = 0;
        for (let row = 1; row <= rows.length; row += 1) {
          if (row < rows.length && (rows[row]?.cells[index] ?? "") === "") continue;
          stretches.push({ from, to: row, height: Math.ceil(rows[from]?.heights[index] ?? 0) });
          from = row;
        }
      }
    }
    return { laid: layGroup(own, stretches, this.#pages), own };
  }

  /** The end mark and `count` spare rows, the first of which holds it; returns the number of the last of them. */
  end(count: number): number {
    const first = this.#next;
    const id = this.#spareStyles.join(" ");
    let known = this.#skeleton.spareRows.get(id);
    if (known === undefined) this.#skeleton.spareRows.set(id, (known = []));
    const marked = this.#spareRow(first, known).slice(0, -ROW_END.length);
    const mark = cellXml(`${this.#shape.keyLetters}${first}`, this.#skeleton.looks.key, END_MARK);
    let rows = marked + mark + ROW_END;
    for (let row = first + 1; row < first + count; row += 1) rows += this.#spareRow(row, known);
    this.rows.push(rows);
    return first + count - 1;
  }

  #spareRow(row: number, known: string[]): string {
    let xml = known[row];
    if (xml === undefined) {
      const cells = this.#starts.map((start, index) => `${start}${row}" s="${this.#spareStyles[index]}"/>`);
      // Joined in one go the text is in one piece, and need not be put together again in each workbook.
      xml = [`<row r="${row}">`, ...cells, ROW_END].join("");
      if (row < MOST_KNOWN_ROWS) known[row] = xml;
    }
    return xml;
  }

  /** A full-width text, over as many rows of the sheet as its height needs. `text` is the content of an XML element. */
  #fullRow({ height, physical }: Pick<PlacedRow, "height" | "physical">, look: Look, text: string, key: string): void {
    const first = this.#next;
    const middle = cellMiddle(this.#skeleton.looks[look]);
    const cells = (shown: string): string =>
      this.#starts
        .map((start, index) => {
          const begun = `${start}${this.#next}`;
          return index > 0 || shown === "" ? begun + middle.empty : begun + middle.filled + shown + TEXT_END;
        })
        .join("");
    this.#row(height, cells(text) + (key === "" ? "" : this.#cell(this.#shape.keyLetters, "key", key)));
    for (let extra = 1; extra < physical; extra += 1) this.#row(height, cells(""));
    if (this.#starts.length > 1 || physical > 1)
      this.merges.push(`A${first}:${this.#shape.lastLetters}${this.#next - 1}`);
  }

  #emptyCells(): string {
    return this.#starts.map((start, index) => `${start}${this.#next}${this.#middles[index]?.empty}`).join("");
  }

  #merge(index: number, from: number, to: number): void {
    const letters = this.#shape.letters[index] ?? "";
    if (to > from) this.merges.push(`${letters}${from}:${letters}${to}`);
  }

  /** A row that is not fixed becomes higher by itself where a person writes more into it; programs do not see what merged cells need. */
  #row(height: number, cells: string, isFixed = true): void {
    this.rows.push(`<row r="${this.#next}" ht="${height}"${isFixed ? FIXED : ""}>${cells}</row>`);
    this.#next += 1;
  }

  #cell(letters: string, look: Look, text: string): string {
    return cellXml(`${letters}${this.#next}`, this.#skeleton.looks[look], text);
  }
}

/** How many spare rows a sheet has: one at least, which holds the end mark. */
export function spareRowCount(template: Template): number {
  return Math.max(1, template.excel.spareRows);
}
