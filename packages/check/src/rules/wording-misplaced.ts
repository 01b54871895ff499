import { misfits, speaksOf } from "../duty-fit.ts";
import { wordsOfDuty } from "../duty-words.ts";
import { excerpt } from "../excerpt.ts";
import { foreignTerms } from "../foreign-terms.ts";
import type { Rule } from "../rule.ts";

export const wordingMisplaced: Rule = {
  id: "wording/misplaced",
  title: "工作事项与所在的主要职责无关，与另一项职责相符",
  severity: "hint",
  source: "guidance",
  reason: "具体工作事项由主要职责分解而来；与本项无关而与另一项相符的，多为合并单元格错行或者放错位置。",
  *check({ list, place }) {
    const duties = list.duties ?? [];
    const told = new Set<string>();
    for (const { task, duty, other } of [...misfits(duties, place.core), ...foreignTerms(duties, place.core)]) {
      if (told.has(task.key) || speaksOf(duty, wordsOfDuty(duty), duty.tasks.indexOf(task))) continue;
      told.add(task.key);
      yield {
        at: { table: "task", key: task.key, field: "text" },
        quote: excerpt(task.text),
        message: `该事项与所在的第${duty.serial}项职责无关，与第${other.serial}项“${excerpt(other.text.replace(/\s+/gu, ""), 20)}…”相符，疑为放错位置。`,
        remedy: "核对后移到相应的主要职责之下。",
      };
    }
  },
};
