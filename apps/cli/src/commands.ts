import { Option, type Command } from "commander";
import type { ExitCode } from "./terminal/exit-code.ts";
import type { GlobalOptions } from "./global-options.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** What a command gets: its arguments, its options with the global ones, and where to print. */
export interface CommandCall<Options = Record<string, never>> {
  args: string[];
  options: Options & GlobalOptions;
  terminal: Terminal;
}

type Run = (call: CommandCall<never>) => Promise<ExitCode>;

/** One command: what help says of it, and the module that does it, loaded only when it is called. */
export interface CommandSpec {
  usage: string;
  description: string;
  options: [flags: string, description: string, fallback?: string][];
  example: string;
  load: () => Promise<Run>;
}

/** Recorded in the warehouse by every command that takes it: see withWarehouse. */
const LAWS: [flags: string, description: string] = [
  "--laws <file>",
  "a CSV file with legal instruments of your own (title, category, status, since, replaced_by, edition, edition_since, renumbered, source): kept in the warehouse from then on for check, report and sql; another file replaces it, one with a header only takes it away",
];

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    usage: "build [paths...]",
    description: "the main job: ingest, prove, check and export all bureaus, and print a summary",
    options: [["--out <dir>", "folder for the exported files", "exports"], LAWS],
    example: "qingdan build seeds/",
    load: async () => (await import("./commands/build.ts")).build,
  },
  {
    usage: "ingest <paths...>",
    description: "take documents or folders into the warehouse; the same bytes again change nothing",
    options: [
      ["--keep-going", "take in the other files where one is refused"],
      ["--details", "say part by part what was recognised, and how surely"],
      ["--prefer <side>", "settle conflicts with officials' edits: ours (the warehouse) or theirs (the document)"],
      ["--author <name>", "who takes them in", ""],
      ["--message <text>", "why", ""],
      LAWS,
    ],
    example: "qingdan ingest 2026/ --message 年度调整",
    load: async () => (await import("./commands/ingest.ts")).ingest,
  },
  {
    usage: "verify [paths...]",
    description: "the completeness proof: every character of every file is stored once, or is furniture with a reason",
    options: [["--details", "list the furniture by reason"]],
    example: "qingdan verify seeds/ --json",
    load: async () => (await import("./commands/verify.ts")).verify,
  },
  {
    usage: "export [bureaus...]",
    description: "write the lists as Excel and Word; unchanged bureaus are skipped",
    options: [
      ["--format <formats>", "xlsx, docx or both", "xlsx,docx"],
      ["--form <form>", "standard (the five-part form) or house (the bureau's own layout)", "standard"],
      ["--as-of <when>", "a revision, the beginning of one, or a date (2026-03-01)"],
      ["--out <dir>", "folder for the files", "exports"],
      ["--template <file>", "a JSON file that replaces titles, widths, fonts or texts of the form"],
      ["--with-findings", "hang the findings of check on the cells of the workbook"],
      ["--force", "write files again that are current"],
    ],
    example: "qingdan export boshan-rsj --format docx --form house --out 印发稿",
    load: async () => (await import("./commands/export.ts")).exportCommand,
  },
  {
    usage: "check [bureaus...]",
    description: "what a reviewer would find: findings by bureau and rule, with place, words and remedy",
    options: [
      ["--rule <id>", "only findings of this rule"],
      ["--severity <weight>", "only findings of this weight and above: error, warning or hint"],
      LAWS,
      [
        "--silences <file>",
        "a CSV file of findings that stand: bureau_id, rule, node_key, quote, reason (silences.csv if it is there)",
      ],
    ],
    example: "qingdan check boshan-rsj --severity warning",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    usage: "import <files...>",
    description:
      "edited workbooks, or folders of them, back: three-way merge against the revision they were exported from",
    options: [
      ["--dry-run", "show what would change, write nothing"],
      ["--prefer <side>", "settle all conflicts: ours (the warehouse) or theirs (the workbook)"],
      ["--author <name>", "who edited", ""],
      ["--message <text>", "why", ""],
    ],
    example: "qingdan import 博山区人社局.xlsx --dry-run",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  {
    usage: "log [bureaus...]",
    description: "the history: revisions, oldest first",
    options: [],
    example: "qingdan log boshan-rsj",
    load: async () => (await import("./commands/log.ts")).log,
  },
  {
    usage: "diff <from> <to>",
    description: "what changed between two of these: revisions, dates, files",
    options: [["--bureau <name>", "the bureau, where dates are given"]],
    example: "qingdan diff 2026-01-01 2026-07-01 --bureau boshan-rsj",
    load: async () => (await import("./commands/diff.ts")).diff,
  },
  {
    usage: "adjust [bureaus...]",
    description: "the adjustment form (责任清单动态调整表) between two revisions, as Excel and Word",
    options: [
      ["--from <when>", "the revision or date to compare with; must be given"],
      ["--to <when>", "the revision or date to compare; the present list without it"],
      ["--out <dir>", "folder for the files", "exports"],
    ],
    example: "qingdan adjust boshan-rsj --from 2026-01-01",
    load: async () => (await import("./commands/adjust.ts")).adjust,
  },
  {
    usage: "sql [query...]",
    description: "read-only SQL over all bureaus; without a query a shell (.tables, .schema TABLE work as queries too)",
    options: [
      ["--format <format>", "table, csv, json, ndjson, markdown, parquet or xlsx"],
      ["--out <file>", "write the result into a file"],
      ["--param <name=value>", "a value for $name in the query; may be repeated"],
      ["--lake <dir>", "ask a Parquet dataset that lake wrote, instead of the warehouse"],
      ["--file <file>", "take the query from a file"],
      ["--timeout <seconds>", "longest time of a query", "30"],
      ["--unsafe", "run without the sandbox, for a person who wants DuckDB whole"],
    ],
    example:
      'qingdan sql "select name, count(*) from bureau join task using (bureau_id) group by all" --format markdown',
    load: async () => (await import("./commands/sql.ts")).sql,
  },
  {
    usage: "report [name]",
    description: "the named questions; without a name lists them",
    options: [
      ["--format <format>", "table, csv, json, ndjson, markdown, parquet or xlsx"],
      [
        "--out <file>",
        "write the result into a file; FILE.html is a page with tables and charts, without a name of all questions",
      ],
      ["--param <name=value>", "a parameter of the question; may be repeated"],
      ["--lake <dir>", "ask a Parquet dataset that lake wrote, instead of the warehouse"],
    ],
    example: "qingdan report services-without-contact",
    load: async () => (await import("./commands/report.ts")).report,
  },
  {
    usage: "lake <dir>",
    description: "the warehouse as a partitioned Parquet dataset (Hive layout) with a manifest",
    options: [],
    example: "qingdan lake lake/",
    load: async () => (await import("./commands/lake.ts")).lake,
  },
  {
    usage: "snapshot <file>",
    description: "all revisions as a file of text, to keep, or to take to another version of DuckDB",
    options: [],
    example: "qingdan snapshot 备份/2026-06.jsonl",
    load: async () => (await import("./commands/snapshot.ts")).snapshot,
  },
  {
    usage: "restore <file>",
    description: "a new warehouse from such a file",
    options: [],
    example: "qingdan restore 备份/2026-06.jsonl --warehouse 新库.duckdb",
    load: async () => (await import("./commands/restore.ts")).restore,
  },
];

/** Options that may be given several times. */
const REPEATABLE = new Set(["--param <name=value>"]);

/** Adds all commands to the program. `done` receives the exit code. */
export function addCommands(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  for (const spec of COMMANDS) {
    const command = program.command(spec.usage).description(spec.description);
    for (const [flags, description, fallback] of spec.options) {
      command.addOption(optionOf(flags, description, fallback));
    }
    command.addHelpText("after", `\nExample:\n  ${spec.example}\n`);
    command.action(async (...received: unknown[]) => {
      const positional = received
        .slice(0, -2)
        .flat()
        .filter((value) => value !== undefined) as string[];
      const options = command.optsWithGlobals();
      await refuseEmptyPaths([...program.options, ...command.options], options);
      const run = await spec.load();
      done(await run({ args: positional, options, terminal } as CommandCall<never>));
    });
  }
}

/** A path of no characters is a variable that was not set: to DuckDB it means memory, to a folder the one where we stand. */
async function refuseEmptyPaths(known: readonly Option[], given: Readonly<Record<string, unknown>>): Promise<void> {
  const empty = known.find((one) => /<(?:file|dir)>/u.test(one.flags) && given[one.attributeName()] === "");
  if (empty === undefined) return;
  const { usageError } = await import("./terminal/usage-error.ts");
  throw usageError(`${empty.long} is empty`, `write ${empty.flags}, or leave it out`);
}

/** An empty default shows as "none" in the help. */
function optionOf(flags: string, description: string, fallback: string | undefined): Option {
  const option = new Option(flags, description);
  if (REPEATABLE.has(flags))
    return option.argParser((value: string, before: string[]) => [...before, value]).default([], "none");
  return fallback === undefined ? option : option.default(fallback, fallback === "" ? "none" : undefined);
}
