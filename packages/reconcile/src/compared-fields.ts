import { comparisonText, fieldOf, sameText, TEXT_FIELDS, type AnyNode, type NodeTable } from "@qingdan/model";

/** Fields beyond TEXT_FIELDS that the standard form shows: an edit of them is an official's edit. */
const SHOWN_FIELDS: Partial<Record<NodeTable, readonly string[]>> = {
  regime: ["groupNumbering"],
  section: ["kinds"],
  note: ["part", "heading", "before"],
};

/**
 * The fields of a table's nodes in which two lists are compared. What the form cannot show (numbering of regimes and sections,
 * provenance, the printed look of the source) is no field here: it never makes a change or a conflict.
 */
export function comparedFields(table: NodeTable): readonly string[] {
  return [...TEXT_FIELDS[table], ...(SHOWN_FIELDS[table] ?? [])];
}

/** A compared field as text: kinds joined by "+", a flag as "true" or "". */
export function fieldText(node: AnyNode, field: string): string {
  const value = (node as unknown as Record<string, unknown>)[field];
  if (Array.isArray(value)) return value.join("+");
  if (value === true) return "true";
  return fieldOf(node, field);
}

/**
 * The fields in which two nodes of a table differ, in the order of the form. Kinds follow from the heading of a section and the column
 * it stands in, so they are a difference of their own only where the heading stayed.
 */
export function differingFields(table: NodeTable, before: AnyNode, after: AnyNode): string[] {
  const fields = comparedFields(table).filter((field) => !sameText(fieldText(before, field), fieldText(after, field)));
  return fields.includes("heading") ? fields.filter((field) => field !== "kinds") : fields;
}

/** The words of a node, one field a line, empty ones left out: how inserted and deleted nodes are shown. */
export function nodeText(table: NodeTable, node: AnyNode): string {
  return TEXT_FIELDS[table]
    .map((field) => comparisonText(fieldOf(node, field)))
    .filter((text) => text !== "")
    .join("\n");
}
