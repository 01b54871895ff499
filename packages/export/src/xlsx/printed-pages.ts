import { HIGHEST_ROW } from "./row-heights.ts";

/** A4 turned, less the margins of the skeleton's page set-up, in points. */
const PRINTED_WIDTH = 841.9 - 2 * 42.5;
const PRINTED_HEIGHT = 595.3 - 2 * 42.5;
/** A character of the standard font, in points; a program whose font is wider puts more rows on a page. */
const CHARACTER = 5.25;
/** Programs round heights and scale in their own ways: this part of a page is relied upon. */
const RELIABLE = 0.97;
/** Excel takes 1,023. */
const MOST_BREAKS = 1000;

/** The height of a printed page, in points of a sheet `width` characters wide before it is scaled down to the paper's width. */
export function printedHeight(width: number): number {
  const scale = Math.max(0.1, Math.min(1, Math.floor((PRINTED_WIDTH / (width * CHARACTER)) * 100) / 100));
  return (PRINTED_HEIGHT / scale) * RELIABLE;
}

/** How wide a sheet is, in characters, that is printed at this scale. */
export function printableWidth(scale: number): number {
  return PRINTED_WIDTH / (scale * CHARACTER);
}

/**
 * Where the pages of a printed sheet end. Merged cells know no pages: a line of their text may be cut in two by the paper's edge. So a
 * sheet with such cells has page ends of its own, and all of them: pages that end by themselves do so elsewhere in every program.
 */
export class PrintedPages {
  readonly #breaks: number[] = [];
  readonly #height: number;
  readonly #header: number;
  #used = 0;
  /** The number of the next row, from 1. */
  #next = 1;
  #isNew = true;
  #hasMerges = false;

  /** `height` is that of a page, `header` that of the header row, which is repeated on each. Both in points. */
  constructor(height: number, header: number) {
    this.#height = height;
    this.#header = header;
  }

  /** The rows, from 1, behind which a page ends; none where no cell is merged over rows, so that the pages may end anywhere. */
  get breaks(): readonly number[] {
    return this.#hasMerges ? this.#breaks.slice(0, MOST_BREAKS) : [];
  }

  /** What is left of the page. */
  get remaining(): number {
    return this.#height - this.#used;
  }

  /** How full the page is, from 0 to 1. */
  get fullness(): number {
    return this.#used / this.#height;
  }

  /** What a new page has below its header, or this one, if it is new: the first page has less. */
  get room(): number {
    return this.#isNew ? this.remaining : this.#height - this.#header;
  }

  /** True where the page has nothing yet but its header, or the head of the sheet. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /** Puts down a row of the head of the sheet. */
  head(height: number): void {
    this.#used += height;
    this.#next += 1;
  }

  /** Puts down `rows` rows of one height that stay on one page. */
  rows(height: number, rows = 1): void {
    if (height * rows > this.remaining) this.end();
    this.#used += height * rows;
    this.#next += rows;
    this.#isNew = false;
  }

  /** Tells that cells are merged over rows. */
  merged(): void {
    this.#hasMerges = true;
  }

  /** Ends the page, if there is anything on it. */
  end(): void {
    if (this.#isNew) return;
    this.#breaks.push(this.#next - 1);
    this.#used = this.#header;
    this.#isNew = true;
  }
}

/** How high the rows are over which a text is merged that is higher than `room`, a page: as many whole ones as fill a page. */
export function pieceHeight(room: number): number {
  return Math.floor(room / Math.ceil(room / HIGHEST_ROW));
}
