import type { AnyNode, Part, ResponsibilityList } from "@qingdan/model";

/** True for a node that says anything. */
export function hasWords(node: AnyNode): boolean {
  return Object.entries(node).some(
    ([name, value]) => name !== "key" && typeof value === "string" && value.trim() !== "",
  );
}

const MEMBER_LISTS = ["tasks", "parties", "items"] as const;

/** The rows of a group: tasks, parties or items. */
export function membersOf(group: AnyNode): AnyNode[] {
  const record = group as unknown as Record<string, AnyNode[] | undefined>;
  for (const name of MEMBER_LISTS) if (record[name] !== undefined) return record[name];
  return [];
}

/** The group with other rows. */
export function withMembers(group: AnyNode, members: AnyNode[]): AnyNode {
  const name = MEMBER_LISTS.find((candidate) => candidate in group);
  return name === undefined ? group : ({ ...group, [name]: members } as AnyNode);
}

/** The groups of a part; of part five the 追责情形, then the sections of the mechanism. */
export function groupsOf(list: ResponsibilityList, part: Part): AnyNode[] {
  if (part !== "accountability") return list[part] ?? [];
  return [...(list.accountability?.liabilities ?? []), ...(list.accountability?.mechanism?.sections ?? [])];
}
