import { isBlank } from "../columns.ts";
import type { Rule } from "../rule.ts";

export const structureAgency: Rule = {
  id: "structure/agency",
  title: "公共服务事项没有承办机构",
  severity: "warning",
  source: "guidance",
  reason: "公共服务事项应当写明由谁承办。",
  *check({ list }) {
    for (const { key, name, items } of list.services ?? []) {
      // The agency on the group's first row stands for the rows below it.
      if (items.length > 0 && !isBlank(items[0]?.agency ?? "")) continue;
      yield {
        at: { table: "service", key, field: "name" },
        quote: name,
        message: `服务事项“${name}”没有承办机构。`,
        remedy: "补充承办机构。",
      };
    }
  },
};
