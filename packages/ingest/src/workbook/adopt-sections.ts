import {
  cellsToSections,
  comparisonText,
  isPointer,
  leadingNumber,
  sectionsToCells,
  type Regime,
  type Section,
  type SectionCells,
  type SectionText,
  type Vocabulary,
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
}

const columnOf = (section: SectionText): string => section.kinds[0] ?? "other";

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
  const pieces: Piece[] = [];
  for (const column of SECTION_COLUMNS) {
    const own = baseSections.filter((section) => columnOf(section) === column);
    const cell = cells[column];
    if (base !== undefined && isUnchanged(column, cell, baseCells[column] ?? "")) {
      pieces.push(...own.map((section) => ({ section, column, place: baseSections.indexOf(section) + 1 })));
      continue;
    }
    const text = comparisonText(cell?.kind === "error" ? "" : (cell?.text ?? ""));
    if (text === "" || isPointer(text)) continue;
    pieces.push(...typedPieces(text, column, own, baseSections, vocabulary));
  }
  return inOrder(pieces, baseSections).map(({ section, column }) => ({ section, column }));
}

/** The sections of one edited cell, each with the identity of the base section that it is. */
function typedPieces(
  text: string,
  column: (typeof SECTION_COLUMNS)[number],
  own: readonly Section[],
  all: readonly Section[],
  vocabulary: Vocabulary,
): Piece[] {
  const marked = text.split("\n").map((line) => /^[\s\u3000]*【([^【】\n]*)】[\s\u3000]*$/u.exec(line)?.[1]);
  const marks = marked.filter((mark) => mark !== undefined);
  const blank = Object.fromEntries(SECTION_COLUMNS.map((name) => [name, ""])) as SectionCells;
  // The sections of a cell come back in the order of their places; one by one they keep the order of the cell.
  const typed = splitAtMarks(text, marked).flatMap((piece) =>
    cellsToSections({ ...blank, [column]: piece }, (heading) => vocabulary.kindsOf(heading, { bare: true })),
  );
  const free = new Set(own);
  const offset = typed.length - marks.length;
  return typed.map((section, index): Piece => {
    const mark = index < offset ? undefined : marks[index - offset];
    const was = [...free].find((candidate) => isSameSection(section, mark, candidate, { own, typed, all }));
    if (was !== undefined) free.delete(was);
    const number = mark === undefined ? undefined : leadingNumber(mark)?.value;
    const place = number ?? (was === undefined ? undefined : all.indexOf(was) + 1);
    if (was === undefined) return { section: { key: "", numbering: "", ...section }, column, place };
    // An unmarked text stands under the column's own heading, which the base may print in another way.
    const heading = mark === undefined ? was.heading : section.heading;
    const kinds = heading === was.heading ? was.kinds : section.kinds;
    return { section: { ...was, heading, kinds, text: section.text }, column, place };
  });
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

function isSameSection(
  section: SectionText,
  mark: string | undefined,
  candidate: Section,
  context: { own: readonly Section[]; typed: readonly SectionText[]; all: readonly Section[] },
): boolean {
  if (context.own.length === 1 && context.typed.length === 1) return true;
  if (mark !== undefined) return section.heading === candidate.heading || mark === candidate.heading;
  const printed = sectionsToCells(context.all)[(candidate.kinds[0] ?? "other") as keyof SectionCells];
  return comparisonText(printed).startsWith(comparisonText(candidate.text)) && context.own[0] === candidate;
}

/** The order of the columns, unless a place was printed or typed: then that of the places, new sections behind what they stand behind. */
function inOrder(pieces: readonly Piece[], base: readonly Section[]): Piece[] {
  const columns = base.map((section) => SECTION_COLUMNS.indexOf(columnOf(section) as (typeof SECTION_COLUMNS)[number]));
  const ordered = columns.every((column, index) => index === 0 || column >= (columns[index - 1] ?? 0));
  const typedPlace = pieces.some(({ section, place }) => section.key === "" && place !== undefined);
  if (ordered && !typedPlace) return [...pieces];
  let last = 0;
  const placed = pieces.map((piece, index) => {
    last = piece.place ?? last;
    return { piece, place: last, index };
  });
  placed.sort((a, b) => a.place - b.place || a.index - b.index);
  return placed.map(({ piece }) => piece);
}
