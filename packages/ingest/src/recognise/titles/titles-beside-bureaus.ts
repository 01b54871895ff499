import { trimRange } from "../../text-lines.ts";
import { nameAlone, namesBureau } from "../lists/recognise-bureau.ts";
import { lineText, type Recognition } from "../passage.ts";
import type { Piece } from "../piece.ts";

/** No line of a title and the bureau is longer, the gap between them included. */
const LONGEST = 100;
const GAP = /[ \t\u3000]{2,}/u;
/** Few documents have a label behind a gap at all: the others are passed over at one look. */
const LABEL_BEHIND_GAP = /[ \t\u3000]{2}[^\s：:]{0,6}(?:单位|部门)[^\s：:]{0,8}[：:]/u;

/** The pieces with lines that are the title of a part, a gap and the label of the bureau (部门职责登记表 and 填报单位：某某局) cut in two. */
export function titlesBesideBureaus({ document, vocabulary }: Recognition, pieces: readonly Piece[]): Piece[] {
  if (!LABEL_BEHIND_GAP.test(document.text)) return [...pieces];
  return pieces.flatMap((piece): Piece[] => {
    const [line, ...others] = piece.kind === "paragraph" ? piece.lines : [];
    if (piece.kind === "table" || line === undefined || others.length > 0 || line.end - line.start > LONGEST)
      return [piece];
    const text = lineText(document, line);
    const at = text.search(GAP);
    if (at <= 0) return [piece];
    const behind = text.slice(at).trim();
    const named = vocabulary.afterLabel("bureau", behind) ?? vocabulary.afterLabel("unit", behind);
    if (named === undefined || !namesBureau(nameAlone(named)) || vocabulary.partOf(text.slice(0, at)) === undefined)
      return [piece];
    const title = { ...line, end: line.start + at };
    return [
      { ...piece, lines: [title] },
      { kind: "paragraph", lines: [trimRange(document.text, title.end, line.end)] },
    ];
  });
}
