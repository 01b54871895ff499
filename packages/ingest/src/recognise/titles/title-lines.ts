import { leadingNumber, type LeadingNumber } from "@qingdan/model";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/** No title of unknown wording is longer. */
export const LONGEST_GUESS = 30;

/** The texts of pieces, and the numbers that they begin with. */
export interface PieceLines {
  lines: readonly string[];
  numbers: readonly (LeadingNumber | undefined)[];
}

const lineCache = new WeakMap<readonly Piece[], PieceLines>();

/** The texts of the paragraphs among the pieces ("" for a table), each with the number that it begins with. */
export function linesOf({ document }: Recognition, pieces: readonly Piece[]): PieceLines {
  let known = lineCache.get(pieces);
  if (known === undefined) {
    const lines = pieces.map((piece) => (piece.kind === "table" ? "" : passageText(document, piece.lines)));
    known = { lines, numbers: lines.map((text) => (text === "" ? undefined : leadingNumber(text))) };
    lineCache.set(pieces, known);
  }
  return known;
}

/** The outline level of a piece that is a heading. */
export function levelOf(piece: Piece | undefined): number | undefined {
  return piece?.kind === "paragraph" ? (piece.level ?? piece.lines[0]?.level) : undefined;
}
