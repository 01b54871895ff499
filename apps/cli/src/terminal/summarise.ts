import type { Coverage } from "@qingdan/ingest";
import type { ResponsibilityList } from "@qingdan/model";

/** One line of the summary that `build` prints. */
export interface SummaryRow {
  bureau_id: string;
  bureau: string;
  duties: number;
  tasks: number;
  boundaries: number;
  regimes: number;
  services: number;
  liabilities: number;
  /** Characters stored, white space aside. */
  characters: number;
  unaccounted: number;
  files: number;
}

/** Counts of a list for the summary. A part that the source lacks counts none. */
export function summarise(list: ResponsibilityList, coverages: readonly Coverage[], files: number): SummaryRow {
  const sum = (count: (coverage: Coverage) => number): number =>
    coverages.reduce((all, coverage) => all + count(coverage), 0);
  return {
    bureau_id: list.bureau.id,
    bureau: list.bureau.name,
    duties: list.duties?.length ?? 0,
    tasks: (list.duties ?? []).reduce((sum, duty) => sum + duty.tasks.length, 0),
    boundaries: list.boundaries?.length ?? 0,
    regimes: list.oversight?.length ?? 0,
    services: list.services?.length ?? 0,
    liabilities: list.accountability?.liabilities.length ?? 0,
    characters: sum(({ stored }) => stored),
    unaccounted: sum(({ unaccounted, storedTwice }) => unaccounted + storedTwice),
    files,
  };
}
