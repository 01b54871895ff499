/** Higher than any page, in twips. */
const HIGHEST_PAGE = 1 << 20;

/**
 * Where on which page the writing has come to, in twips. It follows the rules by which Word lays out exact lines and rows of at least
 * a height, so that page numbers are known before anyone opens the file, and groups can be cut where their page ends.
 */
export class PageFlow {
  /** The current page, from 1. */
  page = 1;
  /** How much more room the page may have than it seems, in twips: behind texts whose lines are counted well. 0 on the next page. */
  doubt = 0;
  #used = 0;
  #height: number;
  /** Headings that wait for the next line, because they must stand on its page. */
  #kept: { height: number; onPage: (page: number) => void }[] = [];

  constructor(height: number) {
    this.#height = height;
  }

  /** What is left of the page. */
  get remaining(): number {
    return this.#height - this.#used;
  }

  /** The height of a whole page. */
  get height(): number {
    return this.#height;
  }

  /** The page on which something of this height would stand if it came next and could not be parted. */
  pageFor(height: number): number {
    return this.#used > 0 && this.#used + this.waiting + height > this.#height ? this.page + 1 : this.page;
  }

  /** Whether nothing stands on the page yet. Headings that wait are not counted. */
  get isEmpty(): boolean {
    return this.#used === 0;
  }

  /** Whether headings wait for the next line. */
  get isWaiting(): boolean {
    return this.#kept.length > 0;
  }

  /** The same place, with the headings that wait, to go on from independently. */
  copy(): PageFlow {
    const copy = new PageFlow(this.#height);
    copy.page = this.page;
    copy.doubt = this.doubt;
    copy.#used = this.#used;
    copy.#kept = [...this.#kept];
    return copy;
  }

  /** How far the writing has come, in twips, as if all pages were high; the same for two flows that will go on in the same way. */
  get position(): number {
    return this.page * HIGHEST_PAGE + this.#used + this.waiting;
  }

  /** The height of the headings that wait. */
  get waiting(): number {
    return this.#kept.reduce((sum, kept) => sum + kept.height, 0);
  }

  /** Whether something of this height that came next, and could not be parted, would stand on this page. */
  holds(height: number): boolean {
    return this.pageFor(height) === this.page;
  }

  /** Goes to the top of a new page, of a given height if the paper is turned. Nothing happens at the top of a page. */
  newPage(height = this.#height): void {
    this.#settle(0);
    if (this.#used > 0) this.#turn();
    this.#height = height;
    this.#used = 0;
    this.doubt = 0;
  }

  #turn(): void {
    this.page += 1;
    this.doubt = 0;
  }

  /** Goes to a new page with the headings that wait. */
  newPageWithHeadings(): void {
    if (this.#used > 0) this.#turn();
    this.#used = 0;
  }

  /** Puts down lines that may be parted by a page break. `onPage` learns the page of the first. */
  lines(count: number, height: number, onPage?: (page: number) => void): void {
    if (count === 0) return;
    this.#settle(height);
    this.#fit(height);
    onPage?.(this.page);
    this.#used += height;
    for (let line = 1; line < count; line += 1) {
      this.#fit(height);
      this.#used += height;
    }
  }

  /** Puts down something that cannot be parted and stands on the page of what follows: a heading. */
  keptWithNext(height: number, onPage: (page: number) => void): void {
    this.#kept.push({ height, onPage });
  }

  /** Puts down something that cannot be parted: a row. */
  block(height: number): void {
    this.#settle(Math.min(height, this.#height));
    this.#fit(height);
    this.#used += height;
    while (this.#used > this.#height) {
      this.#turn();
      this.#used -= this.#height;
    }
  }

  /** Puts the waiting headings down on the page on which `next` fits behind them. */
  settle(next: number): void {
    this.#settle(next);
  }

  #settle(next: number): void {
    if (this.#kept.length === 0) return;
    if (this.#used > 0 && this.#used + this.waiting + next > this.#height) {
      this.#turn();
      this.#used = 0;
    }
    for (const kept of this.#kept) {
      kept.onPage(this.page);
      this.#used += kept.height;
    }
    this.#kept = [];
  }

  #fit(height: number): void {
    if (this.#used > 0 && this.#used + height > this.#height) {
      this.#turn();
      this.#used = 0;
    }
  }
}
