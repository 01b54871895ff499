import { endsSentence, leadingNumber } from "@qingdan/model";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { LONGEST_GUESS } from "./title-lines.ts";

/**
 * 第二部分 alone on its line over 部门职责边界 is the number of that title: the two lines become one paragraph. Only for numbers that nothing but a
 * title has, and over a short line that has none of its own.
 */
export function joinNumberLines(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let number: Piece | undefined;
  for (const piece of pieces) {
    const text = piece.kind === "paragraph" ? passageText(recognition.document, piece.lines) : "";
    if (number?.kind === "paragraph" && piece.kind === "paragraph" && couldBeNumbered(text)) {
      const lines = [...number.lines, ...piece.lines.map((line) => ({ ...line, soft: true }))];
      joined[joined.length - 1] = { ...number, ...piece, lines };
    } else joined.push(piece);
    number = isNumberAlone(text) ? piece : undefined;
  }
  return joined;
}

function isNumberAlone(text: string): boolean {
  if (text.length > LONGEST_GUESS) return false;
  const number = leadingNumber(text);
  return number?.style === "ordinal" && number.length === text.length;
}

function couldBeNumbered(text: string): boolean {
  return text !== "" && text.length <= LONGEST_GUESS && !endsSentence(text) && leadingNumber(text) === undefined;
}
