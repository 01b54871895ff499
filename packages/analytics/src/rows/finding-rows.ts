import type { Finding } from "@qingdan/model";
import type { RowSink } from "./node-rows.ts";

/** Findings in their order; `ordinal` counts within each bureau. */
export function findingRows(findings: readonly Finding[], sink: RowSink): void {
  const ordinals = new Map<string, number>();
  for (const finding of findings) {
    const ordinal = (ordinals.get(finding.bureau_id) ?? 0) + 1;
    ordinals.set(finding.bureau_id, ordinal);
    sink("finding", {
      bureau_id: finding.bureau_id,
      ordinal,
      rule: finding.rule,
      rule_title: finding.title ?? "",
      severity: finding.severity,
      node_table: finding.node_table,
      node_key: finding.node_key,
      field: finding.field,
      quote: finding.quote,
      message: finding.message,
      remedy: finding.remedy,
      suggestion: finding.suggestion ?? "",
    });
  }
}
