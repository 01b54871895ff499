import type { AnyNode } from "@qingdan/model";
import { markFurniture, placeOf, type Recognition } from "../passage.ts";
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

/** Says once for some rows that ticks under headings which name neither offices nor departments (监管方式 over 双随机抽查 and 日常巡查) are kept as notes. */
export function reportOtherTicks(recognition: Recognition, rows: readonly Row[]): void {
  const [first] = rows.flatMap(({ extras }) => extras.filter(({ heading }) => heading.startsWith("tick:")));
  if (first === undefined) return;
  recognition.diagnostics.push({
    code: "ingest/ticks-as-notes",
    severity: "warning",
    place: placeOf(recognition, first.lines),
    message: `“${first.heading.split(":").at(-1) ?? ""}”等栏只打了勾，已作为附注保留在各行`,
    remedy: "请在该栏写明文字，例如在“监管方式”一栏列出所采用的方式",
  });
}
