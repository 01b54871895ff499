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
          /本(?:局|部门|单位)/u.test(name) ||
          isShortFor(name.replace(/^[省市县区州旗]/u, ""), place.core)
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

/** No shorter name tells one bureau from another. */
const SHORTEST = 3;

/** 文广体旅局 is short for 文化广电体育和旅游局: its characters stand there in this order, the first and the last of them at its ends. */
function isShortFor(short: string, name: string): boolean {
  if (short.length < SHORTEST || short.charAt(0) !== name.charAt(0) || short.at(-1) !== name.at(-1)) return false;
  let at = -1;
  return [...short].every((character) => (at = name.indexOf(character, at + 1)) >= 0);
}
