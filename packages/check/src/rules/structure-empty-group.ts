import { isBlank } from "../columns.ts";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

export const structureEmptyGroup: Rule = {
  id: "structure/empty-group",
  title: "职责、管理事项、监管制度或服务事项之下没有内容",
  severity: "error",
  source: "form",
  reason: "每项主要职责应当分解为具体工作事项，每个管理事项应当写明部门，每个服务事项应当写明内容。",
  *check({ list }) {
    for (const { key, text, tasks } of list.duties ?? []) {
      if (tasks.every((task) => isBlank(task.text)))
        yield {
          at: { table: "duty", key, field: "text" },
          quote: excerpt(text, 30),
          message: "该项主要职责没有具体工作事项。",
          remedy: "分解出具体工作事项。",
        };
    }
    for (const { key, matter, parties } of list.boundaries ?? []) {
      if (parties.length === 0)
        yield {
          at: { table: "boundary", key, field: "matter" },
          quote: matter,
          message: `管理事项“${matter}”没有写相关部门。`,
          remedy: "补充相关部门及其职责分工。",
        };
    }
    for (const { key, title, preamble, sections } of list.oversight ?? []) {
      if (isBlank(preamble) && sections.every((section) => isBlank(section.text)))
        yield {
          at: { table: "regime", key, field: "title" },
          quote: title,
          message: `监管制度“${title}”没有内容。`,
          remedy: "补充监督检查对象、内容、方式、措施、程序和处理。",
        };
    }
    for (const { key, name, items } of list.services ?? []) {
      if (items.every((item) => isBlank(item.content)))
        yield {
          at: { table: "service", key, field: "name" },
          quote: name,
          message: `服务事项“${name}”没有主要内容。`,
          remedy: "补充主要内容、承办机构和联系电话。",
        };
    }
  },
};
