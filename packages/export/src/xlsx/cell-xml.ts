import { escapeCellText } from "../clean-text.ts";

/** The XML of a cell with its text in place, in front of the text and behind it. */
const TEXT_START = '" t="inlineStr"><is><t xml:space="preserve">';
export const TEXT_END = "</t></is></c>";

/** What stands in a cell's XML behind the number of its row, with a text or without one; each in one piece, because sheets are put together of them. */
export interface CellMiddle {
  filled: string;
  empty: string;
}

export function cellMiddle(style: number): CellMiddle {
  return { filled: `" s="${style}${TEXT_START}`, empty: `" s="${style}"/>` };
}

/** A cell of clean text with its text in place; a cell without text only has its style. */
export function cellXml(name: string, style: number, text: string): string {
  if (text === "") return `<c r="${name}" s="${style}"/>`;
  return `<c r="${name}" s="${style}${TEXT_START}${escapeCellText(text)}${TEXT_END}`;
}
