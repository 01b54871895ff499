import { readHeader } from "../header/read-header.ts";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { findParts } from "../titles/find-parts.ts";
import { bureauInTitle, nameInListTitle, namesBureau, sameBureau } from "./recognise-bureau.ts";

/** How many lines from the top of a list may name its bureau. */
const HEAD_LINES = 3;

/**
 * The lists of a document, of which one of another kind behind a list (某某局权力清单和责任清单 on the last sheet) is none: it holds no part of the form,
 * and belongs to the list above, unless it names another bureau.
 */
export function withOtherLists(recognition: Recognition, lists: Piece[][]): Piece[][] {
  const kept: Piece[][] = [];
  for (const list of lists) {
    const above = kept.at(-1);
    if (above !== undefined && !holdsPart(recognition, list) && mayBeOfOne(recognition, above, list))
      above.push(...list.map((piece, index) => (index === 0 ? { ...piece, isOther: true } : piece)));
    else kept.push(list);
  }
  return kept;
}

function holdsPart(recognition: Recognition, list: readonly Piece[]): boolean {
  const { vocabulary, document } = recognition;
  const isOfPart = (piece: Piece): boolean =>
    piece.opens !== undefined ||
    (piece.kind === "table"
      ? readHeader(recognition, piece) !== undefined
      : vocabulary.partOf(passageText(document, piece.lines)) !== undefined);
  // What is only guessed is a part as well.
  return list.some(isOfPart) || findParts({ ...recognition, furniture: [], diagnostics: [] }, list).parts.length > 0;
}

function mayBeOfOne(recognition: Recognition, above: readonly Piece[], below: readonly Piece[]): boolean {
  const [one, other] = [nameOver(recognition, above), nameOver(recognition, below)];
  return one === "" || other === "" || sameBureau(one, other);
}

/** The bureau that the lines at the top of a list name; "" where none does. */
function nameOver(recognition: Recognition, list: readonly Piece[]): string {
  const titles = list
    .filter((piece) => piece.kind === "paragraph")
    .slice(0, HEAD_LINES)
    .map(({ lines }) => passageText(recognition.document, lines));
  const names = titles.map((title) => nameInListTitle(recognition, title) || bureauInTitle(recognition, title));
  return names.find((name) => namesBureau(name)) ?? "";
}
