import type { Template } from "../template.ts";

/** Twips: twentieths of a point, the unit of Word. */
export const TWIPS_PER_POINT = 20;
const TWIPS_PER_MILLIMETRE = 1440 / 25.4;

/** GB/T 9704-2012: A4, top 37 mm, left 28 mm, right 26 mm, bottom 35 mm. */
export const PAPER = { width: 11906, height: 16838 };
const MARGIN = { top: 37, left: 28, right: 26, bottom: 35 };
/** GB/T 9704-2012: 22 lines of 28 characters, 3号. */
export const LINES_PER_PAGE = 22;
export const CHARACTERS_PER_LINE = 28;
export const BODY_SIZE = 16;

/** A page's margins and the room for text, in twips. */
export interface PageMeasures {
  landscape: boolean;
  top: number;
  right: number;
  bottom: number;
  left: number;
  /** Width and height of the text block. */
  width: number;
  height: number;
}

/** The line pitch of the text in twips, rounded down so that 22 lines of 28.99 points fit on a page. */
export function linePitch(template: Template): number {
  return Math.floor(template.word.lineSpacing * TWIPS_PER_POINT);
}

/**
 * The pitch of the page's grid, in twips: its 22 lines are the text block, whatever pitch the text has. LibreOffice ends a page with the last whole line
 * of the grid, Word with the text block: both must be one height, or tables have more room in one than in the other.
 */
function gridPitch(template: Template, room: number): number {
  const pitch = linePitch(template);
  const missing = LINES_PER_PAGE * pitch - room;
  // A pitch a little wider than the standard's would lose the last line; the margin gives way by less than half a millimetre.
  return missing > 0 && missing < 30 ? pitch : Math.floor(room / LINES_PER_PAGE);
}

/**
 * The page upright, or turned: then its binding edge (28 mm) is on top, so that a reader turns the whole volume, and the page number
 * stays where it is on upright pages.
 */
export function pageMeasures(template: Template, landscape: boolean): PageMeasures {
  const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MILLIMETRE);
  const top = twips(MARGIN.top);
  const height = LINES_PER_PAGE * gridPitch(template, PAPER.height - top - twips(MARGIN.bottom));
  const bottom = PAPER.height - top - height;
  const left = twips(MARGIN.left);
  const right = twips(MARGIN.right);
  const width = PAPER.width - left - right;
  if (!landscape) return { landscape, top, right, bottom, left, width, height };
  return { landscape, top: left, right: top, bottom: right, left: bottom, width: height, height: width };
}
