import type { PageFlow } from "./page-flow.ts";

/** A run of a group's rows that stand on one page and are merged with each other. */
export interface Chunk {
  from: number;
  to: number;
  /** The least heights of these rows, in twips. */
  heights: number[];
  /** How many of its first rows must stand on one page with the row below them, because the chunk would begin on the page before. */
  kept: number;
  /** False where a row is higher than a page and must be parted. */
  whole: boolean;
  /** Where the group's text is longer than a page: whether this chunk shows the next piece that was cut off it, or all that is left of it. */
  piece?: "cut" | "rest";
}

/**
 * The texts that are merged over a group: the height that they need, in twips, and a way to cut them. `cut` cuts off what has room in a piece of this
 * height, and says what height the rest needs; 0 where nothing is left.
 */
export interface MergedTexts {
  height: number;
  cut: (height: number) => number;
}

/** What pages are like in a table, in twips. */
export interface TablePages {
  /** The height of the header row, which every new page repeats. */
  header: number;
  /** Line pitch, and what a row is higher than its lines. */
  pitch: number;
  frame: number;
  /** By what part long texts of the group may have fewer lines than their heights say, where Latin letters are narrow. */
  doubt?: () => number;
}

/**
 * Cuts a group into chunks, each on one page, and puts them down in `flow`. `own` are the heights that the rows need for their own
 * cells, `texts` are those that are merged over the group; where they are higher than `most`, they are cut into pieces. A chunk is never
 * lower than they are, so that the repeated text has room.
 */
export function layGroup(
  own: readonly number[],
  texts: MergedTexts,
  pages: TablePages,
  flow: PageFlow,
  most = roomOnPage(flow, pages.header),
): Chunk[] {
  const { header } = pages;
  const page = roomOnPage(flow, header);
  const merged = texts.height;
  if (merged > most) return layLongGroup(own, texts, pages, flow);
  const chunks: Chunk[] = [];
  let from = 0;
  let endsEarly = false;
  while (from < own.length) {
    const heights = own.slice(from);
    const first = heights[0] ?? 0;
    if (first > page) {
      // Higher than a page: it stands alone, and Word parts it.
      chunks.push({ from, to: from + 1, heights: [first], kept: 0, whole: false });
      tear(flow, first, pages);
      from += 1;
      continue;
    }
    const room: number = roomLeft(flow);
    const here: number = endsEarly ? 0 : rowsThatFit(heights, room);
    const fits = here > 0 && Math.max(sumOf(heights.slice(0, here)), merged) <= room;
    const most = fits ? here : Math.max(1, rowsThatFit(heights, page));
    const count = leaveEnough(heights, most, merged, page);
    endsEarly = count < most;
    const least = fits ? merged : leastBehindPage(Math.max(sumOf(heights.slice(0, count)), merged), merged, flow, page);
    const raised = raise(heights.slice(0, count), least);
    // What has no room here for the merged text goes to the next page as a whole.
    const kept = fits ? 0 : Math.min(count - 1, rowsThatFit(raised, flow.remaining + flow.doubt));
    chunks.push({ from, to: from + count, heights: raised, kept, whole: true });
    if (!fits) turn(flow, header);
    for (const height of raised) put(flow, height, header);
    from += count;
  }
  return chunks;
}

/**
 * How high rows of this height must be that go to the next page. What may have room on this one, or has it but for the borders, some programs put here
 * and some there: it is made so high that it has none.
 */
function leastBehindPage(height: number, merged: number, flow: PageFlow, page: number): number {
  const free = flow.remaining + flow.doubt;
  return height <= free ? Math.min(free + BORDERS, page) : merged;
}

/**
 * How many of the first `count` rows stand on this page, if the rest of the group is the last page of it: so few that what is left is as
 * high as the repeated text, or as the rows on this page, so that no few rows are swollen for it.
 */
function leaveEnough(heights: readonly number[], count: number, merged: number, page: number): number {
  let left = sumOf(heights.slice(count));
  if (left === 0 || left > page) return count;
  let here = sumOf(heights.slice(0, count));
  let stays = count;
  while (left < merged && stays > 1) {
    const last = heights[stays - 1] ?? 0;
    if (left + last > Math.min(here - last, page)) break;
    here -= last;
    left += last;
    stays -= 1;
  }
  return stays;
}

/** What the borders of a table that fills its page may take, in twips. */
const BORDERS = 60;

/** What of a table's first group must stand below its heading and header: what no page break parts, if a page of this height has room for that. */
export function heightWithHeading(
  { own, merged }: { own: readonly number[]; merged: number },
  page: number,
  pitch: number,
): number {
  const [first = pitch * 2] = own;
  const height = merged > page ? Math.max(first, TOO_LITTLE) : Math.max(first, merged);
  return height > page ? pitch * 2 : height;
}

/** The room for rows on what is left of a page. */
export function roomLeft(flow: PageFlow): number {
  return flow.remaining - BORDERS;
}

/** The room for rows on a page that begins with the header of their table. */
export function roomOnPage(flow: PageFlow, header: number): number {
  return flow.height - header - BORDERS;
}

/** Room that is not worth beginning a long group in, in twips. */
const TOO_LITTLE = 2400;

/**
 * A group whose merged text is higher than a page: the text is cut into pieces of page size, each beside its share of the rows. The
 * last row takes what is left and may be parted.
 */
function layLongGroup(own: readonly number[], texts: MergedTexts, pages: TablePages, flow: PageFlow): Chunk[] {
  const { header } = pages;
  const chunks: Chunk[] = [];
  const page = roomOnPage(flow, header);
  let from = 0;
  let left = texts.height;
  while (from < own.length) {
    const above = flow.remaining;
    const rows = own.length - from;
    const first = own[from] ?? 0;
    // A row that is parted anyway begins where it stands.
    const turns = Math.max(first, rows === 1 ? left : 0) <= page && above < Math.max(TOO_LITTLE, first);
    if (turns) turn(flow, header);
    const room = Math.max(roomLeft(flow), first);
    const parts = Math.max(1, Math.ceil((left - room) / page) + 1);
    const isLast = parts === 1 || rows === 1;
    const share = isLast ? rows : Math.max(1, Math.floor(rows / parts));
    const count = Math.max(1, Math.min(share, rowsThatFit(own.slice(from), room)));
    const heights = own.slice(from, from + count);
    // The text ends with the group, or before it: then the rows after it stand as they are.
    const ends = from + count === own.length || left <= room;
    const wanted = ends ? left : room;
    const raised = raise(heights, wanted);
    const whole = sumOf(raised) <= page;
    const kept = turns && whole ? Math.min(count - 1, rowsThatFit(raised, above)) : 0;
    chunks.push({ from, to: from + count, heights: raised, kept, whole, piece: ends ? "rest" : "cut" });
    for (const height of raised) {
      if (whole) put(flow, height, header);
      else tear(flow, height, pages);
    }
    left = ends ? 0 : texts.cut(wanted);
    from += count;
  }
  return chunks;
}

/** Of a long text programs need so many lines fewer than are counted, as a part of them, and one more, even where all letters are alike. */
const LINES_IN_DOUBT = 0.02;

/** Puts down a row that is parted where its pages end: between two lines. */
function tear(flow: PageFlow, height: number, { header, pitch, frame, doubt = none }: TablePages): void {
  let lines = Math.ceil((height - frame) / pitch);
  const inDoubt = flow.doubt + (Math.ceil(lines * (LINES_IN_DOUBT + doubt())) + 2) * pitch;
  while (lines > linesOn(flow, pitch, frame)) {
    lines -= linesOn(flow, pitch, frame);
    flow.block(flow.remaining);
    turn(flow, header);
  }
  // Some programs part a word in a way of their own and need a line more.
  flow.block(Math.min(flow.remaining, (lines + 1) * pitch + frame));
  flow.doubt = inDoubt;
}

function none(): number {
  return 0;
}

function linesOn(flow: PageFlow, pitch: number, frame: number): number {
  return Math.max(0, Math.floor((flow.remaining - frame) / pitch));
}

/** Puts a row down; on a new page the repeated header comes first. */
function put(flow: PageFlow, height: number, header: number): void {
  if (height > flow.remaining) turn(flow, header);
  flow.block(height);
}

/** Goes on to a new page, which begins with the header again. */
function turn(flow: PageFlow, header: number): void {
  flow.newPage();
  flow.block(header);
}

function rowsThatFit(heights: readonly number[], room: number): number {
  let used = 0;
  let count = 0;
  while (count < heights.length && used + (heights[count] ?? 0) <= room) {
    used += heights[count] ?? 0;
    count += 1;
  }
  return count;
}

/** Rows that are together at least `least` high: what is missing is shared out evenly, to the twip. */
function raise(heights: readonly number[], least: number): number[] {
  const missing = Math.max(0, Math.ceil(least - sumOf(heights)));
  const share = Math.floor(missing / heights.length);
  const rest = missing - share * heights.length;
  return heights.map((height, index) => height + share + (index < rest ? 1 : 0));
}

function sumOf(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}
