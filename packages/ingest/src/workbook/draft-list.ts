import type { AnyNode, Part, ResponsibilityList, Vocabulary } from "@qingdan/model";
import { cellTexts } from "./adopt-base.ts";
import { cellsToNode } from "./cells-to-node.ts";
import type { Draft, DraftPart } from "./draft-part.ts";
import { withMembers } from "./part-groups.ts";

/** True for a draft that is a row of a group. */
export const isMemberTable = ({ table }: Draft): boolean =>
  table === "task" || table === "party" || table === "service_item";

/** All drafts of a part, groups before their rows, in the order in which a list is walked. */
export function flatDrafts({ drafts }: DraftPart): Draft[] {
  const liabilities = drafts.filter(({ table }) => table !== "mechanism");
  const sections = drafts.filter(({ table }) => table === "mechanism");
  return [...liabilities, ...sections].flatMap((draft) => [draft, ...draft.children]);
}

/** Drafts as a list of one part, for matching by content. */
export function draftList(
  base: ResponsibilityList,
  part: Part,
  draft: DraftPart,
  vocabulary: Vocabulary,
): ResponsibilityList {
  const node = (one: Draft): AnyNode => {
    const made = { ...cellsToNode(one.table, cellTexts(one.cells), vocabulary), key: one.key };
    return withMembers(made, one.children.map(node));
  };
  const nodes = draft.drafts.map(node);
  const list = { bureau: base.bureau, notes: [], printed: base.printed } as unknown as Record<string, unknown>;
  const sections = nodes.filter((one) => "title" in one && !("sections" in one));
  list[part] =
    part === "accountability"
      ? { liabilities: nodes.filter((one) => !sections.includes(one)), mechanism: { preamble: "", sections } }
      : nodes;
  return list as unknown as ResponsibilityList;
}
