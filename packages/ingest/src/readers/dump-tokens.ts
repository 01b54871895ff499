import type { Vocabulary } from "@qingdan/model";
import type { Cell, Line } from "../blocks.ts";
import { trimRange } from "../text-lines.ts";
import { areHeadings, standsAlone } from "./dump-wording.ts";
import { findUntabbedCells } from "./untabbed-cells.ts";

/** One cell of the dump: the line that its tab begins, and every line up to the next tab. */
export interface CellToken {
  /** The cell's lines without blank ones. */
  lines: Line[];
  /** blanksBefore[i]: blank lines in front of lines[i] (0 for the first). */
  blanksBefore: number[];
  /** Lines before the cell proper ended, where a part title or the like shows that prose follows. */
  blankAfter: boolean;
  start: number;
}

/** Cells up to the next blank line, and the prose behind them. */
export interface Chunk {
  cells: CellToken[];
  prose: Line[];
}

/** Cuts a dump into cells: a tab at the beginning of a line begins one, and so do lines of rows whose first cell lost its tab. */
export class DumpTokenizer {
  private readonly text: string;
  private readonly lines: readonly Line[];
  private readonly vocabulary: Vocabulary;
  /** Lines that begin a cell without a tab. */
  private readonly untabbed: ReadonlySet<number>;

  constructor(text: string, lines: readonly Line[], vocabulary: Vocabulary) {
    this.text = text;
    this.lines = lines;
    this.vocabulary = vocabulary;
    this.untabbed = findUntabbedCells(text, lines, {
      isHeader: (texts) => areHeadings(vocabulary, texts),
      isHeading: (candidate) => vocabulary.isHeading(candidate),
      standsAlone: (candidate) => standsAlone(vocabulary, candidate),
    });
  }

  /** The lines in front of the first cell, and all cells with the prose behind them. */
  read(): { front: readonly Line[]; chunks: Chunk[] } {
    const chunks: Chunk[] = [];
    let chunk: CellToken[] = [];
    let index = 0;
    while (index < this.lines.length && !this.isCellStart(index)) index += 1;
    const front = this.lines.slice(0, index);
    while (index < this.lines.length) {
      const { token, prose, next } = this.readToken(index);
      chunk.push(token);
      if (token.blankAfter || prose.length > 0 || next >= this.lines.length) {
        chunks.push({ cells: chunk, prose });
        chunk = [];
      }
      index = next;
    }
    return { front, chunks };
  }

  private isCellStart(index: number): boolean {
    const line = this.lines[index];
    if (line === undefined) return false;
    return (line.end > line.start && this.text.charCodeAt(line.start) === 9) || this.untabbed.has(index);
  }

  /** Reads the cell that begins at line `index` and, where a line shows that the table has ended, the prose behind it. */
  private readToken(index: number): { token: CellToken; prose: Line[]; next: number } {
    const token: CellToken = {
      lines: [],
      blanksBefore: [],
      blankAfter: false,
      start: (this.lines[index] as Line).start,
    };
    const prose: Line[] = [];
    let blanks = 0;
    let next = index;
    for (; next < this.lines.length && (next === index || !this.isCellStart(next)); next += 1) {
      const line = this.lines[next] as Line;
      const trimmed = trimRange(this.text, line.start, line.end);
      if (trimmed.end === trimmed.start) {
        if (next > index) blanks += 1;
        continue;
      }
      const text = this.text.slice(trimmed.start, trimmed.end);
      if (prose.length > 0 || (next > index && standsAlone(this.vocabulary, text))) prose.push(trimmed);
      else {
        token.lines.push(trimmed);
        token.blanksBefore.push(next === index ? 0 : blanks);
      }
      blanks = 0;
    }
    // A cell without a tab is the first of its row: the row above ends there.
    token.blankAfter = blanks > 0 || prose.length > 0 || this.untabbed.has(next);
    return { token, prose, next };
  }
}

/** Lines of which each but the first goes on with the one above. */
export function softened(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => (index === 0 ? line : { ...line, soft: true }));
}

/** A cell of some lines. */
export function cellOf(lines: readonly Line[]): Cell {
  return { lines: softened(lines), rowSpan: 1, colSpan: 1 };
}
