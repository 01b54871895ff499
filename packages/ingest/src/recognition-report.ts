import type { Part, PrintedPart, ResponsibilityList } from "@qingdan/model";

/**
 * How surely a part was recognised. certain: by its title and its columns or headings; by columns: it has no title; look: something in it
 * is not known, and a person must look.
 */
export type Certainty = "certain" | "by columns" | "look";

/** What was recognised as one part of a list. */
export interface PartReport {
  part: Part;
  /** As printed; "" where it has none. */
  title: string;
  layout: PrintedPart["layout"];
  /** Groups (duties, matters, regimes, services …) and the rows or sections in them. */
  groups: number;
  rows: number;
  /** Headings that the vocabulary does not know: their texts are notes. */
  unknownColumns: string[];
  certainty: Certainty;
}

/** One line a part, in the order of the source. */
export function reportRecognition(list: ResponsibilityList): PartReport[] {
  return list.printed.parts.map((printed) => {
    const { groups, rows } = COUNTS[printed.part](list);
    const unknownColumns = printed.columns
      .filter(({ field, heading }) => field === "" && heading !== "")
      .map(({ heading }) => heading);
    const { part, title, layout } = printed;
    return {
      part,
      title,
      layout,
      groups,
      rows,
      unknownColumns,
      certainty: certaintyOf(printed, groups, unknownColumns),
    };
  });
}

function certaintyOf(printed: PrintedPart, groups: number, unknownColumns: readonly string[]): Certainty {
  if (unknownColumns.length > 0 || (groups === 0 && printed.statement === "")) return "look";
  return printed.title === "" ? "by columns" : "certain";
}

const COUNTS: Record<Part, (list: ResponsibilityList) => { groups: number; rows: number }> = {
  duties: ({ duties }) => count(duties, (duty) => duty.tasks),
  boundaries: ({ boundaries }) => count(boundaries, (boundary) => boundary.parties),
  oversight: ({ oversight }) => count(oversight, (regime) => regime.sections),
  services: ({ services }) => count(services, (service) => service.items),
  accountability: ({ accountability }) => {
    const sections = accountability?.mechanism?.sections.length ?? 0;
    const liabilities = accountability?.liabilities.length ?? 0;
    return { groups: sections + liabilities, rows: sections + liabilities };
  },
};

function count<Group>(
  groups: readonly Group[] | undefined,
  rowsOf: (group: Group) => readonly unknown[],
): { groups: number; rows: number } {
  const all = groups ?? [];
  return { groups: all.length, rows: all.reduce((sum, group) => sum + rowsOf(group).length, 0) };
}
