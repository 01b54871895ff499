import type { BodyWriter } from "./body-writer.ts";

/** What the place of a part depends on. */
export interface PartStart {
  hasRows: boolean;
  /** Whether it wants turned pages; where it has no rows, whether the next part that has some does. */
  isWide: boolean;
  /** Lines that stand together where it has no rows: its heading and what it says instead of rows. */
  lines: number;
}

/**
 * Begins the parts of a document, one after the other. A part with rows begins a page. One without has none of its own: it stands below the part
 * before it, with an empty line between them, and where that leaves no room, over the next one.
 */
export function partStarts(body: BodyWriter): (part: PartStart) => void {
  let isFirst = true;
  /** Whether this page holds rows of a part, or the end of them. */
  let isTaken = true;
  return ({ hasRows, isWide, lines }) => {
    const isBelow = !isFirst && (hasRows ? !isTaken : body.hasRoom(lines + EMPTY_LINE));
    if (isBelow) body.emptyLine();
    else body.newPart(isWide);
    isTaken = hasRows || (isBelow && isTaken);
    isFirst = false;
  };
}

const EMPTY_LINE = 1;
