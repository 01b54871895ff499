import type { Warehouse } from "@qingdan/analytics";
import { applySilences, checkList, type Silence } from "@qingdan/check";
import type { Finding, LegalRegister, ResponsibilityList } from "@qingdan/model";

/** What a check may be given beside the lists. */
export interface CheckSettings {
  register?: LegalRegister;
  /** Findings that bureaus let stand, by bureau. */
  silences?: ReadonlyMap<string, readonly Silence[]>;
}

/** What a check found. */
export interface CheckResult {
  findings: Finding[];
  silenced: { finding: Finding; reason: string }[];
}

/**
 * Checks lists against all rules and stores the findings in the warehouse in place of the earlier ones. Boundaries are compared with
 * the lists of all other bureaus of the warehouse.
 */
export async function checkLists(
  warehouse: Warehouse,
  lists: readonly ResponsibilityList[],
  settings: CheckSettings = {},
): Promise<CheckResult> {
  const all = await withOtherLists(warehouse, lists);
  const result: CheckResult = { findings: [], silenced: [] };
  for (const list of lists) {
    const { findings, silenced } = checkOne(list, all, settings);
    result.findings.push(...findings);
    result.silenced.push(...silenced);
  }
  if (lists.length > 0) {
    await warehouse.replaceFindings(
      result.findings,
      lists.map((list) => list.bureau.id),
    );
  }
  return result;
}

/** The findings on one list, without storing them. */
export async function findingsOf(warehouse: Warehouse, list: ResponsibilityList): Promise<Finding[]> {
  return checkOne(list, await withOtherLists(warehouse, [list]), {}).findings;
}

function checkOne(
  list: ResponsibilityList,
  lists: ResponsibilityList[],
  { register, silences }: CheckSettings,
): CheckResult {
  const found = checkList(list, register === undefined ? { lists } : { lists, register });
  return applySilences(found, silences?.get(list.bureau.id) ?? []);
}

async function withOtherLists(
  warehouse: Warehouse,
  lists: readonly ResponsibilityList[],
): Promise<ResponsibilityList[]> {
  const all = [...lists];
  const known = new Set(lists.map((list) => list.bureau.id));
  for (const bureau of await warehouse.bureaus()) {
    if (known.has(bureau.id)) continue;
    const head = await warehouse.head(bureau.id);
    if (head !== undefined) all.push(head.list);
  }
  return all;
}
