import { walk, type ResponsibilityList } from "@qingdan/model";
import { numbered, type RowSink } from "./node-rows.ts";

/** Where each node was read, for nodes that know it. */
export function provenanceRows(list: ResponsibilityList, sink: RowSink): void {
  const add = numbered(list.bureau.id, sink);
  for (const { table, node } of walk(list)) {
    if (node.source === undefined) continue;
    const { file, lineFrom, lineTo, sheet, cell, spot } = node.source;
    add("provenance", {
      node_table: table,
      node_key: node.key,
      source_name: file,
      line_from: lineFrom ?? null,
      line_to: lineTo ?? null,
      sheet: sheet ?? "",
      cell: cell ?? "",
      spot: spot ?? "",
    });
  }
}
