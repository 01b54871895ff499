import type { Warehouse } from "@qingdan/analytics";
import { applySilences, checkList, type Silence, type Silenced } from "@qingdan/check";
import type { Finding, LegalRegister, ResponsibilityList } from "@qingdan/model";
import { readSilences } from "./read-silences.ts";

/** What a check may be given beside the lists. */
export interface CheckSettings {
  /** Findings that bureaus let stand, by bureau. */
  silences?: ReadonlyMap<string, readonly Silence[]>;
  /** False where the warehouse is open for reading only: the findings are told and not stored. */
  store?: boolean;
}

/** What a check found. */
export interface CheckResult {
  findings: Finding[];
  silenced: { finding: Finding; reason: string }[];
  /** Silences of the checked bureaus that met no finding any more, by bureau. */
  unused: { bureau_id: string; silence: Silence }[];
}

/**
 * Checks lists against all rules and stores the findings in the warehouse in place of the earlier ones, unless told not to. Boundaries are compared with
 * the lists of all other bureaus of the warehouse.
 */
export async function checkLists(
  warehouse: Warehouse,
  lists: readonly ResponsibilityList[],
  settings: CheckSettings,
): Promise<CheckResult> {
  const all = await withOtherLists(warehouse, lists);
  const register = await warehouse.register();
  const result: CheckResult = { findings: [], silenced: [], unused: [] };
  for (const list of lists) {
    const { findings, silenced, unused } = checkOne(list, all, register, settings);
    result.findings.push(...findings);
    result.silenced.push(...silenced);
    result.unused.push(...unused.map((silence) => ({ bureau_id: list.bureau.id, silence })));
  }
  if (lists.length > 0 && settings.store !== false) {
    await warehouse.replaceFindings(
      result.findings,
      lists.map((list) => list.bureau.id),
    );
  }
  return result;
}

/** The findings on lists that are not silenced, list by list, without storing them. */
export async function findingsOf(
  warehouse: Warehouse,
  lists: readonly ResponsibilityList[],
  settings: CheckSettings = { silences: readSilences(undefined) },
): Promise<Finding[][]> {
  const all = await withOtherLists(warehouse, lists);
  const register = await warehouse.register();
  return lists.map((list) => checkOne(list, all, register, settings).findings);
}

function checkOne(
  list: ResponsibilityList,
  lists: ResponsibilityList[],
  register: LegalRegister,
  { silences }: CheckSettings,
): Silenced {
  return applySilences(checkList(list, { lists, register }), silences?.get(list.bureau.id) ?? []);
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
