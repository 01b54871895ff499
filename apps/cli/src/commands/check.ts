import { type Finding } from "@qingdan/model";
import type { CommandCall } from "../commands.ts";
import { checkLists } from "../check-lists.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { withWarehouse } from "../open-warehouse.ts";
import { loadRegister } from "../read-laws.ts";
import { readSilences, SILENCES_NAME } from "../read-silences.ts";
import { selectBureaus } from "../select-bureaus.ts";
import { usageError } from "../usage-error.ts";

interface CheckOptions {
  rule?: string;
  severity?: string;
  laws?: string;
  silences?: string;
}

const SEVERITIES = ["error", "warning", "hint"] as const;
const WORDS = { error: "错误", warning: "警告", hint: "提示" } as const;

/** `check`: findings on the lists by bureau and rule. They land in the table `finding` as well. Exit code 1 where there are errors. */
export async function check(call: CommandCall<CheckOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const least = leastSeverity(options.severity);
  const settings = { register: loadRegister(options.laws), silences: readSilences(options.silences) };
  const { findings, silenced } = await withWarehouse(
    call,
    async (warehouse) => {
      const lists = [];
      for (const bureau of await selectBureaus(warehouse, args)) {
        const head = await warehouse.head(bureau.id);
        if (head !== undefined) lists.push(head.list);
      }
      return checkLists(warehouse, lists, settings);
    },
    "change",
  );
  const shown = findings.filter(
    (finding) =>
      SEVERITIES.indexOf(finding.severity) <= least && (options.rule === undefined || finding.rule === options.rule),
  );
  if (options.json === true) terminal.out(`${JSON.stringify({ findings: shown, silenced })}\n`);
  else terminal.out(formatFindings(shown));
  if (silenced.length > 0)
    terminal.err(`${silenced.length} findings are silenced by ${options.silences ?? SILENCES_NAME}\n`);
  return shown.some((finding) => finding.severity === "error") ? EXIT.look : EXIT.done;
}

function leastSeverity(value: string | undefined): number {
  const index = value === undefined ? SEVERITIES.length - 1 : (SEVERITIES as readonly string[]).indexOf(value);
  if (index >= 0) return index;
  throw usageError(
    `--severity ${value ?? ""} is none of ${SEVERITIES.join(", ")}`,
    "use --severity error, warning or hint: findings of that weight and above are shown",
  );
}

/** Findings under their bureau and rule, each with its place, its words and what to do. */
function formatFindings(findings: readonly Finding[]): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const title = `${finding.bureau_id}  ${finding.rule}  ${WORDS[finding.severity]}`;
    groups.set(title, [...(groups.get(title) ?? []), finding]);
  }
  const lines: string[] = [];
  for (const [title, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(`${title}  ${group.length}`);
    for (const finding of group) {
      const place = [finding.node_table, finding.node_key, finding.field].filter(Boolean).join(".");
      lines.push(`  ${place} “${finding.quote}” ${finding.message}`, `    → ${finding.remedy}`);
    }
  }
  lines.push(`${findings.length} findings`);
  return `${lines.join("\n")}\n`;
}
