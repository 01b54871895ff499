import { withoutWhiteSpace } from "@qingdan/model";
import type { Rule } from "../rule.ts";

const bare = (text: string): string => withoutWhiteSpace(text).replace(/[。；]$/u, "");

export const wordingRepeatsName: Rule = {
  id: "wording/repeats-name",
  title: "主要内容只重复事项名称",
  severity: "hint",
  source: "guidance",
  reason: "主要内容应当写明服务做什么、给谁做，重复名称等于没有写。",
  *check({ list }) {
    for (const { name, items } of list.services ?? []) {
      for (const { key, content } of items) {
        if (content === "" || bare(content) !== bare(name)) continue;
        yield {
          at: { table: "service_item", key, field: "content" },
          quote: content.slice(0, 40),
          message: `主要内容与服务事项名称“${name}”相同。`,
          remedy: "写明服务的对象、内容和办理方式。",
        };
      }
    }
    for (const { text, tasks } of list.duties ?? []) {
      const only = tasks.length === 1 ? tasks[0] : undefined;
      if (
        only === undefined ||
        only.text === "" ||
        /其他(?:事项|工作|任务)/u.test(only.text) ||
        bare(only.text) !== bare(text)
      )
        continue;
      yield {
        at: { table: "task", key: only.key, field: "text" },
        quote: only.text.slice(0, 40),
        message: "具体工作事项与主要职责相同，没有分解。",
        remedy: "将主要职责分解为具体工作事项。",
      };
    }
  },
};
