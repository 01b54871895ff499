import { CONTINUED_MARK } from "@qingdan/model";
import { contentWidths, meanRowHeight, wrappedWidth, type TableExtent } from "../column-widths.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import { longestWord, textWidth } from "../text-lines.ts";
import { evenWidths } from "./even-widths.ts";
import { TWIPS_PER_POINT } from "./measures.ts";
import { SMALLER_TYPES, type TableType, USUAL_TYPE } from "./styles.ts";
import { ROUNDING, SIDES, toTwips } from "./table-xml.ts";

/** The longest word that a column of short entries is widened for, in half-widths: two phone numbers of seven digits. */
const WIDEST_WORD = 20;
/** Six characters, four and two, in half-widths. */
const SHORT_ENTRY = 12;
const SHORT_LINE = 8;
const SHORTEST_LINE = 4;
/** A text of more characters wants lines of six, one of fewer needs no more than four. */
const LONG_TEXT = 40;
/** Where the least widths take more of a table, they are those without which words would be torn. */
const CROWDED = 0.85;
/** Lines that the header of a table takes on each page, counted well. */
const HEADER_LINES = 3;
/** What of a page the mean row of a wide table may take, before smaller type is better. */
const HIGH_ROW = 0.45;
/** So many columns a table has for each step that its type may be smaller than usual. */
const COLUMNS_FOR_SMALLER = [7, 9] as const;

/** The texts of a table: its groups, their rows, the cells of these. */
type Groups = readonly (readonly (readonly string[])[])[];

/** A table's fields of short entries, and the page around it; lengths in twips. */
interface Surroundings {
  centred: ReadonlySet<string>;
  template: Template;
  width: number;
  pageHeight: number;
}

/** How a table is set; lengths in twips. */
export interface TableLook {
  /** Of the columns. */
  widths: number[];
  type: TableType;
  /** Half a Chinese character, and a line. */
  half: number;
  pitch: number;
}

/** The widths of a table, and its type: smaller than usual where there are many columns, and rows would take much of a page. */
export function tableLook(
  columns: readonly PlanColumn[],
  headings: readonly string[],
  groups: Groups,
  around: Surroundings,
): TableLook {
  let look = lookIn(USUAL_TYPE, columns, headings, groups, around);
  for (const [step, type] of SMALLER_TYPES.entries()) {
    if (columns.length < (COLUMNS_FOR_SMALLER[step] ?? Infinity) || !look.isHigh()) break;
    look = lookIn(type, columns, headings, groups, around);
  }
  return look;
}

/**
 * A table in a type: widths from the content, together `width`. A column is at least as wide as three characters, or two where it is empty;
 * one of short entries as its words in Latin letters, phones and names of six characters, which would be parted otherwise.
 */
function lookIn(
  type: TableType,
  columns: readonly PlanColumn[],
  headings: readonly string[],
  groups: Groups,
  { centred, template, width, pageHeight }: Surroundings,
): TableLook & { isHigh: () => boolean } {
  const half = (template.word.tableFontSize / 2) * TWIPS_PER_POINT * type.scale;
  const pitch = Math.round(template.word.tableLineSpacing * TWIPS_PER_POINT * type.scale);
  const extent: TableExtent = {
    count: groups.length,
    group: (index: number) => (groups[index] ?? []).map((cells) => cells.map(wrappedWidth)),
    merged: columns.map(({ group }) => group),
    least: leastWidths(columns, headings, groups, { centred, total: width / half, frame: ROUNDING * 2 + SIDES / half }),
    pageLines: pageHeight / pitch - HEADER_LINES,
    frame: ROUNDING + SIDES / half,
    mergedMayGoOn: true,
  };
  const widths = contentWidths(extent, width / half);
  return {
    widths: toTwips(evenWidths(widths, SIDES / half), half, width),
    type,
    half,
    pitch,
    isHigh: () => meanRowHeight(extent, widths) > extent.pageLines * HIGH_ROW,
  };
}

/** The least widths of columns, in half-widths; `frame` is what of each is no room for text. */
function leastWidths(
  columns: readonly PlanColumn[],
  headings: readonly string[],
  groups: Groups,
  { centred, total, frame }: { centred: ReadonlySet<string>; total: number; frame: number },
): number[] {
  // Only a group of several rows goes on on a next page.
  const serial = groups.some(({ length }) => length > 1) ? textWidth(CONTINUED_MARK) : SHORTEST_LINE;
  const least = (entryIn: (field: string, column: number) => number): number[] =>
    columns.map(({ field }, index) => {
      const heading = field === "serial" ? serial : Math.min(wrappedWidth(headings[index] ?? ""), SHORT_LINE);
      return Math.max(SHORTEST_LINE, heading, entryIn(field, index)) + frame;
    });
  const wanted = least((field, index) =>
    centred.has(field) ? shortEntryIn(groups, index, SHORT_ENTRY) : textIn(groups, index),
  );
  if (wanted.reduce((sum, each) => sum + each, 0) <= total * CROWDED) return wanted;
  return least((field, index) => (centred.has(field) ? shortEntryIn(groups, index, SHORT_LINE) : 0));
}

/**
 * What the short entries of a column need: its longest word, and its longest line of a few characters, up to `most`, which would leave one
 * alone.
 */
function shortEntryIn(groups: Groups, column: number, most: number): number {
  let longest = 0;
  for (const group of groups) {
    for (const cells of group) {
      const text = cells[column] ?? "";
      if (text === "") continue;
      const word = longestWord(text);
      longest = Math.max(longest, word > WIDEST_WORD ? Math.min(longestInList(text), WIDEST_WORD) : word);
      for (const line of text.split("\n")) {
        const width = textWidth(line);
        if (width <= most && width > longest) longest = width;
      }
    }
  }
  return longest;
}

/** The longest word of a list, with the mark behind it: phones of which no two stand on one line stand on a line each. */
function longestInList(text: string): number {
  return Math.max(...text.split(/[、，,；;]/u).map(longestWord)) + 2;
}

/** What the texts of a column need that they do not look like a pillar: all of a short one, so many characters a line of a longer one. */
function textIn(groups: Groups, column: number): number {
  let least = 0;
  for (const group of groups) {
    for (const cells of group) {
      const { length } = cells[column] ?? "";
      if (length > LONG_TEXT) return SHORT_ENTRY;
      const wanted = length * 2 <= SHORT_ENTRY ? length * 2 : SHORT_LINE;
      if (wanted > least) least = wanted;
    }
  }
  return least;
}
