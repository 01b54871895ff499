import { leadingNumber } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { trimRange } from "../../text-lines.ts";
import { lineText, type Recognition } from "../passage.ts";

/** Where a sentence of a line begins. */
const SENTENCE = /(?:^|[。；;])[\s\u3000]*/gu;
const SEVERAL_COLONS = /[：:][^：:]*[：:]/u;
const LONGEST_HEADING = 24;
/** One heading is that of the line. */
const FEWEST_HEADINGS = 2;

/**
 * A line that holds several sections, each behind its heading and a colon (1.监督检查对象：…。2.监督检查内容：…。), cut in front of the headings; any other
 * line as it is.
 */
export function sectionsOnOneLine(recognition: Recognition, line: Line): Line[] {
  const text = lineText(recognition.document, line);
  if (!SEVERAL_COLONS.test(text)) return [line];
  const cuts = [...text.matchAll(SENTENCE)]
    .map(({ index, 0: gap }) => index + gap.length)
    .filter((at) => beginsSection(recognition, text.slice(at)));
  if (cuts.length < FEWEST_HEADINGS) return [line];
  return [...new Set([0, ...cuts])].map((cut, index, all) => {
    const range = trimRange(recognition.document.text, line.start + cut, line.start + (all[index + 1] ?? text.length));
    return index === 0 ? { ...line, ...range } : range;
  });
}

function beginsSection({ vocabulary }: Recognition, text: string): boolean {
  const body = text.slice(leadingNumber(text)?.length ?? 0, LONGEST_HEADING * 2);
  const colon = body.search(/[：:]/u);
  return colon > 0 && colon <= LONGEST_HEADING && vocabulary.kindsOf(body.slice(0, colon)).length > 0;
}
