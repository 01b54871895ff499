import { nodeName, oneLine, walk, type Diagnostic, type ResponsibilityList } from "@qingdan/model";
import type { Settlement } from "@qingdan/reconcile";

const SIDES = { ours: "本库", theirs: "来件" } as const;

/**
 * Tells of decisions that could not be carried out because another one of the same 冲突清单 stands against them: a group that one row deletes
 * is kept with all its rows where another row keeps a part of it.
 */
export function unmetSettlements(
  settled: readonly Settlement[],
  sides: { ours: ResponsibilityList; theirs: ResponsibilityList },
  merged: ResponsibilityList,
): Diagnostic[] {
  const names = new Map<string, string>();
  const keys = (list: ResponsibilityList): Set<string> => {
    const found = new Set<string>();
    for (const { node } of walk(list)) {
      found.add(node.key);
      if (!names.has(node.key)) names.set(node.key, nodeName(node));
    }
    return found;
  };
  const [result, ours, theirs] = [keys(merged), keys(sides.ours), keys(sides.theirs)];
  return settled.flatMap(({ field, key, choice }): Diagnostic[] => {
    if (field !== "" || choice === "other") return [];
    const wanted = (choice === "ours" ? ours : theirs).has(key);
    if (wanted === result.has(key)) return [];
    const name = oneLine(names.get(key) ?? "");
    const message = `冲突清单中“${name}”采用“${SIDES[choice]}”（${wanted ? "保留" : "删除"}），与同一事项其他各行的选择矛盾，没有照办。`;
    const remedy = "请核对该事项；如确需改动，请重新导出后修改报送。";
    return [{ code: "import/settlement-unmet", severity: "warning", place: {}, message, remedy }];
  });
}
