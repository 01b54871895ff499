import { isWhiteSpace, type Place } from "@qingdan/model";
import type { Furniture, Line } from "./blocks.ts";

/** Start and end of every line of a text (without line break), from line 1. CR LF, LF and CR all end a line. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit !== 0x0a && unit !== 0x0d) continue;
    lines.push({ start, end: index });
    if (unit === 0x0d && text.charCodeAt(index + 1) === 0x0a) index += 1;
    start = index + 1;
  }
  if (start < text.length) lines.push({ start, end: text.length });
  return lines;
}

/** A range without the white space at its ends; start === end where nothing is left. */
export function trimRange(text: string, start: number, end: number): Line {
  let from = start;
  let to = end;
  while (from < to && isWhiteSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isWhiteSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/**
 * A line of a cell that is drawn in plain text, without the mark of Markdown that it ends there (\\); without that mark the edge of the cell may
 * have cut it.
 */
export function markedEnd(text: string, line: Line, furniture: Furniture[]): { line: Line; ends: boolean } {
  if (line.end === line.start || text.charAt(line.end - 1) !== "\\") return { line, ends: false };
  furniture.push({ reason: "markup", start: line.end - 1, end: line.end });
  return { line: trimRange(text, line.start, line.end - 1), ends: true };
}

/** A look-up from offset to line number (from 1) for a text whose lines are known. */
export function lineFinder(file: string, lines: readonly Line[]): (offset: number) => Place {
  return (offset) => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] as Line).start <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1 };
  };
}

/** The lines without every second one, where all of these are blank: line ends that were doubled on the way (CR CR LF) end no row. */
export function singleSpaced(text: string, lines: Line[]): Line[] {
  const isBlank = ({ start, end }: Line): boolean => trimRange(text, start, end).start === end || start === end;
  return lines.every((line, index) => index % 2 === 0 || isBlank(line))
    ? lines.filter((_, index) => index % 2 === 0)
    : lines;
}
