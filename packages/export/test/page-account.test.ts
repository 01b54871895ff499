import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PageAccount, type Step } from "../src/docx/page-account.ts";
import { PageFlow } from "../src/docx/page-flow.ts";

const PITCH = 10;
const HEIGHT = 22 * PITCH;
const FOLLOWED = 3;

/** A paragraph before it is numbered; `listed` is true for a heading of the 目录. */
interface Paragraph {
  lines: number;
  /** What it takes more where Latin letters are wider. */
  more: number;
  kind: "text" | "heading";
  listed: boolean;
}

const text = fc.record<Paragraph>({
  lines: fc.integer({ min: 1, max: 4 }),
  more: fc.constantFrom(0, 1),
  kind: fc.constant("text"),
  listed: fc.constant(false),
});
const heading = fc.record<Paragraph>({
  lines: fc.constant(1),
  more: fc.constant(0),
  kind: fc.constant("heading"),
  listed: fc.constantFrom(false, false, false, false, true),
});
/** A text, or one or two headings with their text. */
const unit = fc.oneof(
  fc.tuple(text),
  fc.tuple(heading, text),
  fc.tuple(heading, heading, text).map(([first, second, third]) => [first, { ...second, listed: false }, third]),
);

function written(paragraphs: readonly Paragraph[]): { pages: Map<number, number>; breaks: ReadonlySet<number> } {
  const account = new PageAccount(HEIGHT);
  const pages = new Map<number, number>();
  for (const [piece, { lines, more, kind, listed }] of paragraphs.entries()) {
    const step: Step = { piece, lines, wideLines: lines + more, pitch: PITCH, kind };
    if (listed) account.putSurely({ ...step, onPage: (page) => pages.set(piece, page) }, FOLLOWED);
    else account.put(step);
  }
  account.newPage(HEIGHT);
  return { pages, breaks: account.breaks };
}

/**
 * The pages of the listed headings as a program lays them out that takes one more line where `wider` says so, and where `odd` does, leaves the last
 * line of a page empty, or a heading that is not listed alone on it.
 */
function laidOut(
  paragraphs: readonly Paragraph[],
  breaks: ReadonlySet<number>,
  wider: readonly boolean[],
  odd: readonly boolean[],
): Map<number, number> {
  const isAt = (choices: readonly boolean[], piece: number): boolean => choices[piece % choices.length] === true;
  const flow = new PageFlow(HEIGHT);
  const pages = new Map<number, number>();
  let isListedWaiting = false;
  for (const [piece, { lines, more, kind, listed }] of paragraphs.entries()) {
    if (breaks.has(piece)) flow.newPage();
    isListedWaiting = listed || (isListedWaiting && flow.isWaiting);
    const count = lines + (isAt(wider, piece) ? more : 0);
    const left = flow.remaining - flow.waiting;
    if (kind === "text" && !flow.isEmpty && left >= 0 && isAt(odd, piece)) {
      if (left < PITCH && flow.isWaiting && !isListedWaiting) flow.newPage();
      else if (left >= PITCH && left < PITCH * 2 && count > 1) flow.newPageWithHeadings();
    }
    if (kind === "text") flow.lines(count, PITCH);
    else flow.keptWithNext(count * PITCH, (page) => listed && pages.set(piece, page));
  }
  flow.newPage();
  return pages;
}

const TEXT: Paragraph = { lines: 1, more: 0, kind: "text", listed: false };
const HEADING: Paragraph = { lines: 1, more: 0, kind: "heading", listed: true };

describe("the account of pages", () => {
  test("knows the pages of headings, whichever paragraphs take a line more", () => {
    const choices = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60, size: "max" }), choices, choices, (units, wider, odd) => {
        const paragraphs = units.flat();
        const { pages, breaks } = written(paragraphs);
        expect(laidOut(paragraphs, breaks, wider, odd)).toEqual(pages);
      }),
      { numRuns: 2000 },
    );
  });

  test("breaks no page where nothing is in doubt", () => {
    const { pages, breaks } = written([...Array.from({ length: 30 }, () => TEXT), HEADING, TEXT, TEXT, TEXT]);
    expect([pages.get(30), breaks.size]).toEqual([2, 0]);
  });

  test("breaks the page before a heading that has room where its text has none", () => {
    const { pages, breaks } = written([...Array.from({ length: 21 }, () => TEXT), HEADING, TEXT]);
    expect([pages.get(21), [...breaks]]).toEqual([2, [21]]);
  });

  test("breaks it before the headings over such a heading", () => {
    const { pages, breaks } = written([...Array.from({ length: 19 }, () => TEXT), HEADING, HEADING, TEXT]);
    expect([pages.get(19), pages.get(20), [...breaks]]).toEqual([2, 2, [19]]);
  });

  const DOUBTFUL: Paragraph = { ...TEXT, lines: 3, more: 1 };

  test("lays a table out below the lowest place, and knows how much higher that may be", () => {
    const account = new PageAccount(HEIGHT);
    account.put({ piece: 0, lines: 3, wideLines: 5, pitch: PITCH, kind: "text" });
    const flow = account.tableStarts();
    expect([flow.remaining, flow.doubt]).toEqual([17 * PITCH, 2 * PITCH]);
    flow.block(18 * PITCH);
    expect([flow.page, flow.doubt]).toEqual([2, 0]);
  });

  test("breaks no page where a heading stands on the next one either way", () => {
    const { pages, breaks } = written([...Array.from({ length: 19 }, () => TEXT), DOUBTFUL, HEADING, TEXT]);
    expect([pages.get(20), breaks.size]).toEqual([2, 0]);
  });

  test("breaks it before the text that may or may not go over the last page of a section", () => {
    const { breaks } = written([...Array.from({ length: 19 }, () => TEXT), DOUBTFUL]);
    expect([...breaks]).toEqual([19]);
  });
});
