import type { RegimeRange } from "./find-outlined-regimes.ts";
import { dropStart, markFurniture, type Recognition } from "../passage.ts";
import type { ProseLine } from "../prose/prose-lines.ts";

/** 监管事项：… at the head of a line. */
const LABEL = /^([^：:，。]{2,10})[：:][\s\u3000]*(?=\S)/u;

/** Prose whose regimes are named behind a label, the labels taken out, and where the regimes stand. */
export interface LabelledRegimes {
  prose: ProseLine[];
  ranges: RegimeRange[];
}

/**
 * Regimes that are named behind the label of their column (监管事项：危险化学品经营许可) and have no numbers: each reaches down to the next.
 * undefined where a section heading of the form stands above the first of them, or under none.
 */
export function labelledRegimes(recognition: Recognition, prose: readonly ProseLine[]): LabelledRegimes | undefined {
  const labels = prose.map((line) => labelOf(recognition, line));
  const titles = [...labels.keys()].filter((index) => labels[index] !== undefined);
  const [first] = titles;
  const headings = prose.findIndex(({ heading }) => heading !== undefined);
  if (first === undefined || headings < first) return undefined;
  const named = prose.map((line, index): ProseLine => {
    const length = labels[index];
    if (length === undefined) return line;
    markFurniture(recognition, "label", [{ start: line.line.start, end: line.line.start + length }]);
    const text = line.text.slice(length);
    return { ...line, line: dropStart(recognition.document, line.line, length), text, body: text };
  });
  const ranges = titles.map((title, at): RegimeRange => {
    return { title, group: -1, from: title + 1, to: titles[at + 1] ?? prose.length };
  });
  return { prose: named, ranges };
}

/** The length of the label that a line begins with. */
function labelOf({ vocabulary }: Recognition, { number, heading, text }: ProseLine): number | undefined {
  const [whole, label] = number === undefined && heading === undefined ? (LABEL.exec(text) ?? []) : [];
  if (whole === undefined || label === undefined) return undefined;
  const column = vocabulary.columnOf("oversight", label);
  return column?.field === "title" && column.remainder === "" ? whole.length : undefined;
}
