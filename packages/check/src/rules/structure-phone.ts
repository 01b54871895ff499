import { hasColumn, isBlank } from "../columns.ts";
import type { Rule } from "../rule.ts";

export const structurePhone: Rule = {
  id: "structure/phone",
  title: "公共服务事项没有联系电话",
  severity: "warning",
  source: "guidance",
  reason: "公共服务事项应当公布承办机构和联系电话，方便群众咨询办事。",
  *check({ list }) {
    const services = list.services ?? [];
    const without = services.filter(({ items }) => items.every(({ phone }) => isBlank(phone)));
    if (services.length > 0 && without.length === services.length) {
      const what = hasColumn(list, "services", "phone") ? "联系电话一栏全部空白" : "没有联系电话一栏";
      yield {
        at: { table: "", key: "", field: "services" },
        quote: "联系电话",
        message: `公共服务事项（共${services.length}项）${what}。`,
        remedy: "逐项补充联系电话。",
      };
      return;
    }
    for (const { key, name } of without) {
      yield {
        at: { table: "service", key, field: "name" },
        quote: name,
        message: `服务事项“${name}”没有联系电话。`,
        remedy: "补充联系电话。",
      };
    }
    // A number on the group's first row stands for the group; an agency of its own wants a number of its own.
    for (const { items, name } of services.filter((service) => !without.includes(service))) {
      for (const item of items) {
        if (!isBlank(item.phone) || isBlank(item.agency)) continue;
        yield {
          at: { table: "service_item", key: item.key, field: "phone" },
          quote: item.agency,
          message: `“${name}”的承办机构“${item.agency}”没有联系电话。`,
          remedy: "补充联系电话。",
        };
      }
    }
  },
};
