import { matchForm } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

/** A text as short as this may well name two things. */
const SHORTEST = 8;
const officesOf = (text: string): string[] =>
  text
    .split(/[\n、，；]+/u)
    .map((name) => name.replace(/\s+/gu, ""))
    .filter((name) => name.length > 1);

/** 就业科 and 县人力资源和社会保障局就业科, 某局（县仲裁院） and 某某局（县仲裁院） are one office. */
function isSame(left: string, right: string): boolean {
  const inner = (name: string): string => /[（(]([^（）()]+)[）)]$/u.exec(name)?.[1] ?? name;
  return [left, inner(left)].some((a) => [right, inner(right)].some((b) => a.endsWith(b) || b.endsWith(a)));
}

export const structureAgencyDiffers: Rule = {
  id: "structure/agency-differs",
  title: "公共服务的承办机构与职责表的责任处室不一致",
  severity: "hint",
  source: "form",
  reason: "同一事项在部门职责和公共服务两张表里应当由同一机构负责，不一致说明至少一处有误。",
  *check({ list }) {
    const units = new Map<string, string[]>();
    for (const { tasks } of list.duties ?? []) {
      let unit = "";
      for (const task of tasks) {
        if (task.unit.trim() !== "") unit = task.unit;
        if (unit !== "")
          units.set(matchForm(task.text), [...(units.get(matchForm(task.text)) ?? []), ...officesOf(unit)]);
      }
    }
    for (const { name, items } of units.size === 0 ? [] : (list.services ?? [])) {
      let agency = "";
      for (const item of items) {
        if (item.agency.trim() !== "") agency = item.agency;
        const own = matchForm(item.content).length < SHORTEST ? undefined : units.get(matchForm(item.content));
        const offices = officesOf(agency);
        if (own === undefined || offices.length === 0) continue;
        if (offices.some((office) => own.some((unit) => isSame(office, unit)))) continue;
        yield {
          at: { table: "service_item", key: item.key, field: "content" },
          quote: excerpt(item.content),
          message: `“${name}”由${offices.join("、")}承办，职责表中同一事项由${[...new Set(own)].join("、")}负责。`,
          remedy: "核对后统一承办机构。",
        };
      }
    }
  },
};
