import { withoutWhiteSpace } from "@qingdan/model";
import { clausesOf } from "../clauses.ts";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

const SHORTEST = 8;
const bare = (text: string): string => withoutWhiteSpace(text).replace(/[。；]$/u, "");

export const wordingCopiedTask: Rule = {
  id: "wording/copied-task",
  title: "服务内容照抄工作事项",
  severity: "hint",
  source: "guidance",
  reason: "公共服务的主要内容应当告诉群众办什么、怎么办，照抄内部职责分工等于没有写。",
  *check({ list }) {
    const duties = list.duties ?? [];
    const tasks = new Set(duties.flatMap((duty) => duty.tasks.map(({ text }) => bare(text))));
    const clauses = new Set(duties.flatMap(({ text }) => sentences(text)));
    for (const { name, items } of list.services ?? []) {
      for (const { key, content } of items) {
        const text = bare(content);
        if (text.length < SHORTEST || text === bare(name) || !(tasks.has(text) || clauses.has(text))) continue;
        yield {
          at: { table: "service_item", key, field: "content" },
          quote: excerpt(content),
          message: `“${name}”的主要内容照抄了第一部分的${tasks.has(text) ? "工作事项" : "主要职责"}，没有写服务本身。`,
          remedy: "写明服务的对象、内容和办理方式。",
        };
      }
    }
  },
};

/** The sentences of a duty, and its clauses, as services quote them. */
function sentences(text: string): string[] {
  return [...text.split(/[。；;\n]/u), ...[...clausesOf(text)].map((clause) => clause.text)].map(bare);
}
