import { withoutWhiteSpace } from "@qingdan/model";
import { differenceOf } from "../edit-distance.ts";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

const bare = (text: string): string => withoutWhiteSpace(text).replace(/[。；]$/u, "");

/** The content is the name, or the name with its beginning worded a little otherwise. */
function repeats(content: string, name: string): boolean {
  if (content === name) return true;
  const { left, right, at } = differenceOf(content, name);
  const common = name.length - right.length;
  return name.length >= 10 && at <= 1 && common >= name.length * 0.7 && left.length <= 10 && !/[，。；]/u.test(content);
}

export const wordingRepeatsName: Rule = {
  id: "wording/repeats-name",
  title: "主要内容只重复事项名称",
  severity: "hint",
  source: "guidance",
  reason: "主要内容应当写明服务做什么、给谁做，重复名称等于没有写。",
  *check({ list }) {
    for (const { name, items } of list.services ?? []) {
      for (const { key, content } of items) {
        if (content === "" || !repeats(bare(content), bare(name))) continue;
        yield {
          at: { table: "service_item", key, field: "content" },
          quote: excerpt(content),
          message: `主要内容与服务事项名称“${name}”相同，没有写明内容。`,
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
        quote: excerpt(only.text),
        message: "具体工作事项与主要职责相同，没有分解。",
        remedy: "将主要职责分解为具体工作事项。",
      };
    }
  },
};
