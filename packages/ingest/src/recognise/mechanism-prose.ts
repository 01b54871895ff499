import type { Mechanism, MechanismSection } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { dropStart, markFurniture, passageText, readFields, sourceOf, type Recognition } from "./passage.ts";
import { joinProse, looksLikeTitle, proseLines, type ProseLine } from "./prose-lines.ts";

/**
 * 责任追究机制 as prose: a preamble, then sections under numbered titles (一、行政机关). The titles' style is that of the first
 * numbered title-like line; their numbers go on without a gap, so that numbered items inside a section are text.
 */
export function recogniseMechanismProse(recognition: Recognition, lines: readonly Line[]): Mechanism {
  const prose = proseLines(recognition, lines);
  const starts = titleStarts(prose);
  const preambleLines = joinProse(recognition, prose.slice(0, starts[0] ?? prose.length));
  const sections = starts.map((start, index): MechanismSection => {
    const head = prose[start] as ProseLine;
    const number = head.number;
    const end = starts[index + 1] ?? prose.length;
    if (number !== undefined)
      markFurniture(recognition, "numbering", [{ start: head.line.start, end: head.line.start + number.length }]);
    const title = dropStart(recognition.document, head.line, number?.length ?? 0);
    const node = readFields(recognition, { title: [title], text: joinProse(recognition, prose.slice(start + 1, end)) });
    node.source.spans = { ...node.source.spans, serial: [] };
    return { ...node, serial: number?.printed ?? "", numbering: number?.mark ?? "" };
  });
  return {
    preamble: passageText(recognition.document, preambleLines),
    sections,
    source: sourceOf(recognition.document, { preamble: preambleLines }),
  };
}

function titleStarts(prose: readonly ProseLine[]): number[] {
  const outlined = prose.flatMap((line, index) => (line.line.level === undefined ? [] : [index]));
  if (outlined.length > 0) {
    const top = Math.min(...outlined.map((index) => prose[index]?.line.level ?? 0));
    return outlined.filter((index) => prose[index]?.line.level === top);
  }
  const style = prose.find((line) => line.number !== undefined && looksLikeTitle(line) && line.number.value === 1)
    ?.number?.style;
  if (style === undefined) return [];
  const starts: number[] = [];
  for (const [index, line] of prose.entries()) {
    if (line.number?.style === style && line.number.value === starts.length + 1 && looksLikeTitle(line))
      starts.push(index);
  }
  return starts;
}
