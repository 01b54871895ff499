/** A4 turned, less the margins of the skeleton's page set-up, in points. */
const PRINTED_WIDTH = 841.9 - 2 * 42.5;
const PRINTED_HEIGHT = 595.3 - 2 * 56.9;
/** A character of the standard font, in points; a program whose font is wider puts more rows on a page. */
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
 * great hole; any other group that goes over an edge has its text on top, where it stands on one page if it can. All pages of such a
 * sheet end where it is said here: pages that end by themselves do so elsewhere in every program.
 */
export class PrintedPages {
  readonly #breaks: number[] = [];
  readonly #height: number;
  #header = 0;
  #used = 0;
  /** The number of the next row, from 1. */
  #next = 1;
  #hasGroups = false;

  /** `width` is that of all shown columns, in characters. */
  constructor(width: number) {
    const scale = Math.max(0.1, Math.min(1, Math.floor((PRINTED_WIDTH / (width * CHARACTER)) * 100) / 100));
    this.#height = (PRINTED_HEIGHT / scale) * RELIABLE;
  }

  /** The rows, from 1, behind which a page ends; none where no cell is merged over rows, so that the pages may end anywhere. */
  get breaks(): readonly number[] {
    return this.#hasGroups ? this.#breaks.slice(0, MOST_BREAKS) : [];
  }

  /** Puts down a row. */
  row(height: number): void {
    if (this.#used > this.#header && this.#used + height > this.#height) this.#endPage();
    this.#used += height;
    this.#next += 1;
  }

  /** Puts down the header row, which is repeated on each page. */
  header(height: number): void {
    this.row(height);
    this.#header = height;
  }

  /** Puts down the rows of a group. `merged` is the height of its highest merged text. True where it goes over the edge of a page. */
  group(heights: readonly number[], merged: number): boolean {
    if (heights.length > 1) this.#hasGroups = true;
    const total = heights.reduce((sum, height) => sum + height, 0);
    if (this.#used + total > this.#height && this.#endsBefore(heights, total, merged)) this.#endPage();
    const fits = this.#used + total <= this.#height;
    for (const height of heights) this.row(height);
    return !fits;
  }

  #endPage(): void {
    this.#breaks.push(this.#next - 1);
    this.#used = this.#header;
  }

  #endsBefore(heights: readonly number[], total: number, merged: number): boolean {
    if (this.#used <= this.#header) return false;
    const page = this.#height - this.#header;
    const full = this.#used / this.#height;
    if (total <= page && full >= FULL) return true;
    const left = this.#height - this.#used;
    let piece = 0;
    for (const height of heights) {
      if (piece + height > left) break;
      piece += height;
    }
    return merged > piece && merged <= page && full >= FULL_ENOUGH;
  }
}
