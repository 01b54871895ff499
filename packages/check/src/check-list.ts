import type { Finding, ResponsibilityList, Severity } from "@qingdan/model";
import { gatherFacts, type CheckContext } from "./facts.ts";
import type { Hit, Rule } from "./rule.ts";
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
    const seen = new Map<string, Hit[]>();
    for (const hit of rule.check(facts)) {
      const before = seen.get(hit.at.key);
      if (before === undefined) seen.set(hit.at.key, [hit]);
      else if (before.some((other) => isSame(other, hit))) continue;
      else before.push(hit);
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

/** True where two hits say the same of the same place. */
function isSame(left: Hit, right: Hit): boolean {
  return (
    left.at.table === right.at.table &&
    left.at.key === right.at.key &&
    left.at.field === right.at.field &&
    left.quote === right.quote &&
    left.message === right.message
  );
}
