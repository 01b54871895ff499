import { type LeadingNumber, leadingNumber } from "@qingdan/model";
import type { Line, SourceDocument } from "../blocks.ts";

/** A number that is open: its style, its value, and how far its line is indented. */
interface OpenNumber {
  style: LeadingNumber["style"];
  value: number;
  indent: number;
}

/** So much further than the number above stands one inside it. */
const LEAST_INDENT = 2;

/**
 * The document, in whose plain text numbers of one style that are indented below others of it, and count from one on below each, are those of items
 * inside items (1. over an indented 1. and 2.), as lists in lists are typed.
 */
export function withNestedNumbers(document: SourceDocument): SourceDocument {
  const { text } = document;
  let outer: OpenNumber | undefined;
  let inner: OpenNumber | undefined;
  for (const block of document.blocks) {
    const [line] = block.kind === "paragraph" && block.level === undefined ? block.lines : [];
    if (line === undefined) outer = undefined;
    if (line === undefined || line.item === true || isWord(text.charCodeAt(line.start))) continue;
    const number = leadingNumber(text.slice(line.start, Math.min(line.end, line.start + LONGEST_NUMBER)));
    if (number === undefined) continue;
    const own: OpenNumber = { style: number.style, value: number.value, indent: indentOf(text, line) };
    const next = inner === undefined ? 1 : inner.value + 1;
    const isDeeper = own.style === outer?.style && own.indent >= outer.indent + LEAST_INDENT;
    if (isDeeper && own.value === next && (inner === undefined || inner.indent === own.indent)) {
      line.item = true;
      inner = own;
    } else {
      outer = own;
      inner = undefined;
    }
  }
  return document;
}

/** Most lines begin with a word and are passed over by their first character, Han numerals with them, which stand at the margin. */
const isWord = (code: number): boolean => code > 0x39 && code < 0xff00;
const LONGEST_NUMBER = 12;

/** How far a line stands from the margin; one with more than white space in front of it stands nowhere. */
function indentOf(text: string, line: Line): number {
  let indent = 0;
  for (let at = line.start - 1; at >= 0 && text[at] !== "\n" && text[at] !== "\r"; at -= 1)
    indent += text[at] === "\u3000" ? 2 : text[at] === "\t" ? 4 : 1;
  return indent;
}
