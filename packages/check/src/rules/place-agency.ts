import type { Rule } from "../rule.ts";

/** A body of the city or the province by its name: 市劳动保障监察支队某大队; 市场 and 市政 are other words. */
const OF_SUPERIOR =
  /^(?:省|市(?!场|容|政|民))[\u4e00-\u9fff（）()]{2,24}(?:总队|支队|大队|中队|中心|局|分局|处|所|院|站|办公室)$/u;

export const placeAgency: Rule = {
  id: "place/agency",
  title: "承办机构、责任单位是上级的机构",
  severity: "hint",
  source: "guidance",
  reason: "清单写的是本级部门的权责，承办机构写成上级的机构，责任就不在本部门。",
  *check({ list, place }) {
    if (!place.county || place.kind === "市") return;
    const named = [
      ...(list.duties ?? []).flatMap(({ tasks }) =>
        tasks.map(({ key, unit }) => ({ table: "task" as const, key, field: "unit", name: unit })),
      ),
      ...(list.oversight ?? []).map(({ key, unit }) => ({ table: "regime" as const, key, field: "unit", name: unit })),
      ...(list.services ?? []).flatMap(({ items }) =>
        items.map(({ key, agency }) => ({ table: "service_item" as const, key, field: "agency", name: agency })),
      ),
    ];
    for (const { table, key, field, name } of named) {
      const body = name.replace(/\s+/gu, "");
      if (!OF_SUPERIOR.test(body)) continue;
      yield {
        at: { table, key, field },
        quote: body,
        message: `“${body}”是上级的机构，不是本部门或者本部门所属的单位。`,
        remedy: "核对由谁承办：属于上级派驻的，写明本部门的配合责任；照抄的，改为本级机构。",
      };
    }
  },
};
