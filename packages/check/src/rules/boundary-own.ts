import { departmentOf } from "../departments.ts";
import type { Rule } from "../rule.ts";

export const boundaryOwn: Rule = {
  id: "boundary/own",
  title: "职责边界中没有本部门",
  severity: "warning",
  source: "guidance",
  reason: "职责边界写的是本部门与相关部门的分工，应当写明本部门承担什么。",
  *check({ list, place }) {
    const own = departmentOf(place.core);
    for (const { key, matter, parties } of list.boundaries ?? []) {
      if (parties.length === 0) continue;
      const found = parties.some(({ department }) => {
        const name = department.replace(/\s+/gu, "");
        return (
          departmentOf(name) === own ||
          name.includes(place.core) ||
          (place.shortCore !== "" && name.includes(place.shortCore)) ||
          /本(?:局|部门|单位)/u.test(name)
        );
      });
      if (found) continue;
      yield {
        at: { table: "boundary", key, field: "matter" },
        quote: matter,
        message: `管理事项“${matter}”的相关部门中没有本部门。`,
        remedy: `补充${list.bureau.shortName || place.core}的职责分工。`,
      };
    }
  },
};
