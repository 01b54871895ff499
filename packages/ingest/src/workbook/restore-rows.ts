import type { AnyNode, Diagnostic } from "@qingdan/model";
import type { EditedSheet } from "./edited-workbook.ts";
import { hasWords, membersOf, withMembers } from "./part-groups.ts";
import { problem } from "./problems.ts";

/**
 * Puts the rows of the base that are missing from a sheet back into its groups; tells how many these were. In: the groups that the sheet
 * shows, which are changed, and those of the base, `baseGroups`.
 */
export function restoreRows(
  sheet: EditedSheet,
  groups: AnyNode[],
  baseGroups: readonly AnyNode[],
  problems: Diagnostic[],
): void {
  const present = new Set(groups.flatMap((group) => [group, ...membersOf(group)]).map(({ key }) => key));
  const lostOf = (group: AnyNode): AnyNode[] => membersOf(group).filter(({ key }) => !present.has(key));
  const missing = new Set<string>();
  let count = 0;
  for (const group of baseGroups) {
    const lost = lostOf(group);
    // A member without a word cannot be seen in a sheet that lost its keys; it goes back unsaid.
    count += lost.filter(hasWords).length;
    const home = groups.find(({ key }) => key === group.key);
    if (home === undefined) {
      missing.add(group.key);
      count += lost.length === 0 ? 1 : 0;
    } else putBack(membersOf(home), membersOf(group), new Set(lost.map(({ key }) => key)));
  }
  const whole = baseGroups.map((group) => withMembers(group, lostOf(group)));
  putBack(groups, whole, missing);
  if (count === 0) return;
  const message = `与导出时相比缺少${count}行，因无法证明该表完整，未作删除处理。`;
  const remedy = "如确需删除，请在原导出的工作簿中（取消筛选后）删除相应的行，重新报送。";
  problems.push(problem("warning", "rows-missing", { sheet: sheet.name }, message, remedy));
}

/**
 * Puts `missing` members of `base` back into `nodes`, each behind the nearest of its predecessors that is there. Changes `nodes`.
 */
function putBack<Node extends AnyNode>(nodes: Node[], base: readonly Node[], missing: ReadonlySet<string>): void {
  for (const [index, node] of base.entries()) {
    if (!missing.has(node.key)) continue;
    let place = 0;
    for (let before = index - 1; before >= 0; before -= 1) {
      const found = nodes.findIndex(({ key }) => key === base[before]?.key);
      if (found < 0) continue;
      place = found + 1;
      break;
    }
    nodes.splice(place, 0, node);
  }
}
