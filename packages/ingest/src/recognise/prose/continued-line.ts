import { endsSentence } from "@qingdan/model";
import type { Line, SourceDocument } from "../../blocks.ts";
import { lineText } from "../passage.ts";

/** A line that goes on with the text above it: without a break where a page end has cut the sentence, or where both stand on one printed line. */
export function continuedLine(document: SourceDocument, before: readonly Line[], line: Line): Line {
  const last = before.at(-1);
  const cut =
    document.paged === true && line.item !== true && last !== undefined && !endsSentence(lineText(document, last));
  // What numbers part inside a line goes on on that line.
  const isOnLine = last !== undefined && /^[^\S\r\n]*$/u.test(document.text.slice(last.end, line.start));
  return cut || isOnLine ? { ...line, soft: true, glued: true } : { ...line, soft: true };
}
