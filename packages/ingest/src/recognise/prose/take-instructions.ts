import { leadingNumber } from "@qingdan/model";
import { markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/**
 * The pieces of a part without the instructions that stand behind its rows (填表说明： and the numbered lines below it): they tell how to fill
 * in the form and are no part of the list. Said once, since what follows such a line is told from a note by its numbers alone.
 */
export function takeInstructions(recognition: Recognition, pieces: readonly Piece[]): Piece[] {
  const { vocabulary, document } = recognition;
  const begins = (piece: Piece): boolean => {
    if (piece.kind === "table") return false;
    const text = passageText(document, piece.lines);
    return vocabulary.isLabel("instructions", text) || vocabulary.afterLabel("instructions", text) !== undefined;
  };
  const first = pieces.findIndex(begins);
  const head = pieces[first];
  if (head?.kind !== "paragraph") return [...pieces];
  let end = first + 1;
  for (let piece = pieces[end]; piece?.kind === "paragraph"; piece = pieces[end]) {
    if (leadingNumber(passageText(document, piece.lines)) === undefined) break;
    end += 1;
  }
  for (const piece of pieces.slice(first, end))
    if (piece.kind === "paragraph") markFurniture(recognition, "instructions", piece.lines);
  recognition.diagnostics.push({
    code: "ingest/instructions",
    severity: "hint",
    place: placeOf(recognition, head.lines),
    message: "填表说明不属于清单内容，未予收录",
    actual: passageText(document, head.lines).slice(0, 40),
    remedy: "如其中有应当公布的内容，请改写为“注：……”",
  });
  return [...pieces.slice(0, first), ...pieces.slice(end)];
}
