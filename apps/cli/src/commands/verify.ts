import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { InputError } from "@qingdan/model";
import { readSources } from "../sources/read-sources.ts";
import { formatTable } from "../terminal/format-table.ts";

/** `verify`: reads files and proves that every character is stored once or is furniture. Writes nothing. */
export async function verify({ args, options, terminal }: CommandCall<{ details?: boolean }>): Promise<ExitCode> {
  const { sources, refused } = readSources(args.length === 0 ? ["seeds"] : args, { ...options, terminal });
  if (refused.length > 0) throw new InputError(refused);
  const files = sources.map(({ path, coverage }) => ({
    file: path,
    characters: coverage.characters,
    stored: coverage.stored,
    furniture: coverage.furniture,
    unaccounted: coverage.unaccounted,
    storedTwice: coverage.storedTwice,
  }));
  const problems = sources.flatMap(({ path, coverage }) =>
    coverage.problems.map((item) => ({ ...item, place: { ...item.place, file: path } })),
  );
  if (options.json === true) {
    const details = sources.map(({ coverage }, index) => ({
      ...files[index],
      reasons: coverage.reasons,
      problems: coverage.problems,
    }));
    terminal.out(`${JSON.stringify({ files: options.details === true ? details : files })}\n`);
  } else {
    terminal.out(formatTable(files, ["file", "characters", "stored", "furniture", "unaccounted", "storedTwice"]));
    if (options.details === true) {
      for (const { path, coverage } of sources) terminal.out(`${path}: ${JSON.stringify(coverage.reasons)}\n`);
    }
  }
  printDiagnostics(terminal, problems);
  return problems.length > 0 ? EXIT.look : EXIT.done;
}
