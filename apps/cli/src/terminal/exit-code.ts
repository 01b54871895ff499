import type { Diagnostic } from "@qingdan/model";

/** 0: done; 1: done, and a person must look; 2: usage or input refused, nothing changed; 70: our own bug. */
export const EXIT = { done: 0, look: 1, refused: 2, bug: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The worse of two exit codes. */
export function worse(one: ExitCode, other: ExitCode): ExitCode {
  return one > other ? one : other;
}

/** 1 where a person must look: at conflicts, warnings, refused files. Hints are no reason to look twice. */
export function exitCodeOf(
  diagnostics: readonly Diagnostic[],
  recorded: readonly { conflicts: readonly unknown[] }[],
): ExitCode {
  const hasConflicts = recorded.some(({ conflicts }) => conflicts.length > 0);
  return hasConflicts || diagnostics.some(({ severity }) => severity !== "hint") ? EXIT.look : EXIT.done;
}
