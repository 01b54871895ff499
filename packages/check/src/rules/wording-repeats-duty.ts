import { withoutWhiteSpace } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

const SHORTEST = 10;
/** Words that say how: without them a task that only repeats its duty is the duty. */
const HOW = /负责|承担|做好|[对的，。；、]/gu;
/** What the government may hand down has no parts to be named. */
const HANDED_DOWN = /交办|其他(?:事项|工作|任务)/u;
const matterOf = (text: string): string => withoutWhiteSpace(text).replace(HOW, "");

export const wordingRepeatsDuty: Rule = {
  id: "wording/repeats-duty",
  title: "工作事项照抄主要职责，没有分解",
  severity: "hint",
  source: "guidance",
  reason: "具体工作事项由主要职责逐项分解细化而来，整项照抄等于没有分解，责任落实不到事。",
  *check({ list }) {
    for (const { text, serial, tasks } of list.duties ?? []) {
      const whole = matterOf(text);
      if (whole.length < SHORTEST || HANDED_DOWN.test(text)) continue;
      for (const task of tasks) {
        if (matterOf(task.text) !== whole) continue;
        yield {
          at: { table: "task", key: task.key, field: "text" },
          quote: excerpt(task.text),
          message: `该事项照抄第${serial}项主要职责的全文，没有分解。`,
          remedy: "按办理环节或者对象分解为具体事项。",
        };
      }
    }
  },
};
