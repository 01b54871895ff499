import { leadingNumber, type LeadingNumber } from "@qingdan/model";
import type { TextAt } from "./facts.ts";

/** A line of a text that begins with a number. Offsets are the text's. */
export interface NumberedLine {
  number: LeadingNumber;
  start: number;
  /** The line without its number, trimmed. */
  text: string;
  /** Lines below it that carry no number belong to it. */
  tail: string;
  /** True where numbered lines of another style stand below it: it is a heading of theirs. */
  parent: boolean;
}

const known = new WeakMap<TextAt, readonly (readonly NumberedLine[])[]>();

/** The numbered lines of a text of a list, computed once for all rules. */
export function runsOf(at: TextAt): readonly (readonly NumberedLine[])[] {
  let runs = known.get(at);
  if (runs === undefined) known.set(at, (runs = numberedRuns(at.text)));
  return runs;
}

/** The numbered lines of a text, in runs: a run has one style of number and is not broken by a number of a style above it. */
function numberedRuns(text: string): NumberedLine[][] {
  if (!text.includes("\n")) return [];
  const open: NumberedLine[][] = [];
  const runs: NumberedLine[][] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const number = leadingNumber(line);
    if (number === undefined) {
      const last = open.at(-1)?.at(-1);
      if (last !== undefined && line.trim() !== "") last.tail = line.trim();
    } else {
      const item = { number, start: at, text: line.slice(number.length).trim(), tail: "", parent: false };
      place(item, open, runs);
    }
    at += line.length + 1;
  }
  return runs;
}

/** Puts a line into the innermost open run of its style, closing those inside it, or opens a run of its own. */
function place(item: NumberedLine, open: NumberedLine[][], runs: NumberedLine[][]): void {
  const depth = open.findLastIndex((run) => run[0]?.number.style === item.number.style);
  if (depth !== -1 && item.number.value !== 1) {
    open.length = depth + 1;
    open[depth]?.push(item);
    return;
  }
  if (depth !== -1) open.length = depth;
  const above = open.at(-1)?.at(-1);
  if (above !== undefined) above.parent = true;
  const run = [item];
  open.push(run);
  runs.push(run);
}
