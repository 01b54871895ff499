import { formatDiagnostic, InputError } from "@qingdan/model";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** The one place that turns a failure into words and an exit code: what a person can mend is 2, all else is our bug. */
export function reportFailure(error: unknown, terminal: Terminal, debug: boolean, json: boolean): ExitCode {
  if (error instanceof InputError) {
    if (json) terminal.out(`${JSON.stringify({ errors: error.diagnostics })}\n`);
    for (const diagnostic of error.diagnostics) terminal.err(`${formatDiagnostic(diagnostic)}\n`);
    return EXIT.refused;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`This is a bug in qingdan, not in your input: ${message}\n`);
  if (debug && error instanceof Error) terminal.err(`${error.stack ?? ""}\n`);
  else terminal.err("  → run the same command with --debug and send us what it prints\n");
  return EXIT.bug;
}
