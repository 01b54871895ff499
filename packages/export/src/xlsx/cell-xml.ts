import { escapeCellText } from "../clean-text.ts";

/** The XML of a cell with its text in place, in front of the text and behind it. */
export const TEXT_START = '" t="inlineStr"><is><t xml:space="preserve">';
export const TEXT_END = "</t></is></c>";

/** A cell of clean text with its text in place; a cell without text only has its style. */
export function cellXml(name: string, style: number, text: string): string {
  if (text === "") return `<c r="${name}" s="${style}"/>`;
  return `<c r="${name}" s="${style}${TEXT_START}${escapeCellText(text)}${TEXT_END}`;
}
