import type { NodeTable, Severity } from "@qingdan/model";
import type { Facts } from "./facts.ts";

/** Where a rule comes from: the central guidance on lists (2018), law (立法法, 公文处理), or the official form itself. */
export type RuleSource = "guidance" | "law" | "form";

/** The place of a finding: a field of a node; table and key "" for the whole list or, with a part's name as field, a part. */
export interface At {
  table: NodeTable | "";
  key: string;
  field: string;
}

/** What a rule yields: a finding without what the rule and the list know already. */
export interface Hit {
  at: At;
  /** The words it is about, as printed; "" where nothing is printed. */
  quote: string;
  /** What is wrong, in Chinese. */
  message: string;
  /** How to mend it, in Chinese. */
  remedy: string;
  /** Where it differs from the rule's own. */
  severity?: Severity;
  /** The whole field as it should read, only where no judgement is needed. */
  suggestion?: string;
}

/** The groups of rules, in the order of reports. */
export const RULE_GROUPS = ["basis", "place", "structure", "wording", "boundary"] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** One check. Rules yield hits, never throw, know nothing of each other and read the list only through `Facts`. */
export interface Rule {
  /** "group/name", stable: lists silence findings by it. */
  id: string;
  /** What it finds, in Chinese, in a few words. */
  title: string;
  severity: Severity;
  source: RuleSource;
  /** Why it is a fault, in Chinese, in one sentence, with the norm where there is one. */
  reason: string;
  check(facts: Facts): Iterable<Hit>;
}

/** The group of a rule: the first part of its id. */
export function groupOf(rule: Rule): RuleGroup {
  return rule.id.slice(0, rule.id.indexOf("/")) as RuleGroup;
}
