import {
  cellsToSections,
  columnOfField,
  comparisonText,
  leadingNumber,
  SECTION_KINDS,
  TEXT_FIELDS,
  type AnyNode,
  type NodeTable,
  type SectionCells,
  type SectionText,
  type Vocabulary,
} from "@qingdan/model";

/** The columns of sheet three that hold the sections of a regime. */
export const SECTION_COLUMNS = [...SECTION_KINDS, "other"] as const;

const GROUP_LINE = /^[\s\u3000]*【([^【】\n]*)】[\s\u3000]*\n([\s\S]*)$/u;

/** The cell 监管事项 as group and title: 【（一）行政许可】 on a line of its own names the group of the regime. */
export function splitTitle(text: string): { group: string; groupNumbering: string; title: string } {
  const match = GROUP_LINE.exec(comparisonText(text));
  if (match === null) return { group: "", groupNumbering: "", title: comparisonText(text) };
  const inner = match[1] ?? "";
  const number = leadingNumber(inner)?.length ?? 0;
  return {
    group: inner.slice(number).trim(),
    groupNumbering: inner.slice(0, number).trim(),
    title: comparisonText(match[2] ?? ""),
  };
}

/** The sections that a regime's cells hold, as a person typed them. */
function typedSections(cells: Readonly<Record<string, string>>, vocabulary: Vocabulary): SectionText[] {
  const sectionCells = Object.fromEntries(
    SECTION_COLUMNS.map((column) => [column, comparisonText(cells[column] ?? "")]),
  ) as SectionCells;
  return cellsToSections(sectionCells, (heading) => vocabulary.kindsOf(heading, { bare: true }));
}

const CHILDREN: Partial<Record<NodeTable, string>> = { duty: "tasks", boundary: "parties", service: "items" };

/** A node as cells of the standard form say it: what a new row becomes. It has no key yet. */
export function cellsToNode(
  table: NodeTable,
  cells: Readonly<Record<string, string>>,
  vocabulary: Vocabulary,
): AnyNode {
  const node: Record<string, unknown> = { key: "" };
  for (const field of TEXT_FIELDS[table]) node[field] = comparisonText(cells[columnOfField(table, field)] ?? "");
  const children = CHILDREN[table];
  if (children !== undefined) node[children] = [];
  if (table === "mechanism") node["numbering"] = "";
  if (table === "regime") {
    const sections = typedSections(cells, vocabulary).map((section) => ({ key: "", numbering: "", ...section }));
    Object.assign(node, { numbering: "", ...splitTitle(cells["title"] ?? ""), sections });
  }
  return node as unknown as AnyNode;
}
