import { Command, CommanderError, Option } from "commander";
import { EXIT, type ExitCode } from "./terminal/exit-code.ts";
import { addCommands } from "./commands.ts";
import { processTerminal, type Terminal } from "./terminal/terminal.ts";
import { VERSION } from "./version.ts";

/** Runs the command line and returns the exit code. Prints through `terminal` only; touches nothing else of the process. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const program = new Command("qingdan");
  let code: ExitCode = EXIT.done;
  program
    .description(
      "Keeps the responsibility lists (责任清单) of government bureaus: documents in, DuckDB in the middle, official Excel and Word out.",
    )
    .version(VERSION, "-V, --version", "print the version")
    .addOption(new Option("--warehouse <file>", "the warehouse; :memory: for none on disk").default("qingdan.duckdb"))
    .option("--vocabulary <file>", "a JSON file with further wordings of titles and columns")
    .option("--json", "print the result as one JSON document")
    .option("--debug", "show the stack of an unexpected error")
    .helpCommand("help [command]", "show the help of a command")
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("(qingdan help [command] shows how it is used)")
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .exitOverride();
  addCommands(program, terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0 && argv.includes("--json")) {
        terminal.out(
          `${JSON.stringify({ errors: [{ code: error.code, severity: "error", place: {}, message: error.message }] })}\n`,
        );
      }
      return error.exitCode === 0 ? EXIT.done : EXIT.refused;
    }
    // Loaded late, as everything that not every call needs: the start stays short.
    const { reportFailure } = await import("./terminal/report-failure.ts");
    return reportFailure(error, terminal, argv.includes("--debug"), argv.includes("--json"));
  }
}

if (process.argv[1] !== undefined && import.meta.url.endsWith("/qingdan.js")) {
  process.exitCode = await runCli(process.argv.slice(2), processTerminal());
}
