import { isWhiteSpace, type Place } from "@qingdan/model";
import type { Furniture, FurnitureReason, Line, SourceDocument } from "./blocks.ts";

/** Builds the text of a document whose format keeps no order of characters of its own: lines in reading order, each with its place. */
export interface TextBuilder {
  /**
   * Appends one printed line without the white space at its ends; undefined where nothing is left. The tabs in front of it stand in the text all the
   * same, before the line: where tabs part words as columns, they are empty cells.
   */
  line(text: string, place: Place, soft?: boolean): Line | undefined;
  /** Appends a text with line breaks: the first line is hard, the others continue it. */
  paragraph(text: string, place: Place): Line[];
  /** Appends text that stands in the file but in no block. */
  furniture(text: string, reason: FurnitureReason, place: Place): void;
  /** The finished text, its furniture, and the places of its offsets. */
  finish(): Pick<SourceDocument, "text" | "furniture" | "placeAt">;
}

const LEADING_TABS = /^\t+/u;

/** A builder for one file, whose name stands in every place. */
export function createTextBuilder(file: string): TextBuilder {
  let text = "";
  const starts: number[] = [];
  const places: Place[] = [];
  const furniture: Furniture[] = [];

  const append = (piece: string, place: Place): { start: number; end: number } | undefined => {
    const trimmed = trimWhiteSpace(piece);
    if (trimmed === "") return undefined;
    if (piece.startsWith("\t")) text += LEADING_TABS.exec(piece)?.[0] ?? "";
    const start = text.length;
    text += trimmed;
    starts.push(start);
    places.push(place);
    const range = { start, end: text.length };
    text += "\n";
    return range;
  };
  const line = (piece: string, place: Place, soft = false): Line | undefined => {
    const range = append(piece, place);
    return range === undefined || !soft ? range : { start: range.start, end: range.end, soft };
  };

  return {
    line,
    paragraph(piece, place) {
      const lines: Line[] = [];
      // Most texts have no line break, and splitting costs as much as all the rest.
      if (!piece.includes("\n")) {
        const only = append(piece, place);
        if (only !== undefined) lines.push(only);
        return lines;
      }
      for (const printed of piece.split("\n")) {
        const next = line(printed, place, lines.length > 0);
        if (next !== undefined) lines.push(next);
      }
      return lines;
    },
    furniture(piece, reason, place) {
      const range = append(piece, place);
      if (range !== undefined) furniture.push({ reason, start: range.start, end: range.end });
    },
    finish: () => ({
      text,
      furniture,
      placeAt: (offset) => ({ file, ...places[lastAtMost(starts, offset)] }),
    }),
  };
}

/** The index of the last number that is not above `value`; 0 where all are. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A text without white space at its ends, ideographic, no-break and zero-width spaces included. */
function trimWhiteSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}
