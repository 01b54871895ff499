import type { Warehouse } from "@qingdan/analytics";
import { checkList } from "@qingdan/check";
import type { Finding, ResponsibilityList } from "@qingdan/model";

/**
 * Checks lists against all rules and stores the findings in the warehouse in place of the earlier ones. Boundaries are compared with
 * the lists of all other bureaus of the warehouse.
 */
export async function checkLists(warehouse: Warehouse, lists: readonly ResponsibilityList[]): Promise<Finding[]> {
  if (lists.length === 0) return [];
  const all = await otherLists(warehouse, lists);
  const findings = lists.flatMap((list) => checkList(list, { lists: all }));
  await warehouse.replaceFindings(
    findings,
    lists.map((list) => list.bureau.id),
  );
  return findings;
}

async function otherLists(warehouse: Warehouse, lists: readonly ResponsibilityList[]): Promise<ResponsibilityList[]> {
  const all = [...lists];
  const known = new Set(lists.map((list) => list.bureau.id));
  for (const bureau of await warehouse.bureaus()) {
    if (known.has(bureau.id)) continue;
    const head = await warehouse.head(bureau.id);
    if (head !== undefined) all.push(head.list);
  }
  return all;
}

/** The findings on a bureau's present list, computed anew. */
export async function findingsOf(warehouse: Warehouse, bureauId: string): Promise<Finding[]> {
  const head = await warehouse.head(bureauId);
  if (head === undefined) return [];
  return checkList(head.list, { lists: await otherLists(warehouse, [head.list]) });
}
