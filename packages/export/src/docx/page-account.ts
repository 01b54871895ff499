import { PageFlow } from "./page-flow.ts";

/** A paragraph as pages see it. */
export interface Step {
  /** The piece of the document that it is: pieces are numbered from 0. */
  piece: number;
  /** Its lines in the form's fonts and in wider ones, and the height of each, in twips. */
  lines: number;
  wideLines: number;
  pitch: number;
  /** What a page's end may do: part its lines, move it as a whole, or move it with what comes next, as a heading. */
  kind: "text" | "whole" | "heading";
  /** Learns the page on which it stands; may be called again where a page is broken later. */
  onPage?: (page: number) => void;
}

/** More places than this are not followed: the first and the last of them are. */
const MOST_PLACES = 16;
/** So many lines may the places lie apart before they are brought together. */
const MOST_DRIFT = 2;

/**
 * On which pages the paragraphs of a document stand. Where the form's fonts are missing, Latin letters are wider, and some paragraphs take a line
 * more; so all places are followed to which the writing may have come. Where that would put something whose page must be known on more than
 * one page, a page is broken by force, at a paragraph that surely stands where it should.
 */
export class PageAccount {
  /** The pieces that begin a page by force. */
  readonly breaks = new Set<number>();
  /** The places to which the writing may have come; that of the form's fonts is the first. */
  #flows: [PageFlow, ...PageFlow[]];
  /** The last paragraph before which all were on one page, and the paragraphs from there on. */
  #place: { piece: number; flow: PageFlow } | undefined;
  #since: Step[] = [];

  /** `height` is that of a page, in twips. */
  constructor(height: number) {
    this.#flows = [new PageFlow(height)];
  }

  /** The number of the page in the form's fonts. */
  get page(): number {
    return this.#flows[0].page;
  }

  /**
   * The pages for a table, whose rows take the same room in any font, from the lowest place to which the writing may have come: how much higher it may
   * stand is the doubt of that page. `tableEnds` must be told where it is done.
   */
  tableStarts(): PageFlow {
    if (this.#flows.length > 1) {
      this.#agree();
      const [high, ...others] = this.#flows.toSorted((a, b) => a.position - b.position);
      const low = others.at(-1);
      if (low !== undefined && high !== undefined) {
        low.doubt += low.position - high.position;
        this.#startFrom(low);
      }
    }
    return this.#flows[0];
  }

  tableEnds(): void {
    this.#startFrom(this.#flows[0]);
  }

  /** Goes to the top of a new page of this height, if something stands on this one. */
  newPage(height: number): void {
    this.#agree();
    this.#flows[0].newPage(height);
    this.#startFrom(this.#flows[0]);
  }

  /** Whether so much stands on this page in any font, in twips. */
  hasRoom(height: number): boolean {
    return this.#flows.every((flow) => !flow.isWaiting && flow.remaining >= height);
  }

  /** Puts a paragraph down. */
  put(step: Step): void {
    this.#bringTogether(step);
    this.#rememberPlace(step);
    if (step.kind !== "heading") this.#settleHeadings(step);
    this.#since.push(step);
    const { lines, wideLines } = step;
    const [only] = this.#flows;
    if (this.#flows.length === 1 && lines === wideLines && otherPlace(only, step) === undefined) {
      putOn(only, step, lines);
      return;
    }
    const others = this.#flows.map((flow) => otherPlace(flow, step)).filter((flow) => flow !== undefined);
    const before = [...this.#flows, ...others];
    const places = new Map<number, PageFlow>();
    for (let count = lines; count <= wideLines; count += 1) {
      for (const flow of before) {
        const place = count === wideLines ? flow : flow.copy();
        putOn(place, step, count);
        if (!places.has(place.position)) places.set(place.position, place);
      }
    }
    const [first, ...more] = places.values();
    if (first !== undefined) this.#flows = [first, ...fewest(more)];
  }

  /**
   * Puts down a paragraph that must stand on one page in any font: on that of the next `followed` lines, if it is a heading of the 目录. One line
   * more is counted at most, because programs part a line here and there in ways of their own.
   */
  putSurely(step: Step, followed: number): void {
    const isKnown = (onlyUsually: boolean): boolean =>
      areSame(this.#flows.map((flow) => pageOf(flow, step, followed, onlyUsually)));
    // A break far up on the page would leave much of it empty: not where no usual program needs it.
    const isDoubtful = this.#isOnOnePage() ? !isKnown(false) : !isKnown(true);
    if (isDoubtful) {
      this.#agree();
      if (!isKnown(false)) this.#breakBefore(step.piece);
    }
    this.put(step);
  }

  /** Where the places have drifted apart, a page ends a little early: a break that is needed later would leave more of a page empty. */
  #bringTogether({ piece, wideLines, pitch, kind }: Step): void {
    if (this.#flows.length === 1 || !this.#isOnOnePage()) return;
    if (this.#flows.some((flow) => flow.isWaiting || flow.isEmpty)) return;
    const positions = this.#flows.map(({ position }) => position);
    const drift = Math.max(...positions) - Math.min(...positions);
    const height = (wideLines + (kind === "heading" ? 1 : 0)) * pitch;
    if (drift > MOST_DRIFT * pitch && this.#flows.some((flow) => !flow.holds(height))) this.#breakBefore(piece);
  }

  /** Where it is in doubt whether headings of the 目录 stand on this page, since many follow each other, they begin the next one. */
  #settleHeadings({ pitch }: Step): void {
    const [first, ...others] = this.#flows;
    if (!first.isWaiting || this.#place === undefined || !this.#sinceAreHeadings()) return;
    if (this.#since.every(({ onPage }) => onPage === undefined)) return;
    const page = first.pageFor(pitch);
    if (others.some((flow) => flow.pageFor(pitch) !== page)) this.#breakAtPlace(this.#place);
  }

  #sinceAreHeadings(): boolean {
    return this.#since.every(({ kind }) => kind === "heading");
  }

  #isOnOnePage(): boolean {
    return areSame(this.#flows.map(({ page }) => page));
  }

  /** Sees to it that the text has come to the same page in all fonts. */
  #agree(): void {
    while (this.#place !== undefined && !this.#isOnOnePage()) this.#breakAtPlace(this.#place);
  }

  /** Keeps the place before a paragraph in mind, if that surely stands on this page. */
  #rememberPlace({ piece }: Step): void {
    const [flow] = this.#flows;
    if (flow.isWaiting || !this.#isOnOnePage()) return;
    this.#since = [];
    this.#place = flow.isEmpty ? undefined : { piece, flow: flow.copy() };
  }

  #breakAtPlace({ piece, flow }: { piece: number; flow: PageFlow }): void {
    const steps = this.#since;
    this.breaks.add(piece);
    flow.newPage();
    this.#startFrom(flow);
    for (const step of steps) this.put(step);
  }

  /** Begins a page with a piece, or with the headings over it, which must stand on its page. */
  #breakBefore(piece: number): void {
    const [flow] = this.#flows;
    if (flow.isEmpty) return;
    if (flow.isWaiting && this.#place !== undefined && this.#sinceAreHeadings()) {
      this.#breakAtPlace(this.#place);
      return;
    }
    this.breaks.add(piece);
    flow.newPage();
    this.#startFrom(flow);
  }

  #startFrom(flow: PageFlow): void {
    this.#flows = [flow];
    this.#place = undefined;
    this.#since = [];
  }
}

function areSame(pages: readonly (number | undefined)[]): boolean {
  return pages.every((page) => page !== undefined && page === pages[0]);
}

/** The page on which a paragraph will stand; undefined where that is in doubt. `onlyUsually` leaves aside what few programs do. */
function pageOf(
  flow: PageFlow,
  { lines, wideLines, pitch, kind }: Step,
  followed: number,
  onlyUsually: boolean,
): number | undefined {
  if (flow.holds((wideLines + followed + 1) * pitch)) return flow.page;
  if (flow.holds((lines + (kind === "heading" ? 1 : 0)) * pitch)) return undefined;
  // Some programs leave a heading where it has room, although what follows has none.
  return !onlyUsually && flow.holds(lines * pitch) ? undefined : flow.page + 1;
}

/**
 * Another place from which a paragraph may go on. Near the foot of a page programs differ: where one line has room, one leaves it empty and begins a
 * longer paragraph on the next page, with the headings that wait for it; another leaves a heading alone where it has room. Headings of the 目录 never
 * come so near.
 */
function otherPlace(flow: PageFlow, { kind, pitch, wideLines }: Step): PageFlow | undefined {
  const left = flow.remaining - flow.waiting;
  if (kind !== "text" || flow.isEmpty || left >= pitch * 2) return undefined;
  const isLineLeft = left >= pitch && wideLines > 1;
  const isHeadingLeft = left >= 0 && left < pitch && flow.isWaiting;
  if (!isLineLeft && !isHeadingLeft) return undefined;
  const other = flow.copy();
  if (isLineLeft) other.newPageWithHeadings();
  else other.newPage();
  return other;
}

function putOn(flow: PageFlow, { kind, pitch, onPage }: Step, lines: number): void {
  if (kind === "text") flow.lines(lines, pitch, onPage);
  else if (kind === "whole") flow.block(lines * pitch);
  else flow.keptWithNext(lines * pitch, onPage ?? nothing);
}

function fewest(flows: PageFlow[]): PageFlow[] {
  if (flows.length < MOST_PLACES) return flows;
  const sorted = flows.sort((a, b) => a.position - b.position);
  return [...sorted.slice(0, MOST_PLACES / 2), ...sorted.slice(-MOST_PLACES / 2)];
}

function nothing(): void {}
