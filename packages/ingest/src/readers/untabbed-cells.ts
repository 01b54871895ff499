import type { Line } from "../blocks.ts";
import { trimRange } from "../text-lines.ts";

/** What finding the cells without a tab needs to know of the words in a dump. */
export interface DumpWords {
  /** True where the texts are the headings of a table. */
  isHeader(texts: readonly string[]): boolean;
  /** True for a text that is a heading of some part. */
  isHeading(text: string): boolean;
  /** True for a line that cannot be in a cell: a title, a note, the bureau's line. */
  standsAlone(text: string): boolean;
}

/** A row whose first cell has no tab: the line that begins it, and how many lines later the first tab stands. */
const SERIAL = /^(?:[0-9０-９]{1,4}|[（(]?[一二三四五六七八九十]{1,3}[）)]?)[.．、]?$/u;
const SERIAL_HEADING = /^(?:序\s*号|编\s*号)$/u;
/** No heading of a table has more lines than columns of a form. */
const MOST_COLUMNS = 20;

/**
 * The lines that begin a cell although no tab stands in front of them. Some programs print the tab between the cells of a row, not before
 * each: then the first cell of every row has none ("1⏎⇥text"). It is seen at the header, whose first heading stands without a tab in
 * front of the others, or at a row behind a header of tabbed headings that begins with a bare serial. From there on a row has one tabbed
 * cell less than the header has headings, and the line above its first tab is its first cell, even where it is empty.
 */
export function findUntabbedCells(text: string, lines: readonly Line[], words: DumpWords): Set<number> {
  const scan = new UntabbedScan(text, lines, words);
  return scan.find();
}

class UntabbedScan {
  private readonly starts = new Set<number>();
  private readonly texts: (string | undefined)[];
  private readonly source: string;
  private readonly lines: readonly Line[];
  private readonly tabbed: boolean[];
  private readonly words: DumpWords;

  constructor(text: string, lines: readonly Line[], words: DumpWords) {
    this.words = words;
    this.tabbed = lines.map((line) => line.end > line.start && text.charCodeAt(line.start) === 9);
    this.texts = new Array<string | undefined>(lines.length);
    this.source = text;
    this.lines = lines;
  }

  find(): Set<number> {
    for (let index = 0; index < this.lines.length; index += 1) {
      const header = this.headerAt(index);
      if (header === undefined) continue;
      if (!header.tabbed) this.starts.add(index);
      const first = this.nextFilled(header.end);
      index = this.isBareRow(first, header.columns) ? this.takeRows(header.end, header.columns) : header.end - 1;
    }
    return this.starts;
  }

  /** A line without the white space at its ends: few of them are ever looked at. */
  private textOf(index: number): string {
    const line = this.lines[index];
    if (line === undefined) return "";
    let text = this.texts[index];
    if (text === undefined) {
      const { start, end } = trimRange(this.source, line.start, line.end);
      text = this.source.slice(start, end);
      this.texts[index] = text;
    }
    return text;
  }

  /** The header that begins at a line: its columns, the line behind it, and whether its first heading has a tab. */
  private headerAt(index: number): { columns: number; end: number; tabbed: boolean } | undefined {
    const tabbed = this.tabbed[index] === true;
    if (this.tabbed[index + 1] !== true || (tabbed && this.tabbed[index - 1] === true)) return undefined;
    const text = this.textOf(index);
    if (text === "" || text.length > 30 || !this.words.isHeading(text)) return undefined;
    if (!tabbed && (SERIAL_HEADING.test(this.textOf(index + 1)) || this.isInCell(index))) return undefined;
    let end = index + 1;
    while (this.tabbed[end] === true && end - index < MOST_COLUMNS && !this.repeats(index, end)) end += 1;
    const headings = Array.from({ length: end - index }, (_, at) => this.textOf(index + at));
    return this.words.isHeader(headings) ? { columns: end - index, end, tabbed } : undefined;
  }

  /** True for a line without a tab directly under another line: it may go on with a cell. */
  private isInCell(index: number): boolean {
    const above = this.textOf(index - 1);
    return above !== "" && !this.words.standsAlone(above);
  }

  private repeats(first: number, index: number): boolean {
    return index > first && this.textOf(index) === this.textOf(first);
  }

  private nextFilled(index: number): number {
    let next = index;
    while (next < this.lines.length && this.textOf(next) === "" && this.tabbed[next] !== true) next += 1;
    return next;
  }

  /** True for a line that is the first cell of a row without a tab: one cell less than the header has headings stands below it. */
  private isBareRow(index: number, columns: number): boolean {
    const text = this.textOf(index);
    if (index >= this.lines.length || this.tabbed[index] === true || this.tabbed[index + 1] !== true) return false;
    if (this.words.standsAlone(text) || this.headerAt(index) !== undefined) return false;
    return SERIAL.test(text) || (!this.isInCell(index) && this.tabsFrom(index + 1) === columns - 1);
  }

  private tabsFrom(index: number): number {
    let end = index;
    while (this.tabbed[end] === true) end += 1;
    return end - index;
  }

  /** Marks the first cells of the rows from `from` on; returns the last line that belongs to them. */
  private takeRows(from: number, columns: number): number {
    let at = from;
    while (at < this.lines.length) {
      const tab = this.nextTab(at);
      if (tab === undefined) break;
      const first = this.firstCell(at, tab);
      if (this.headerAt(first) !== undefined || this.words.standsAlone(this.textOf(first))) break;
      this.starts.add(first);
      at = tab + 1;
      for (let cells = 2; cells < columns; cells += 1) at = this.behindTab(at);
    }
    return at - 1;
  }

  /** The line behind the next one with a tab. */
  private behindTab(from: number): number {
    let index = from;
    while (index < this.lines.length && this.tabbed[index] !== true) index += 1;
    return index + 1;
  }

  /** The next line with a tab, unless a line that cannot be in a cell stands before it. */
  private nextTab(from: number): number | undefined {
    for (let index = from; index < this.lines.length; index += 1) {
      if (this.tabbed[index] === true) return index;
      const text = this.textOf(index);
      if (text !== "" && (this.words.standsAlone(text) || this.headerAt(index) !== undefined)) return undefined;
    }
    return undefined;
  }

  /** The line of the first cell of the row whose first tab stands at `tab`: the paragraph above it, or the empty line. */
  private firstCell(from: number, tab: number): number {
    let first = tab - 1;
    if (first < from) return tab;
    while (first > from && this.textOf(first) !== "" && this.textOf(first - 1) !== "") first -= 1;
    // No empty line parts the rows: only the line above the tab is the first cell.
    return first === from && this.textOf(first) !== "" && from > 0 && this.tabbed[from - 1] === true ? tab - 1 : first;
  }
}
