import type { Party } from "@qingdan/model";
import { departmentOf, departmentsIn } from "../departments.ts";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

export const boundaryCaseOwn: Rule = {
  id: "boundary/case-own",
  title: "案例没有写本部门",
  severity: "hint",
  source: "guidance",
  reason: "案例应当说明本部门与相关部门如何衔接，只写其他部门说明不了本部门的责任。",
  *check({ list, place }) {
    const own = departmentOf(place.core);
    for (const { matter, parties } of list.boundaries ?? []) {
      // Without the bureau among the parties another rule speaks.
      if (!parties.some(({ department }) => departmentOf(department.replace(/\s+/gu, "")) === own)) continue;
      const names = [place.core, place.shortCore, "本局", "本部门", "我局"].filter((name) => name.length > 1);
      for (const { key, example } of parties) {
        const named = departmentsIn(example);
        if (named.length === 0 && namesNobody(example, names, parties)) {
          yield {
            at: { table: "party", key, field: "example" },
            quote: excerpt(example),
            message: `“${matter}”的案例没有写本部门和相关部门各做什么。`,
            remedy: "写明各部门在其中做什么，或者换一个案例。",
          };
          continue;
        }
        if (named.length < 2 || named.some(({ core }) => core === own)) continue;
        if (names.some((name) => example.includes(name))) continue;
        yield {
          at: { table: "party", key, field: "example" },
          quote: excerpt(example),
          message: `“${matter}”的案例提到${named[0]?.printed ?? ""}等部门，没有写本部门。`,
          remedy: "写明本部门在其中做什么，或者换一个案例。",
        };
      }
    }
  },
};

/** As long as this a text is a case and no pointer to one. */
const SHORTEST_CASE = 20;

/** A case in which none of those that share the matter does anything: neither the bureau nor another party, by any name. */
function namesNobody(example: string, names: readonly string[], parties: readonly Party[]): boolean {
  if (example.replace(/\s+/gu, "").length < SHORTEST_CASE) return false;
  if (/(?:有关|相关|主管|各)部门|双方|各方|联合/u.test(example)) return false;
  const others = parties.map(({ department }) => department.replace(/\s+|^[省市县区]/gu, "").slice(0, 2));
  return ![...names, ...others].some((name) => name !== "" && example.includes(name));
}
