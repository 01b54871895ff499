import type { ProseLine } from "../prose/prose-lines.ts";

/** Where a regime stands in the prose: the line of its title, of its group's title, and the lines behind the title. */
export interface RegimeRange {
  /** Index of the title's line; -1 for a regime that has none. */
  title: number;
  /** Index of the line that names the regime's group, or -1. */
  group: number;
  /** First and last line (exclusive) of what stands under the title. */
  from: number;
  to: number;
  /** The lines that begin its sections, where the outline of the document says so. */
  sections?: number[];
}

/** A heading of the outline with the headings under it. */
interface Heading {
  index: number;
  level: number;
  children: Heading[];
}

/**
 * Regimes by the outline of a document whose headings are marked as headings (Word's outline levels, HTML's h1 to h6): a heading above
 * section headings is a regime, one above regimes is their group. undefined where the section headings of the form are not marked.
 */
export function findOutlinedRegimes(lines: readonly ProseLine[]): RegimeRange[] | undefined {
  const known = lines.filter((line) => line.heading !== undefined);
  const marked = known.filter((line) => line.line.level !== undefined);
  const levels = lines.filter((line) => line.line.level !== undefined);
  if (levels.length === 0 || marked.length * 2 < known.length) return undefined;
  const top = outline(lines);
  if (top.some((heading) => lines[heading.index]?.heading !== undefined)) return undefined;
  const ranges: RegimeRange[] = [];
  for (const [index, heading] of top.entries()) {
    const end = top[index + 1]?.index ?? lines.length;
    if (!isGroup(heading, lines)) {
      ranges.push(rangeOf(heading, -1, end));
      continue;
    }
    for (const [at, child] of heading.children.entries()) {
      ranges.push(rangeOf(child, heading.index, heading.children[at + 1]?.index ?? end));
    }
  }
  return ranges;
}

function outline(lines: readonly ProseLine[]): Heading[] {
  const root: Heading = { index: -1, level: 0, children: [] };
  const open = [root];
  for (const [index, { line }] of lines.entries()) {
    if (line.level === undefined) continue;
    while ((open.at(-1) as Heading).level >= line.level) open.pop();
    const heading: Heading = { index, level: line.level, children: [] };
    (open.at(-1) as Heading).children.push(heading);
    open.push(heading);
  }
  return root.children;
}

/** True for a heading under which sections of the form stand two levels down and not one. */
function isGroup(heading: Heading, lines: readonly ProseLine[]): boolean {
  const names = (candidate: Heading): boolean => lines[candidate.index]?.heading !== undefined;
  return !heading.children.some(names) && heading.children.some((child) => child.children.some(names));
}

function rangeOf(heading: Heading, group: number, to: number): RegimeRange {
  return {
    title: heading.index,
    group,
    from: heading.index + 1,
    to,
    sections: heading.children.map((child) => child.index),
  };
}
