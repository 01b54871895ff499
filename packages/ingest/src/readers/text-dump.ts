import { leadingNumber, type Vocabulary } from "@qingdan/model";
import type { Block, Cell, Line, SourceDocument } from "../blocks.ts";
import { raggedRow, textInLastCell } from "./dump-diagnostics.ts";
import {
  doubtfulLine,
  hasBlankLines,
  looksLikeProse,
  type LineReading,
  proseInLastCell,
  type RowPlace,
} from "./last-cell.ts";
import { lineFinder, singleSpaced, splitLines, trimRange } from "../text-lines.ts";
import { isAttachmentNumber, isSigned, withoutPageLines } from "../page-lines.ts";
import { cellOf, type CellToken, type Chunk, DumpTokenizer, softened } from "./dump-tokens.ts";
import { areHeadings, isListTitle, titlesOverHeader, standsAlone } from "./dump-wording.ts";

/** No header of a form has more columns. */
const MOST_HEADINGS = 60;

const DIGIT = /[0-9０-９]/u;

/**
 * Reads the text dump of a word-processor document: each table cell begins a line with a tab, a blank line ends a row, prose has no
 * tabs. Cells may hold line breaks and blank lines, so rows are put together by the number of columns of the table's header.
 */
export function readTextDump(text: string, file: string, vocabulary: Vocabulary): SourceDocument {
  const lines = splitLines(text);
  const page = withoutPageLines(text, singleSpaced(text, lines));
  const parser = new DumpParser(text, page.lines, vocabulary);
  const blocks = parser.parse();
  const placeAt = lineFinder(file, lines);
  const diagnostics = parser.ragged.map(({ start, cells, columns }) =>
    raggedRow(placeAt(start), text.slice(start, start + 40), cells, columns),
  );
  for (const { start, end } of parser.doubtful) {
    const line = text.slice(start, end);
    // A document whose cells hold blank lines elsewhere holds them here, too, where the line is no sentence.
    if (!parser.hasBlanksInside || looksLikeProse(line)) diagnostics.push(textInLastCell(placeAt(start), line));
  }
  return { file, format: "text", text, blocks, furniture: page.furniture, placeAt, diagnostics };
}

/** True for a text in the dump format: at least one line begins with a tab and text behind it. */
export function looksLikeTextDump(text: string): boolean {
  return /^\t[ \t\u3000]*\S/mu.test(text);
}

const TABS_INSIDE = /\S[ \u3000]*\t+[ \u3000]*\S/u;
/** 一、部门主要职责\t1: a line of a table of contents. */
const CONTENTS_LINE = /^[^\t]*\t+[ \u3000.…·]*[0-9]{1,3}\s*$/u;

/** True for a table whose cells a tab parts on one line, as copied out of a worksheet: in a dump a tab only begins a line. */
export function looksLikeTabTable(text: string): boolean {
  if (!text.includes("\t")) return false;
  const tabbed = text.match(/^[^\n\r\t]*\t.*$/gmu) ?? [];
  const isRow = (line: string): boolean => TABS_INSIDE.test(line) && !CONTENTS_LINE.test(line);
  const rows = tabbed.filter(isRow);
  // Below the first row of a group others may have one filled cell, with as many tabs as the header has.
  const tabs = tabsOf(rows[0] ?? "");
  const bare = tabs < 2 ? [] : tabbed.filter((line) => tabsOf(line) === tabs && !isRow(line));
  return rows.length >= 2 && (rows.length + bare.length) * 2 > tabbed.length;
}

const tabsOf = (line: string): number => line.split("\t").length - 1;

class DumpParser {
  private readonly blocks: Block[] = [];
  private readonly text: string;
  private readonly lines: readonly Line[];
  private readonly vocabulary: Vocabulary;
  /** Rows of the table that is being read; its number of columns once the header is known. */
  private rows: (Cell | undefined)[][] = [];
  private columns = 0;
  private header = "";
  /** Rows that have more or fewer cells than their header. */
  readonly ragged: { start: number; cells: number; columns: number }[] = [];
  /** Lines that may stand behind a table as well as in its last cell. */
  readonly doubtful: Line[] = [];
  /** Cells that no table ends with hold blank lines. */
  hasBlanksInside = false;

  constructor(text: string, lines: readonly Line[], vocabulary: Vocabulary) {
    this.text = text;
    this.lines = lines;
    this.vocabulary = vocabulary;
  }

  parse(): Block[] {
    const { front, chunks } = new DumpTokenizer(this.text, this.lines, this.vocabulary).read();
    for (const line of front) this.addProse(line);
    this.addChunks(chunks);
    return this.blocks;
  }

  private readonly reading: LineReading = {
    textOf: (line) => this.slice(line),
    // 第三部分 日常监管制度: numbered as parts are, of a part by its words, and no heading of a section.
    isTitle: (text) => {
      if (isAttachmentNumber(text) || isSigned(text) || isListTitle(this.vocabulary, text)) return true;
      const number = leadingNumber(text);
      if (number === undefined || !["han", "ordinal"].includes(number.style)) return false;
      return (
        this.vocabulary.guessPart(text) !== undefined && this.vocabulary.kindsOf(text.slice(number.length)).length === 0
      );
    },
  };

  private addProse(line: Line): void {
    const trimmed = trimRange(this.text, line.start, line.end);
    // 部门职责登记表 and 单位：某某局 on one line, with tabs between.
    const gap = /\t+/u.exec(this.slice(trimmed));
    const title = { start: trimmed.start, end: trimmed.start + (gap?.index ?? 0) };
    const isHead = gap !== null && this.standsAlone(trimRange(this.text, title.start, title.end));
    if (isHead) this.addProse(title);
    const rest = isHead ? trimRange(this.text, title.end, trimmed.end) : trimmed;
    if (rest.end > rest.start) this.blocks.push({ kind: "paragraph", lines: [rest] });
  }

  private slice(line: Line): string {
    return this.text.slice(line.start, line.end);
  }

  private standsAlone(line: Line): boolean {
    return standsAlone(this.vocabulary, this.slice(line));
  }

  private addChunks(chunks: Chunk[]): void {
    for (let index = 0; index < chunks.length; index += 1) {
      const { cells, prose } = chunks[index] as Chunk;
      const taken = this.addRow({ cells, prose }, chunks.slice(index + 1, index + 1 + 8));
      // Prose that stands inside a row comes behind it.
      const tail = chunks.slice(index, index + 1 + taken).flatMap((chunk) => chunk.prose);
      index += taken;
      if (tail.length > 0) {
        this.endTable();
        for (const line of tail) this.addProse(line);
      }
    }
    this.endTable();
  }

  /** Adds one row; returns how many of the following chunks were cells of the same row. */
  private addRow({ cells, prose }: Chunk, following: readonly Chunk[]): number {
    const first = cells[0] as CellToken;
    if (cells.length === 1 && first.lines[0] !== undefined && this.standsAlone(first.lines[0])) {
      this.endTable();
      this.addAlone(first);
      return 0;
    }
    const titles = titlesOverHeader(this.vocabulary, this.textOf(cells.slice(0, MOST_HEADINGS)).split("\n"));
    if (titles > 0) {
      this.endTable();
      for (const title of cells.slice(0, titles)) this.addAlone(title);
      return this.addRow({ cells: cells.slice(titles), prose }, following);
    }
    if (this.columns === 0 || this.isHeader(cells)) return this.startOrContinueTable(cells, following);
    if (cells.length === this.columns) {
      this.pushRow(cells, this.lastRow({ cells, prose }, following[0]));
      return 0;
    }
    if (cells.length < this.columns) {
      const joined = [...cells];
      for (const [offset, chunk] of following.entries()) {
        if (this.isHeader(chunk.cells) || this.isStandalone(chunk.cells)) break;
        if (joined.length + chunk.cells.length > this.columns) break;
        joined.push(...chunk.cells);
        if (joined.length === this.columns) {
          this.pushRow(joined, this.lastRow(chunk, following[offset + 1]));
          return offset + 1;
        }
        if (chunk.prose.length > 0) break;
      }
    }
    this.addRaggedRow(cells);
    return 0;
  }

  /** A cell that is no row: behind a title, and a blank line, prose goes on without tabs; a note keeps its paragraphs. */
  private addAlone({ lines, blanksBefore }: CellToken): void {
    const isNote = this.vocabulary.afterLabel("note", this.slice(lines[0] as Line)) !== undefined;
    const blank = isNote ? -1 : blanksBefore.findIndex((blanks) => blanks > 0);
    const end = blank < 0 ? lines.length : blank;
    this.blocks.push({ kind: "paragraph", lines: softened(lines.slice(0, end)) });
    for (const line of lines.slice(end)) this.addProse(line);
  }

  /** A row of another length than the header. Nothing is dropped: whole rows are cut out of it where it is a multiple. */
  private addRaggedRow(cells: CellToken[]): void {
    if (cells.every((cell) => cell.lines.length === 0)) return;
    const { columns } = this;
    if (cells.length > columns && cells.length % columns === 0) {
      for (let at = 0; at < cells.length; at += columns) this.pushRow(cells.slice(at, at + columns));
      return;
    }
    if (cells.length === 1) {
      this.endTable();
      this.blocks.push({ kind: "paragraph", lines: softened((cells[0] as CellToken).lines) });
      return;
    }
    this.ragged.push({ start: (cells[0] as CellToken).start, cells: cells.length, columns: this.columns });
    this.pushRow(cells);
  }

  private startOrContinueTable(cells: CellToken[], following: readonly Chunk[]): number {
    if (cells.length === 1) {
      const lines = (cells[0] as CellToken).lines;
      if (lines.length > 0) this.blocks.push({ kind: "paragraph", lines: softened(lines) });
      return 0;
    }
    const width = this.columns === 0 && !this.isHeader(cells) ? this.headerWidth(cells) : 0;
    if (width > 0) {
      // No blank line parts the rows: all of them follow the header.
      const whole = cells.length - (cells.length % width);
      for (let at = 0; at < whole; at += width) this.addRow({ cells: cells.slice(at, at + width), prose: [] }, []);
      this.addRaggedRow(cells.slice(whole));
      return 0;
    }
    // A heading with blank lines in it cuts the header in two: the pieces are all headings.
    const header = [...cells];
    let taken = 0;
    for (const chunk of following) {
      if (!this.isHeader(cells) || !this.isHeader(chunk.cells) || this.repeats(header, chunk.cells)) break;
      header.push(...chunk.cells);
      taken += 1;
    }
    if (this.columns !== 0 && header.length !== this.columns) this.endTable();
    this.columns = header.length;
    this.header = this.textOf(header);
    this.pushRow(header);
    return taken;
  }

  /** How many of the first cells are a header with rows behind it; 0 where they are none. */
  private headerWidth(cells: readonly CellToken[]): number {
    const texts = cells.slice(0, MOST_HEADINGS).map((cell) => cell.lines.map((line) => this.slice(line)).join("\n"));
    const ends = [
      texts.findIndex((text) => text === "" || DIGIT.test(text.charAt(0))),
      texts.findIndex((text) => !this.vocabulary.isHeading(text)),
    ];
    return ends.find((end) => end >= 2 && this.isHeader(cells.slice(0, end))) ?? 0;
  }

  /** Whether a row is the last of its table: nothing, prose, a title or a header comes next, or the header of another table. */
  private lastRow({ prose }: Chunk, next: Chunk | undefined): RowPlace {
    if (prose.length > 0 || next === undefined || this.isStandalone(next.cells)) return "last";
    if (!this.isHeader(next.cells)) return "inside";
    return this.textOf(next.cells) === this.header ? "last" : "above another table";
  }

  private textOf(cells: readonly CellToken[]): string {
    return cells.map((cell) => cell.lines.map((line) => this.slice(line)).join("")).join("\n");
  }

  private repeats(header: CellToken[], cells: CellToken[]): boolean {
    const first = (tokens: CellToken[]): string => (tokens[0]?.lines ?? []).map((line) => this.slice(line)).join("");
    return first(header) === first(cells);
  }

  private isStandalone(cells: CellToken[]): boolean {
    const line = cells[0]?.lines[0];
    return cells.length === 1 && line !== undefined && this.standsAlone(line);
  }

  private isHeader(cells: CellToken[]): boolean {
    const first = cells[0]?.lines[0];
    if (cells.length > MOST_HEADINGS) return false;
    // Headings begin in the first column and with words; rows begin with a serial or with nothing.
    if (first === undefined || DIGIT.test(this.text.charAt(first.start))) return false;
    return areHeadings(
      this.vocabulary,
      cells.map((cell) => cell.lines.map((line) => this.slice(line)).join("\n")),
    );
  }

  /** Text behind the last cell of a row, after so many blank lines that it cannot be inside the cell, is prose behind the table. */
  private pushRow(tokens: CellToken[], place: RowPlace = "inside"): void {
    const last = tokens.at(-1) as CellToken;
    const cut = proseInLastCell(last, place, this.reading);
    const inside = place === "inside" ? tokens : tokens.slice(0, -1);
    if (inside.some(hasBlankLines)) this.hasBlanksInside = true;
    const doubtful = place !== "inside" && cut < 0 ? doubtfulLine(last) : undefined;
    if (doubtful !== undefined) this.doubtful.push(doubtful);
    const kept = cut < 0 ? last.lines : last.lines.slice(0, cut);
    const cells = tokens.map((token) => cellOf(token === last ? kept : token.lines));
    this.rows.push(cells);
    if (cut < 0) return;
    this.endTable();
    for (const line of last.lines.slice(cut)) this.addProse(line);
  }

  private endTable(): void {
    if (this.rows.length > 0) {
      const columns = this.rows.reduce((most, row) => Math.max(most, row.length), 0);
      for (const row of this.rows) while (row.length < columns) row.push(undefined);
      this.blocks.push({ kind: "table", columns, rows: this.rows });
    }
    this.rows = [];
    this.columns = 0;
  }
}
