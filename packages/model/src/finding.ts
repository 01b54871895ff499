import type { Severity } from "./diagnostic.ts";
import type { NodeTable } from "./nodes.ts";

/** What a rule found in a list: where (node and field), the words it is about, what is wrong and how to mend it (in Chinese). */
export interface Finding {
  rule: string;
  /** What the rule finds, in Chinese, in a few words. */
  title?: string;
  severity: Severity;
  bureau_id: string;
  /** "" for a finding on the whole list or on a part. */
  node_table: NodeTable | "";
  node_key: string;
  field: string;
  quote: string;
  message: string;
  /** How to mend it. */
  remedy: string;
  /** The whole field as it should read, only where it is safe to put it in without a person's judgement. */
  suggestion?: string;
}
