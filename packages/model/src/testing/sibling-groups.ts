import type { AnyNode, NodeTable } from "../nodes.ts";
import type { ResponsibilityList } from "../tree.ts";

/** The arrays in which the nodes of a list stand side by side, with the table of each: what tests insert into, delete from and move in. */
export function siblingGroups(list: ResponsibilityList): { table: NodeTable; nodes: AnyNode[] }[] {
  const groups: { table: NodeTable; nodes: AnyNode[] | undefined }[] = [
    { table: "duty", nodes: list.duties },
    ...(list.duties ?? []).map((duty) => ({ table: "task" as const, nodes: duty.tasks })),
    { table: "boundary", nodes: list.boundaries },
    ...(list.boundaries ?? []).map((boundary) => ({ table: "party" as const, nodes: boundary.parties })),
    { table: "regime", nodes: list.oversight },
    ...(list.oversight ?? []).map((regime) => ({ table: "section" as const, nodes: regime.sections })),
    { table: "service", nodes: list.services },
    ...(list.services ?? []).map((service) => ({ table: "service_item" as const, nodes: service.items })),
    { table: "liability", nodes: list.accountability?.liabilities },
    { table: "mechanism", nodes: list.accountability?.mechanism?.sections },
    { table: "note", nodes: list.notes },
  ];
  return groups.flatMap(({ table, nodes }) => (nodes === undefined ? [] : [{ table, nodes }]));
}
