import { departmentOf } from "../departments.ts";
import { nearDuplicates } from "../near-duplicates.ts";
import { placeOf } from "../own-place.ts";
import type { Rule } from "../rule.ts";

/** Matters of two lists that mean the same are worded less alike than duplicates within one list. */
const THRESHOLD = 0.5;

export const boundaryDisagrees: Rule = {
  id: "boundary/disagrees",
  title: "对方部门的清单没有这个管理事项",
  severity: "hint",
  source: "guidance",
  reason: "同一边界应当在双方清单中都有，分工相互对应。",
  *check({ list, others }) {
    const near = others
      .filter((other) => other.boundaries !== undefined)
      .map((other) => ({ other, core: departmentOf(placeOf(other.bureau).core) }));
    for (const boundary of list.boundaries ?? []) {
      for (const party of boundary.parties) {
        const core = departmentOf(party.department.replace(/\s+/gu, ""));
        const other = near.find((candidate) => candidate.core === core)?.other;
        if (other === undefined) continue;
        const matters = [boundary.matter, ...(other.boundaries ?? []).map(({ matter }) => matter)];
        if (nearDuplicates(matters, THRESHOLD, 2).some(({ first }) => first === 0)) continue;
        yield {
          at: { table: "party", key: party.key, field: "department" },
          quote: party.department,
          message: `${other.bureau.name}的清单中没有管理事项“${boundary.matter}”。`,
          remedy: "与对方核对分工，双方清单对应列出。",
        };
      }
    }
  },
};
