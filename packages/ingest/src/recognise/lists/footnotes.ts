import { firstCell } from "../../first-cell.ts";
import type { Line, Paragraph } from "../../blocks.ts";
import type { Piece } from "../piece.ts";

/** A footnote with the place in the text that its mark stands at; `inPlace` is a note of our own forms, which stands where it belongs. */
export interface Footnote {
  lines: Line[];
  at: number;
  inPlace: boolean;
}

/** Parts the footnotes from the pieces: they stand at the end of the document, and belong where their marks are. */
export function takeFootnotes(pieces: readonly Piece[]): { pieces: Piece[]; footnotes: Footnote[] } {
  const isFootnote = (piece: Piece): piece is Paragraph & { noteOn: number } =>
    piece.kind === "paragraph" && piece.noteOn !== undefined;
  return {
    pieces: pieces.filter((piece) => !isFootnote(piece)),
    footnotes: pieces
      .filter(isFootnote)
      .map(({ lines, noteOn }) => ({ lines, at: noteOn, inPlace: lines[0]?.start === noteOn })),
  };
}

/** For each footnote the last of the lists that begin before its mark. */
export function footnotesOfLists(groups: readonly (readonly Piece[])[], footnotes: readonly Footnote[]): Footnote[][] {
  const starts = groups.map((pieces) => Math.min(...pieces.map(startOf)));
  const owners = footnotes.map(({ at }) => Math.max(0, lastBefore(starts, at)));
  return groups.map((_, index) => footnotes.filter((__, at) => owners[at] === index));
}

/** The last of the parts, in the order of the document, that begins before the mark of a footnote; the first where none does. */
export function partOfFootnote<Found extends { titleLines: readonly Line[]; pieces: readonly Piece[] }>(
  parts: readonly Found[],
  { at }: Footnote,
): Found | undefined {
  const starts = parts.map(({ titleLines, pieces }) =>
    Math.min(...titleLines.map(({ start }) => start), ...pieces.map(startOf)),
  );
  return parts[Math.max(0, lastBefore(starts, at))];
}

/** True for a note of our own forms that stands between the title of a part and its rows. */
export function standsBefore({ at, inPlace }: Footnote, pieces: readonly Piece[]): boolean {
  return inPlace && pieces.every((piece) => startOf(piece) > at);
}

/** The index of the greatest start that is not behind `at`; -1 where all are. */
function lastBefore(starts: readonly number[], at: number): number {
  let best = -1;
  for (const [index, start] of starts.entries())
    if (start <= at && (best < 0 || start >= (starts[best] as number))) best = index;
  return best;
}

function startOf(piece: Piece): number {
  const { lines = [] } = piece.kind === "paragraph" ? piece : (firstCell(piece) ?? {});
  return lines[0]?.start ?? Number.POSITIVE_INFINITY;
}
