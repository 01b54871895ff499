import { withoutWhiteSpace } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { lineText, type Recognition } from "../passage.ts";
import { signatureStart, TOTAL } from "../tables/signature.ts";

/**
 * Takes notes (注：…) and the signature at the end out of prose. A note goes on to the end of the lines. Beside a table 说明：and 备注：open a note as well; in prose
 * they may open a section, and 合计 sums up the rows.
 */
export function splitNotes(
  recognition: Recognition,
  texts: readonly Line[][],
  isBesideRows = false,
): { notes: Line[][]; prose: Line[] } {
  const { document, vocabulary } = recognition;
  const isTotal = ([first]: readonly Line[]): boolean =>
    isBesideRows && first !== undefined && TOTAL.test(withoutWhiteSpace(lineText(document, first)));
  const all = texts.filter((lines) => !isTotal(lines)).flat();
  const end = signatureStart(recognition, all);
  const lines = all.slice(0, end);
  const aside = [...texts.filter(isTotal), ...all.slice(end).map((line) => [line])];
  const at = lines.findIndex((line) => {
    const text = lineText(document, line);
    return /^[\s\u3000]*注[：:]/u.test(text) || (isBesideRows && vocabulary.afterLabel("note", text) !== undefined);
  });
  if (at < 0) return { notes: aside, prose: lines };
  return { notes: [lines.slice(at), ...aside], prose: lines.slice(0, at) };
}
