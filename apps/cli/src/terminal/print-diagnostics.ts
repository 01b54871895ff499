import { formatDiagnostic, type Diagnostic } from "@qingdan/model";
import type { Terminal } from "./terminal.ts";

/** Prints diagnostics on stderr, one after the other in the order given. */
export function printDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) terminal.err(`${formatDiagnostic(diagnostic)}\n`);
}
