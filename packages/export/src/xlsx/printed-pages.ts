/** A4 turned, less the margins of the skeleton's page set-up, in points. */
const PRINTED_WIDTH = 841.9 - 2 * 42.5;
const PRINTED_HEIGHT = 595.3 - 2 * 56.9;
/** A character of the standard font, in points. */
const CHARACTER = 5.25;
/** Programs round heights and scale in their own ways: this part of a page is relied upon. */
const RELIABLE = 0.97;
/** A page this full may end before a group that would go over its edge; and this full, if the group's text would be cut there. */
const FULL = 2 / 3;
const FULL_ENOUGH = 1 / 3;
/** Excel takes 1,023. */
const MOST_BREAKS = 1000;

/**
 * Where the pages of a printed sheet end, counted in points of the sheet before it is scaled to the paper's width. Merged cells know no
 * pages: a text in the middle of a group is cut in two by the paper's edge. So a page ends before such a group where that leaves no
 * great hole; any other group that goes over an edge has its text on top, where it stands on one page if it can.
 */
export class PrintedPages {
  /** The rows of the sheet, from 1, behind which a page ends. */
  readonly breaks: number[] = [];
  readonly #height: number;
  #header = 0;
  #used = 0;

  /** `width` is that of all shown columns, in characters. */
  constructor(width: number) {
    const scale = Math.max(0.1, Math.min(1, Math.floor((PRINTED_WIDTH / (width * CHARACTER)) * 100) / 100));
    this.#height = (PRINTED_HEIGHT / scale) * RELIABLE;
  }

  /** Puts down a row. */
  row(height: number): void {
    if (this.#used > this.#header && this.#used + height > this.#height) this.#used = this.#header;
    this.#used += height;
  }

  /** Puts down the header row, which is repeated on each page. */
  header(height: number): void {
    this.row(height);
    this.#header = height;
  }

  /**
   * Puts down the rows of a group of these heights. `merged` is the height of its highest merged text, `first` the number of its first row.
   * True where it goes over the edge of a page.
   */
  group(heights: readonly number[], merged: number, first: number): boolean {
    const total = heights.reduce((sum, height) => sum + height, 0);
    if (this.#used + total > this.#height && this.#endsBefore(heights, total, merged)) {
      this.breaks.push(first - 1);
      this.#used = this.#header;
    }
    const fits = this.#used + total <= this.#height;
    for (const height of heights) this.row(height);
    return !fits;
  }

  #endsBefore(heights: readonly number[], total: number, merged: number): boolean {
    if (this.#used <= this.#header || this.breaks.length >= MOST_BREAKS) return false;
    const page = this.#height - this.#header;
    const left = this.#height - this.#used;
    let piece = 0;
    for (const height of heights) {
      if (piece + height > left) break;
      piece += height;
    }
    const full = this.#used / this.#height;
    // A single row goes to the next page by itself.
    if (piece === 0) return heights.length > 1;
    if (total <= page && full >= FULL) return true;
    return merged > piece && merged <= page && full >= FULL_ENOUGH;
  }
}
