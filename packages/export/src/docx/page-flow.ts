/**
 * Where on which page the writing has come to, in twips. It follows the rules by which Word lays out exact lines and rows of at least
 * a height, so that page numbers are known before anyone opens the file, and groups can be cut where their page ends.
 */
export class PageFlow {
  /** The current page, from 1. */
  page = 1;
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
    const waiting = this.#kept.reduce((sum, kept) => sum + kept.height, 0);
    return this.#used > 0 && this.#used + waiting + height > this.#height ? this.page + 1 : this.page;
  }

  /** Whether headings wait for the next line. */
  get isWaiting(): boolean {
    return this.#kept.length > 0;
  }

  /** The same place, to go on from independently. Nothing may be waiting. */
  copy(): PageFlow {
    const copy = new PageFlow(this.#height);
    copy.page = this.page;
    copy.#used = this.#used;
    return copy;
  }

  /** Goes to the top of a new page, of a given height if the paper is turned. Nothing happens at the top of a page. */
  newPage(height = this.#height): void {
    this.#settle(0);
    if (this.#used > 0) this.page += 1;
    this.#height = height;
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
      this.page += 1;
      this.#used -= this.#height;
    }
  }

  /** Puts the waiting headings down on the page on which `next` fits behind them. */
  settle(next: number): void {
    this.#settle(next);
  }

  #settle(next: number): void {
    if (this.#kept.length === 0) return;
    const height = this.#kept.reduce((sum, kept) => sum + kept.height, 0);
    if (this.#used > 0 && this.#used + height + next > this.#height) {
      this.page += 1;
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
      this.page += 1;
      this.#used = 0;
    }
  }
}
