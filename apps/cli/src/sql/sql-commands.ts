/** The commands of the SQL shell. */
export const SHELL_COMMANDS = [
  ".exit",
  ".help",
  ".mode",
  ".output",
  ".param",
  ".quit",
  ".read",
  ".schema",
  ".tables",
] as const;
/** One of them. */
export type ShellCommand = (typeof SHELL_COMMANDS)[number];

/** True for a word that is a command of the shell. */
export function isShellCommand(word: string): word is ShellCommand {
  return (SHELL_COMMANDS as readonly string[]).includes(word);
}

/** What .help prints. */
export const SHELL_HELP = `Type a query and end it with ; — several lines are one query. Tab completes names, ↑ brings back what was typed.
Ctrl-C ends a running query, or throws away what is typed; Ctrl-D on an empty line leaves.
.tables               tables, views and table functions
.schema [TABLE]       columns, with their types and what they hold
.mode [FORMAT]        table csv json ndjson markdown parquet xlsx
.output [FILE]        write results into a file, one behind the other; without FILE on the terminal again
.param [NAME=VALUE]   a value for $NAME in later queries; NAME= without a value takes it away
.read FILE            run the queries and commands of a file
.help                 this page
.quit                 leave
What is typed is kept in ~/.qingdan_history, or in the file that QINGDAN_HISTORY names; QINGDAN_HISTORY= keeps nothing.
`;
