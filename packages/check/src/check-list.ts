import type { Finding, ResponsibilityList, Severity } from "@qingdan/model";
import { gatherFacts, type CheckContext } from "./facts.ts";
import type { Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

/** All findings of all rules on a list, in the order of the rules and, within a rule, of the list. The same list gives the same findings. */
export function checkList(
  list: ResponsibilityList,
  context: CheckContext = {},
  rules: readonly Rule[] = RULES,
): Finding[] {
  const facts = gatherFacts(list, context);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const seen = new Set<string>();
    for (const hit of rule.check(facts)) {
      const identity = [hit.at.table, hit.at.key, hit.at.field, hit.quote, hit.message].join("\u0000");
      if (seen.has(identity)) continue;
      seen.add(identity);
      const severity: Severity = hit.severity ?? rule.severity;
      findings.push({
        rule: rule.id,
        title: rule.title,
        severity,
        bureau_id: list.bureau.id,
        node_table: hit.at.table,
        node_key: hit.at.key,
        field: hit.at.field,
        quote: hit.quote,
        message: hit.message,
        remedy: hit.remedy,
        ...(hit.suggestion === undefined ? {} : { suggestion: hit.suggestion }),
      });
    }
  }
  return findings;
}
