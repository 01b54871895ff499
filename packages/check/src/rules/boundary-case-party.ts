import { departmentOf, departmentsIn } from "../departments.ts";
import type { Rule } from "../rule.ts";

/** The departments of a cell by the data; undefined where the data do not know it. */
function known(name: string): string | undefined {
  return departmentsIn(name.replace(/\s+/gu, "")).at(-1)?.core;
}

export const boundaryCaseParty: Rule = {
  id: "boundary/case-party",
  title: "案例漏写相关部门",
  severity: "hint",
  source: "guidance",
  reason: "案例应当说明各相关部门如何衔接，漏写的部门在其中做什么就看不出来。",
  *check({ list, place }) {
    const own = departmentOf(place.core);
    for (const { key, matter, parties } of list.boundaries ?? []) {
      const example = parties.map((party) => party.example).join("\n");
      const named = new Set(departmentsIn(example).map(({ core }) => core));
      // A case that names one body only tells another story; the bureau itself has a rule of its own.
      if (named.size < 2) continue;
      const missing = parties.filter(({ department }) => {
        const core = known(department);
        return core !== undefined && core !== own && !named.has(core) && !example.includes(core.slice(0, 2));
      });
      if (missing.length === 0) continue;
      yield {
        at: { table: "boundary", key, field: "matter" },
        quote: matter,
        message: `“${matter}”的案例没有写${missing.map(({ department }) => `“${department.replace(/\s+/gu, "")}”`).join("、")}。`,
        remedy: "补写该部门在案例中的工作，或者换一个各部门都参与的案例。",
      };
    }
  },
};
