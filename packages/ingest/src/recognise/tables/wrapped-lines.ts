import { endsSentence, leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";

/** Cells that are cut at so few characters, and so few cells, are lists of short words. */
const FEWEST_CHARACTERS = 6;
const FEWEST_CELLS = 2;

/**
 * True for a column whose texts were cut at the margin of a cell, each line a paragraph, as what is copied out of a PDF is: in several cells of it all
 * lines but the last are as long as each other and end within a sentence, and the last ends one.
 */
export function areWrapped(recognition: Recognition, rows: readonly Row[], field: string): boolean {
  const cells = rows.map(({ fields }) => fields[field] ?? []).filter((lines) => lines.length > 1);
  if (cells.length < FEWEST_CELLS) return false;
  const texts = cells.map((lines) => lines.map((line) => lineText(recognition.document, line)));
  const cut = texts.flatMap((lines) => lines.slice(0, -1));
  const lengths = cut.map((text) => text.length);
  const longest = Math.max(...lengths);
  const areAlike = Math.min(...lengths) >= Math.max(FEWEST_CHARACTERS, longest - 1);
  if (!areAlike || cut.some((text) => endsSentence(text))) return false;
  return texts.every((lines) => {
    const last = lines.at(-1) ?? "";
    return (
      last.length <= longest + 1 &&
      endsSentence(last) &&
      lines.slice(1).every((text) => leadingNumber(text) === undefined)
    );
  });
}

/** The lines of a cell as one text. */
export function unwrapped(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => (index === 0 ? line : { ...line, soft: true, glued: true }));
}
