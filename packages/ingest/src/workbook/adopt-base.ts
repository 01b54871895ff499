import { columnOfField, comparisonText, TEXT_FIELDS, type AnyNode, type Regime, type Vocabulary } from "@qingdan/model";
import { adoptSections, type PlacedSection } from "./adopt-sections.ts";
import { isUnchanged, type BaseRow } from "./base-part.ts";
import { cellsToNode, splitTitle } from "./cells-to-node.ts";
import type { Draft } from "./draft-part.ts";
import type { EditedCell } from "./edited-workbook.ts";

/** The texts of a draft's cells by column. Error values are no texts. */
export function cellTexts(cells: Readonly<Record<string, EditedCell>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).map(([column, { text, kind }]) => [column, kind === "error" ? "" : text]),
  );
}

/** A node as it comes back, without its children, and where the sections of a regime were found. */
export interface AdoptedNode {
  node: AnyNode;
  sections: PlacedSection[];
}

/**
 * The node that a draft is, compared with the base in terms of the form: a field whose cell says what the form said of the base keeps
 * the base's own text; all that the form cannot say (numbering, provenance) stays as it was. A draft without base is a new node.
 */
export function adoptNode(
  draft: Draft,
  base: AnyNode | undefined,
  baseRow: BaseRow | undefined,
  vocabulary: Vocabulary,
): AdoptedNode {
  if (base === undefined || baseRow === undefined) {
    const node = cellsToNode(draft.table, cellTexts(draft.cells), vocabulary);
    if (draft.table !== "regime") return { node, sections: [] };
    const sections = adoptSections(draft.cells, undefined, {}, vocabulary);
    return { node: { ...node, sections: sections.map(({ section }) => section) } as AnyNode, sections };
  }
  const node: Record<string, unknown> = { ...base, key: base.key };
  const unchanged = (column: string): boolean => isUnchanged(column, draft.cells[column], baseRow.cells[column] ?? "");
  for (const field of TEXT_FIELDS[draft.table]) {
    const column = columnOfField(draft.table, field);
    if (!unchanged(column)) node[field] = comparisonText(draft.cells[column]?.text ?? "");
  }
  if (draft.table !== "regime") return { node: node as unknown as AnyNode, sections: [] };
  const regime = base as Regime;
  if (!unchanged("title")) Object.assign(node, editedTitle(draft.cells["title"]?.text ?? "", regime));
  const sections = adoptSections(draft.cells, regime, baseRow.cells, vocabulary);
  node["sections"] = sections.map(({ section }) => section);
  return { node: node as unknown as AnyNode, sections };
}

/** Group and title of an edited title cell. A title that began with a line in 【】 by itself is not taken for a group. */
function editedTitle(text: string, base: Regime): Partial<Regime> {
  const typed = splitTitle(text);
  const groupLine = `${typed.groupNumbering}${typed.group}`;
  if (base.group === "" && splitTitle(base.title).group !== "") return { title: comparisonText(text) };
  if (typed.group === "") return { group: "", groupNumbering: base.groupNumbering, title: typed.title };
  const same = groupLine === `${base.groupNumbering}${base.group}`;
  return same ? { group: base.group, groupNumbering: base.groupNumbering, title: typed.title } : typed;
}
