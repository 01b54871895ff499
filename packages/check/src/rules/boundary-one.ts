import type { Rule } from "../rule.ts";

export const boundaryOne: Rule = {
  id: "boundary/one",
  title: "职责边界只有一个部门",
  severity: "warning",
  source: "guidance",
  reason: "边界至少涉及两个部门，只有一个部门就无所谓边界。",
  *check({ list }) {
    for (const { key, matter, parties } of list.boundaries ?? []) {
      const only = parties.length === 1 ? parties[0] : undefined;
      if (only === undefined) continue;
      yield {
        at: { table: "boundary", key, field: "matter" },
        quote: only.department,
        message: `管理事项“${matter}”只列了“${only.department}”一个部门。`,
        remedy: "补充其他相关部门及其分工；确属一个部门的，从职责边界中删去。",
      };
    }
  },
};
