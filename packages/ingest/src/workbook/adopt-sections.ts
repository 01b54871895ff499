import {
  cellsToSections,
  comparisonText,
  isPointer,
  leadingNumber,
  sameText,
  type Regime,
  type Section,
  type SectionCells,
  type SectionText,
  type Vocabulary,
  isWhiteSpaceOnly,
} from "@qingdan/model";
import { isUnchanged } from "./base-part.ts";
import { SECTION_COLUMNS } from "./cells-to-node.ts";
import type { EditedCell } from "./edited-workbook.ts";

/** A section of an edited regime and the column in which it was found. */
export interface PlacedSection {
  section: Section;
  column: string;
}

/** A section on its way: where it stood in the base (from 1), or the place that its mark gives it. */
interface Piece extends PlacedSection {
  place: number | undefined;
  /** True where the place was printed or typed with the section. */
  numbered: boolean;
}

const columnOf = (section: SectionText): string => section.kinds[0] ?? "other";

function standInColumnOrder(sections: readonly Section[]): boolean {
  const columns = sections.map((section) => (SECTION_COLUMNS as readonly string[]).indexOf(columnOf(section)));
  return columns.every((column, index) => index === 0 || column >= (columns[index - 1] ?? 0));
}

/**
 * The sections of an edited regime. A cell that says what the form printed of the base keeps the base's sections whole; in an edited
 * cell, a section under the mark that the form printed for it, or the only one of its column, is the section it was.
 */
export function adoptSections(
  cells: Readonly<Record<string, EditedCell>>,
  base: Regime | undefined,
  baseCells: Readonly<Record<string, string>>,
  vocabulary: Vocabulary,
): PlacedSection[] {
  const baseSections = base?.sections ?? [];
  const ordered = standInColumnOrder(baseSections);
  const pieces: Piece[] = [];
  for (const column of SECTION_COLUMNS) {
    const own = baseSections.filter((section) => columnOf(section) === column);
    const cell = cells[column];
    if (base !== undefined && isUnchanged(column, cell, baseCells[column] ?? "")) {
      const place = (section: Section): number => baseSections.indexOf(section) + 1;
      pieces.push(...own.map((section) => ({ section, column, place: place(section), numbered: !ordered })));
      continue;
    }
    const text = comparisonText(cell?.kind === "error" ? "" : (cell?.text ?? ""));
    if (text === "" || isPointer(text)) continue;
    pieces.push(...typedPieces(text, column, own, baseSections, vocabulary));
  }
  return inOrder(pieces, ordered).map(({ section, column }) => ({ section, column }));
}

/** A line that is a mark: 【 at its start and 】 at its end. */
const MARK = /^[\s\u3000]*【([^【】\n]*)】[\s\u3000]*$/u;

const marksOf = (text: string): (string | undefined)[] => text.split("\n").map((line) => MARK.exec(line)?.[1]);

/** The heading that the form printed above a section's text and an edited cell no longer shows; undefined where nothing is missing. */
export function lostHeading(text: string, baseText: string): string | undefined {
  if (isWhiteSpaceOnly(text) || isPointer(text) || marksOf(text).some((mark) => mark !== undefined)) return undefined;
  return marksOf(baseText).find((mark) => mark !== undefined);
}

/** The sections of one edited cell, each with the identity of the base section that it is. */
function typedPieces(
  text: string,
  column: (typeof SECTION_COLUMNS)[number],
  own: readonly Section[],
  all: readonly Section[],
  vocabulary: Vocabulary,
): Piece[] {
  const marked = marksOf(text);
  const marks = marked.filter((mark) => mark !== undefined);
  const blank = Object.fromEntries(SECTION_COLUMNS.map((name) => [name, ""])) as SectionCells;
  // The sections of a cell come back in the order of their places; one by one they keep the order of the cell.
  const typed = splitAtMarks(text, marked).flatMap((piece) =>
    cellsToSections({ ...blank, [column]: piece }, (heading) => vocabulary.kindsOf(heading, { bare: true })),
  );
  const offset = typed.length - marks.length;
  const markOf = (index: number): string | undefined => (index < offset ? undefined : marks[index - offset]);
  const identity = identities(typed, markOf, own);
  return typed.map((section, index): Piece => {
    const mark = markOf(index);
    const was = identity.get(section);
    const number = mark === undefined ? undefined : leadingNumber(mark)?.value;
    const place = number ?? (was === undefined ? undefined : all.indexOf(was) + 1);
    const numbered = number !== undefined;
    if (was === undefined) return { section: { key: "", numbering: "", ...section }, column, place, numbered };
    // An unmarked text stands under the column's own heading, which the base may print in another way.
    const heading = mark === undefined ? was.heading : section.heading;
    const kinds = heading === was.heading ? was.kinds : section.kinds;
    const words = sameText(section.text, was.text) ? was.text : section.text;
    return { section: { ...was, heading, kinds, text: words }, column, place, numbered };
  });
}

/**
 * Which base section each typed one is: the one in the same place where the headings are still the same; the one of the same heading and
 * text, else the first free one of the same heading; where both
 * the cell and the column have only one, that one.
 */
function identities(
  typed: readonly SectionText[],
  markOf: (index: number) => string | undefined,
  own: readonly Section[],
): Map<SectionText, Section> {
  const found = new Map<SectionText, Section>();
  const free = new Set(own);
  const take = (section: SectionText, allows: (candidate: Section) => boolean): void => {
    const was = found.has(section) ? undefined : [...free].find(allows);
    if (was === undefined) return;
    found.set(section, was);
    free.delete(was);
  };
  const heads = (section: SectionText, index: number, candidate: Section): boolean =>
    section.heading === candidate.heading || markOf(index) === candidate.heading || markOf(index) === undefined;
  const inPlace =
    typed.length === own.length && typed.every((section, index) => heads(section, index, own[index] as Section));
  const reordered = typed.every(({ text }) => own.some((candidate) => sameText(text, candidate.text)));
  if (inPlace && !reordered) return new Map(typed.map((section, index) => [section, own[index] as Section]));
  for (const [index, section] of typed.entries())
    take(section, (candidate) => heads(section, index, candidate) && sameText(section.text, candidate.text));
  for (const [index, section] of typed.entries()) take(section, (candidate) => heads(section, index, candidate));
  const [only] = typed;
  if (typed.length === 1 && own.length === 1 && only !== undefined) take(only, () => true);
  return found;
}

function splitAtMarks(text: string, marked: readonly (string | undefined)[]): string[] {
  const pieces: string[][] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const last = pieces.at(-1);
    if (last === undefined || marked[index] !== undefined) pieces.push([line]);
    else last.push(line);
  }
  return pieces.map((lines) => lines.join("\n"));
}

/**
 * The order of the columns, unless places were printed or typed, or the base's order is another: then theirs, and new sections at the end, so that no
 * number changes.
 */
function inOrder(pieces: readonly Piece[], ordered: boolean): readonly Piece[] {
  if (ordered && !pieces.some(({ numbered }) => numbered)) return pieces;
  const placed = pieces.map((piece, index) => ({ piece, place: piece.place ?? Number.POSITIVE_INFINITY, index }));
  placed.sort((a, b) => (a.place === b.place ? a.index - b.index : a.place - b.place));
  return placed.map(({ piece }) => piece);
}
