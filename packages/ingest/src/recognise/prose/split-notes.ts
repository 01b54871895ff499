import { withoutWhiteSpace } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, type Recognition } from "../passage.ts";
import { isSigned } from "../../page-lines.ts";
import { isSignature, signatureStart, TOTAL } from "../tables/signature.ts";

/** 说明：… on the last line, and on no other: what it says is of all that stands above, and no column of one item. */
const EXPLAINS = /^[\s\u3000]*[（(]?说明[：:]/u;
/** 监督电话：… on the last line, and on no other. */
const COMPLAINTS = /^[\s\u3000]*(?:监督|投诉|举报){1,2}(?:电话|方式|渠道)[：:]/u;
/** （注：…） on the last line: amid others it belongs to the text above. */
const NOTE_IN_BRACKETS = /^[\s\u3000]*[（(](?:附注|注释?)[：:]/u;
/** 备注：… on the last line of prose. */
const REMARKS = /^[\s\u3000]*备\s*注[：:]\s*\S/u;

/**
 * Takes notes (注：…) and the signature at the end out of prose. A note goes on to the end of the lines. Beside a table 说明：and 备注：open a note as well; in prose
 * they may open a section, and 合计 sums up the rows; 备注：… on the very last line opens none (`endsInNote`).
 */
export function splitNotes(
  recognition: Recognition,
  texts: readonly Line[][],
  isBesideRows = false,
  endsInNote = false,
): { notes: Line[][]; prose: Line[] } {
  const { document, vocabulary } = recognition;
  const isOnlyLast = (pattern: RegExp, all: readonly Line[]): boolean =>
    all.findIndex((line) => pattern.test(lineText(document, line))) === all.length - 1;
  const wordsOf = (line: Line): string => withoutWhiteSpace(lineText(document, line));
  // A row of the table that sums up the others, or that names in cells of their own who filled in the form.
  const isBesideRow = (lines: readonly Line[]): boolean => {
    const words = isBesideRows ? lines.map(wordsOf) : [];
    return TOTAL.test(words[0] ?? "") || (words.some((text) => !isSigned(text)) && isSignature(words));
  };
  const all = texts.filter((lines) => !isBesideRow(lines)).flat();
  const end = signatureStart(recognition, all);
  const lines = all.slice(0, end);
  const aside = [...texts.filter(isBesideRow), ...all.slice(end).map((line) => [line])];
  const opensNote = (text: string): boolean =>
    /^[\s\u3000]*(?:附注|注释?)[：:]/u.test(text) ||
    (isBesideRows && vocabulary.afterLabel("note", text) !== undefined);
  const endsProse = (text: string, index: number): boolean =>
    (endsInNote && REMARKS.test(text)) ||
    NOTE_IN_BRACKETS.test(text) ||
    (index > 0 && [EXPLAINS, COMPLAINTS].some((pattern) => pattern.test(text) && isOnlyLast(pattern, lines)));
  const at = lines.findIndex((line, index) => {
    const text = lineText(document, line);
    return opensNote(text) || (index === lines.length - 1 && endsProse(text, index));
  });
  if (at < 0) return { notes: aside, prose: lines };
  return { notes: [lines.slice(at), ...aside], prose: lines.slice(0, at) };
}
