import type { Change } from "@qingdan/model";
import type { RowSink } from "./node-rows.ts";

/** The changes that a revision brought, in their order. */
export function changeRows(
  { revision, bureauId }: { revision: string; bureauId: string },
  changes: readonly Change[],
  sink: RowSink,
): void {
  for (const [index, change] of changes.entries()) {
    sink("change", {
      bureau_id: bureauId,
      revision,
      ordinal: index + 1,
      op: change.op,
      node_table: change.table,
      node_key: change.key,
      field: change.field,
      before: change.before,
      after: change.after,
      cell: change.cell ?? "",
    });
  }
}
