import { RULES } from "@qingdan/check";
import { SEVERITY_WORDS, type Finding } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { checkLists, type CheckResult } from "../checks/check-lists.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { withWarehouseOrReadOnly } from "../warehouse/open-warehouse.ts";
import { placesOfFindings, type PlaceOfFinding } from "../checks/finding-place.ts";
import { readSilences, SILENCES_NAME } from "../checks/read-silences.ts";
import { selectBureaus } from "../warehouse/select-bureaus.ts";
import { usageError } from "../terminal/usage-error.ts";

interface CheckOptions {
  rule?: string;
  severity?: string;
  laws?: string;
  silences?: string;
}

const SEVERITIES = ["error", "warning", "hint"] as const;

/** `check`: findings on the lists by bureau and rule. They land in the table `finding` as well. Exit code 1 where there are errors. */
export async function check(call: CommandCall<CheckOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const least = leastSeverity(options.severity);
  if (options.rule !== undefined && !RULES.some(({ id }) => id === options.rule)) {
    throw usageError(
      `--rule ${options.rule}: there is no such rule`,
      `use one of docs/rules.md, ${nearRules(options.rule)}`,
    );
  }
  const places = new Map<string, PlaceOfFinding>();
  const silences = readSilences(options.silences);
  const strangers = new Set(silences.keys());
  const { findings, silenced, unused } = await withWarehouseOrReadOnly(call, async (warehouse, stored) => {
    const lists = [];
    for (const bureau of await selectBureaus(warehouse, args)) {
      const head = await warehouse.head(bureau.id);
      if (head === undefined) continue;
      lists.push(head.list);
      places.set(bureau.id, placesOfFindings(head.list));
    }
    for (const { id } of await warehouse.bureaus()) strangers.delete(id);
    if (!stored) terminal.err("the warehouse can only be read now: the findings are shown, but not stored in it\n");
    return checkLists(warehouse, lists, { silences, store: stored });
  });
  const shown = findings.filter(
    (finding) =>
      SEVERITIES.indexOf(finding.severity) <= least && (options.rule === undefined || finding.rule === options.rule),
  );
  if (options.json === true) terminal.out(`${JSON.stringify({ findings: shown, silenced })}\n`);
  else terminal.out(formatFindings(shown, places));
  tellSilences({ silenced, unused, strangers }, options.silences ?? SILENCES_NAME, terminal);
  return shown.some((finding) => finding.severity === "error") ? EXIT.look : EXIT.done;
}

/** Tells how many findings a file of silences keeps quiet, and which of its lines do nothing: no finding is like theirs, or no bureau. */
function tellSilences(
  { silenced, unused, strangers }: Pick<CheckResult, "silenced" | "unused"> & { strangers: ReadonlySet<string> },
  file: string,
  terminal: Terminal,
): void {
  if (silenced.length > 0) terminal.err(`${silenced.length} findings are silenced by ${file}\n`);
  for (const { bureau_id: bureau, silence } of unused) {
    const quote = silence.quote === "" ? "" : ` “${silence.quote}”`;
    terminal.err(`${file}: ${bureau} ${silence.rule}${quote} meets no finding any more; take the line out\n`);
  }
  for (const id of strangers) terminal.err(`${file}: the warehouse has no bureau ${id}; correct the bureau_id\n`);
}

function leastSeverity(value: string | undefined): number {
  const index = value === undefined ? SEVERITIES.length - 1 : (SEVERITIES as readonly string[]).indexOf(value);
  if (index >= 0) return index;
  throw usageError(
    `--severity ${value ?? ""} is none of ${SEVERITIES.join(", ")}`,
    "use --severity error, warning or hint: findings of that weight and above are shown",
  );
}

/** The rules of the group that the unknown one names, or of its name in another group; the groups where there are none. */
function nearRules(id: string): string {
  const [group = "", name = ""] = id.split("/");
  const near = RULES.filter((rule) => rule.id.startsWith(`${group}/`) || (name !== "" && rule.id.endsWith(name)));
  return `for example ${(near.length > 0 ? near : RULES)
    .slice(0, 6)
    .map((rule) => rule.id)
    .join(", ")}`;
}

/** Findings under their bureau and rule, each with its place, its words and what to do. */
function formatFindings(findings: readonly Finding[], places: ReadonlyMap<string, PlaceOfFinding>): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const title = `${finding.bureau_id}  ${finding.rule}  ${SEVERITY_WORDS[finding.severity]}`;
    groups.set(title, [...(groups.get(title) ?? []), finding]);
  }
  const lines: string[] = [];
  for (const [title, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(`${title}  ${group.length}`);
    for (const finding of group) {
      const place = places.get(finding.bureau_id)?.(finding) ?? "";
      const quote = finding.quote === "" ? "" : ` “${finding.quote}”`;
      lines.push(`  ${place}${quote} ${finding.message}`, `    → ${finding.remedy}`);
    }
  }
  lines.push(`${findings.length} findings`);
  return `${lines.join("\n")}\n`;
}
