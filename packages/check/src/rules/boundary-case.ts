import { hasColumn, isBlank } from "../columns.ts";
import type { Rule } from "../rule.ts";

export const boundaryCase: Rule = {
  id: "boundary/case",
  title: "管理事项没有案例",
  severity: "hint",
  source: "form",
  reason: "每个管理事项应当附案例说明各部门如何衔接。",
  *check({ list }) {
    const boundaries = list.boundaries ?? [];
    const some = boundaries.some(({ parties }) => parties.some(({ example }) => !isBlank(example)));
    if (!some && !hasColumn(list, "boundaries", "example")) return;
    for (const { key, matter, parties } of boundaries) {
      if (parties.some(({ example }) => !isBlank(example))) continue;
      yield {
        at: { table: "boundary", key, field: "matter" },
        quote: matter,
        message: `管理事项“${matter}”没有案例。`,
        remedy: "补充一个说明分工衔接的案例。",
      };
    }
  },
};
