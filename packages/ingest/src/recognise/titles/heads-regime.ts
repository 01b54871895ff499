import { leadingNumber } from "@qingdan/model";
import { passageText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";
import { proseLines } from "../prose/prose-lines.ts";

/** So far below the title of a regime stands the first heading of its sections: its unit and a preamble may stand between. */
const FARTHEST = 3;

/**
 * True for a line right above the sections of one regime (监督检查对象 …), in lines or in the first cells of a table: inside part three such a line is
 * the regime's title, although it may end as the title of the part does (旅行社监管制度).
 */
export function headsRegime(recognition: Recognition, pieces: readonly Piece[], index: number): boolean {
  for (const piece of pieces.slice(index + 1, index + 1 + FARTHEST)) {
    if (piece.kind === "table") {
      const firsts = piece.rows.map((row) => passageText(recognition.document, row[0]?.lines ?? []));
      return firsts.filter((text) => namesSection(recognition, text)).length >= 2;
    }
    if (proseLines(recognition, piece.lines).some(({ heading }) => heading !== undefined)) return true;
  }
  return false;
}

function namesSection({ vocabulary }: Recognition, text: string): boolean {
  return text.length <= 24 && vocabulary.kindsOf(text.slice(leadingNumber(text)?.length ?? 0)).length > 0;
}
