import { CONTINUED_MARK } from "@qingdan/model";
import { contentWidths, wrappedWidth } from "../column-widths.ts";
import type { PlanColumn } from "../plan.ts";
import type { Template } from "../template.ts";
import { longestWord, textWidth } from "../text-lines.ts";
import { TWIPS_PER_POINT } from "./measures.ts";
import { ROUNDING, SIDES, toTwips } from "./table-xml.ts";

const CENTRED = new Set(["serial", "unit", "department", "agency", "phone"]);
/** The longest word that a column of short entries is widened for, in half-widths: two phone numbers of seven digits. */
const WIDEST_WORD = 20;
/** Four characters, and two. */
const SHORT_LINE = 8;
const SHORTEST_LINE = 4;
/** Lines that the header of a table takes on each page, counted well. */
const HEADER_LINES = 3;

/** The texts of a table: its groups, their rows, the cells of these. */
type Groups = readonly (readonly (readonly string[])[])[];

/** Whether the column of a field holds short entries that stand in the middle. */
export function isCentred(field: string): boolean {
  return CENTRED.has(field);
}

/**
 * Widths in twips from the content, together `width`; a column is at least as wide as three characters, or two where it is empty, and a
 * column of short entries as its words in Latin letters, phones and names of four characters, which would be parted otherwise.
 */
export function tableWidths(
  columns: readonly PlanColumn[],
  headings: readonly string[],
  groups: Groups,
  { template, width, pageHeight }: { template: Template; width: number; pageHeight: number },
): number[] {
  const half = (template.word.tableFontSize / 2) * TWIPS_PER_POINT;
  // Only a group of several rows goes on on a next page.
  const serial = groups.some(({ length }) => length > 1) ? textWidth(CONTINUED_MARK) : SHORTEST_LINE;
  const least = columns.map(({ field }, index) => {
    const heading = field === "serial" ? serial : Math.min(wrappedWidth(headings[index] ?? ""), SHORT_LINE);
    const entry = CENTRED.has(field) ? shortEntryIn(groups, index) : 0;
    return Math.max(SHORTEST_LINE, heading, entry) + ROUNDING * 2 + SIDES / half;
  });
  const extent = {
    count: groups.length,
    group: (index: number) => (groups[index] ?? []).map((cells) => cells.map(wrappedWidth)),
    merged: columns.map(({ group }) => group),
    least,
    pageLines: pageHeight / (template.word.tableLineSpacing * TWIPS_PER_POINT) - HEADER_LINES,
    frame: ROUNDING + SIDES / half,
    mergedMayGoOn: true,
  };
  return toTwips(evenWidths(contentWidths(extent, width / half), SIDES / half), half, width);
}

/** What the short entries of a column need: its longest word, and its longest line of a few characters, which would leave one alone. */
function shortEntryIn(groups: Groups, column: number): number {
  let longest = 0;
  for (const group of groups) {
    for (const cells of group) {
      const text = cells[column] ?? "";
      longest = Math.max(longest, Math.min(longestWord(text), WIDEST_WORD));
      for (const line of text.split("\n")) {
        const width = textWidth(line);
        if (width <= SHORT_LINE && width > longest) longest = width;
      }
    }
  }
  return longest;
}

/** A whole character, in half-widths, and what more a line must have beyond whole ones. */
const CHARACTER = 2;
const BEYOND = ROUNDING + 0.05;

/**
 * Widths changed by less than a quarter of a character, so that a line of a cell holds as many Chinese characters in a program that rounds it up
 * as in one that rounds it down: then all of them break a text alike. `frame` is what of a width is no room for text.
 */
export function evenWidths(widths: readonly number[], frame: number): number[] {
  const even = [...widths];
  const beyond = (index: number): number => ((even[index] ?? 0) - frame) % CHARACTER;
  const widest = even.indexOf(Math.max(...even));
  const move = (from: number, to: number, by: number): void => {
    even[from] = (even[from] ?? 0) - by;
    even[to] = (even[to] ?? 0) + by;
  };
  for (const index of even.keys())
    if (index !== widest && beyond(index) < BEYOND) move(widest, index, BEYOND - beyond(index));
  if (beyond(widest) >= BEYOND) return even;
  const spare = beyond(widest) + 0.05;
  const taker = [...even.keys()].find((index) => index !== widest && beyond(index) + spare < CHARACTER);
  if (taker !== undefined) move(widest, taker, spare);
  return even;
}
