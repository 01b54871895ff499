import { formSheet, PARTS, type Part, type ResponsibilityList } from "@qingdan/model";
import { numbered, type RowSink } from "./node-rows.ts";

/** One row for each part of the form: whether the list has it, and how the source prints it. */
export function partRows(list: ResponsibilityList, sink: RowSink): void {
  const add = numbered(list.bureau.id, sink);
  for (const part of PARTS) {
    // One part may be printed in several places; the first gives the place, all give their titles.
    const printed = list.printed.parts.filter((candidate) => candidate.part === part);
    const place = list.printed.parts.findIndex((candidate) => candidate.part === part);
    const nodes = NODES[part](list);
    add("part", {
      part,
      title: formSheet(part).title,
      state: nodes === undefined ? "absent" : nodes === 0 ? "empty" : "rows",
      printed_title: distinctLines(printed.map(({ title }) => title)),
      printed_ordinal: place === -1 ? null : place + 1,
      layout: printed[0]?.layout ?? "none",
      statement: distinctLines(printed.map(({ statement }) => statement)),
      preamble: part === "accountability" ? (list.accountability?.mechanism?.preamble ?? "") : "",
    });
  }
}

/** How many rows a part has at its upper level; undefined where the list lacks the part. */
const NODES: Record<Part, (list: ResponsibilityList) => number | undefined> = {
  duties: (list) => list.duties?.length,
  boundaries: (list) => list.boundaries?.length,
  oversight: (list) => list.oversight?.length,
  services: (list) => list.services?.length,
  accountability({ accountability }) {
    if (accountability === undefined) return undefined;
    const { liabilities, mechanism } = accountability;
    const preamble = mechanism === undefined || mechanism.preamble === "" ? 0 : 1;
    return liabilities.length + (mechanism?.sections.length ?? 0) + preamble;
  },
};

function distinctLines(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ""))].join("\n");
}
