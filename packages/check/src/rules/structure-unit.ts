import { isBlank } from "../columns.ts";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

export const structureUnit: Rule = {
  id: "structure/unit",
  title: "工作事项没有责任处室",
  severity: "warning",
  source: "guidance",
  reason: "具体工作事项应当落实到责任处室，责任主体不明就无法追责。",
  *check({ list }) {
    const duties = list.duties ?? [];
    if (!duties.some(({ tasks }) => tasks.some(({ unit }) => !isBlank(unit)))) return;
    for (const { tasks } of duties) {
      // A unit stands for the rows below it; rows before the first one have none.
      const first = tasks.findIndex(({ unit }) => !isBlank(unit));
      const without = first === -1 ? tasks : tasks.slice(0, first);
      const head = without[0];
      if (head === undefined) continue;
      const rows = without.length === 1 ? "该事项" : `该事项起的${without.length}项`;
      yield {
        at: { table: "task", key: head.key, field: "unit" },
        quote: excerpt(head.text, 30),
        message: `${rows}没有写责任处室。`,
        remedy: "补充责任处室。",
      };
    }
  },
};
