import type { Template } from "../template.ts";
import { textWidth } from "../text-lines.ts";
import { printedHeight } from "./printed-pages.ts";
import { textHeight } from "./row-heights.ts";
import { SIZE_PARTS, type TextSize } from "./text-sizes.ts";

/** Least heights of the rows over a sheet's header, in points. */
export const TITLE_HEIGHT = 42;
export const UNIT_LINE_HEIGHT = 24;
/** What the header row takes on each page, counted well, in points. */
const HEADER_HEIGHT = 50;
/** A column may be this many characters wider than its longest text needs. */
const NEAR = 2;

/** The texts of the columns that share the room of a sheet, row by row, and the least widths of these columns. */
interface SharedTexts {
  texts: readonly (readonly string[])[];
  least: readonly number[];
}

/**
 * For each column, how wide it must be that none of its texts is higher than a page of a sheet `total` characters wide, of which other
 * columns take `fixed`; undefined where there is no room for that.
 */
export function pageWidths(
  { texts, least }: SharedTexts,
  template: Template,
  size: TextSize,
  { total, fixed }: { total: number; fixed: number },
): number[] | undefined {
  const room = printedHeight(total) - HEADER_HEIGHT;
  const firstRoom = room - TITLE_HEIGHT - UNIT_LINE_HEIGHT * 2;
  const widths = [...least];
  let left = total - fixed - least.reduce((sum, width) => sum + width, 0);
  for (const [row, cells] of texts.entries()) {
    const most = row === 0 ? firstRoom : room;
    for (const [at, text] of cells.entries()) {
      const usual = widths[at] ?? 0;
      if (isSurelyLow(text, usual, most / template.excel.lineHeight)) continue;
      const width = widthFor(text, most, size, template, usual, usual + left);
      if (width === undefined) return undefined;
      left -= width - usual;
      widths[at] = width;
    }
  }
  return left < 0 ? undefined : widths;
}

/** True for a text that stands on so many lines of a cell `width` characters wide however it is parted, told without counting lines. */
export function isSurelyLow(text: string, width: number, lines: number): boolean {
  // Most texts are short: were each character a line of its own, they would still fit.
  return text.length < lines || (text.length * 3) / width + breaksIn(text) < lines;
}

function breaksIn(text: string): number {
  let breaks = 2;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks += 1;
  return breaks;
}

/**
 * A width between two others at which a text is no higher than `most` points, at most `NEAR` wider than need be; undefined where it is higher
 * in the wider one. Lines become fewer about as a cell becomes wider: each look at the text tells where to look next.
 */
function widthFor(
  text: string,
  most: number,
  size: TextSize,
  template: Template,
  narrow: number,
  wide: number,
): number | undefined {
  let low = 0;
  let high = Math.max(narrow, lowestWidth(text, most, size, template));
  if (high > wide) return undefined;
  for (
    let height = heightAt(text, high, size, template);
    height > most;
    height = heightAt(text, high, size, template)
  ) {
    if (high === wide) return undefined;
    low = high;
    high = Math.min(wide, Math.max(high + 1, Math.ceil((high * height) / most)));
  }
  while (low > 0 && high - low > NEAR) {
    const middle = Math.floor((low + high) / 2);
    if (heightAt(text, middle, size, template) > most) low = middle;
    else high = middle;
  }
  return high;
}

/** What a text needs in a cell `width` characters wide, set in one of the sizes, in points. */
function heightAt(text: string, width: number, size: TextSize, { excel }: Template): number {
  const part = SIZE_PARTS[size];
  return textHeight(text, (width * 10.5) / (excel.textSize * part), excel.lineHeight * part);
}

/** A text is higher than `most` points in a narrower cell, even if its lines were all full. */
function lowestWidth(text: string, most: number, size: TextSize, { excel }: Template): number {
  const part = SIZE_PARTS[size];
  const lines = Math.max(1, Math.floor(most / (excel.lineHeight * part)));
  return Math.floor(((textWidth(text) / lines) * excel.textSize * part) / 10.5);
}
