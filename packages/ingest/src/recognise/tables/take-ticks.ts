import type { AnyNode } from "@qingdan/model";
import { markFurniture, type Recognition } from "../passage.ts";
import type { Row } from "./read-rows.ts";

/**
 * Tick columns name the offices in the header: the ticked headings become the field of the node. The words are the header's (furniture
 * there), so a field that has no others has no span of its own; the ticks are furniture.
 */
export function takeTicks<Field extends string>(
  recognition: Recognition,
  row: Row,
  node: (AnyNode & Record<Field, string>) | undefined,
  field: Field,
): void {
  const mark = `tick:${field}:`;
  const ticks = row.extras.filter(({ heading }) => heading.startsWith(mark));
  if (ticks.length === 0 || node === undefined) return;
  row.extras = row.extras.filter((extra) => !ticks.includes(extra));
  const record: Record<string, unknown> & AnyNode = node;
  if (node[field] === "")
    record.source = { ...(node.source ?? { file: "" }), spans: { ...node.source?.spans, [field]: [] } };
  const names = ticks.map(({ heading }) => heading.slice(mark.length));
  Object.assign(node, { [field]: [node[field], ...names].filter(Boolean).join("、") });
  for (const { lines } of ticks) markFurniture(recognition, "label", lines);
}
