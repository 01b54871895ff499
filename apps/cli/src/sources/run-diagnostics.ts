import type { Diagnostic } from "@qingdan/model";
import type { JoinedSources } from "./join-sources.ts";
import type { ReadSource } from "./read-sources.ts";
import type { RecordedList } from "./record-sources.ts";

/** What a person must know of documents that were taken in: of each file, of how files make one list, of what became of each list. */
export function runDiagnostics(
  sources: readonly ReadSource[],
  { hints }: JoinedSources,
  recorded: readonly RecordedList[],
): Diagnostic[] {
  return [
    ...sources.flatMap(({ diagnostics, coverage }) => [...diagnostics, ...coverage.problems]),
    ...hints,
    ...recorded.flatMap(({ notices }) => notices),
  ];
}
