import { clausesOf } from "../clauses.ts";
import { contentGrams, wordsOfDuty } from "../duty-words.ts";
import type { Rule } from "../rule.ts";

/** A clause that gives the bureau something to do, not its purpose or manner. */
const DUTY_CLAUSE =
  /^(?:负责|组织实施|会同有关部门|督促|落实|承担|开展|编制|拟订|拟定|管理|统筹|监督|审核|承办|指导|推进)/u;
/** General clauses, which all tasks together carry out. */
const GENERAL = /体系|政策规定|规章制度|方针|意见和建议|重点难点|其他|交办|综合管理工作/u;
/** At most this share of a clause's words stands in any task of the list. */
const UNTOLD = 0.15;
/** A duty with fewer tasks is not divided at all, and clauses of fewer words say too little. */
const FEWEST_TASKS = 3;
const FEWEST_WORDS = 2;

/** 社保 is 社会保障 and 社会保险. */
const full = (text: string): string => text.replace(/社保/gu, "社会保障社会保险");
const FULL = contentGrams(full("社保"));

export const structureUndivided: Rule = {
  id: "structure/undivided",
  title: "主要职责中的一项没有分解出工作事项",
  severity: "hint",
  source: "guidance",
  reason: "主要职责应当逐项分解为具体工作事项，写了职责而没有事项，责任就落不到处室。",
  *check({ list, place }) {
    const duties = list.duties ?? [];
    const told = new Set(duties.flatMap((duty) => wordsOfDuty(duty).tasks.flatMap((grams) => [...grams])));
    if (told.has("社保")) for (const gram of FULL) told.add(gram);
    const name = contentGrams(place.core);
    for (const { key, serial, text, tasks } of duties) {
      if (tasks.length < FEWEST_TASKS) continue;
      for (const { text: clause } of clausesOf(text)) {
        const trimmed = clause.trim();
        if (!DUTY_CLAUSE.test(trimmed) || GENERAL.test(trimmed)) continue;
        const grams = [...contentGrams(full(trimmed))].filter((gram) => !name.has(gram));
        if (grams.length < FEWEST_WORDS || grams.filter((gram) => told.has(gram)).length > UNTOLD * grams.length)
          continue;
        yield {
          at: { table: "duty", key, field: "text" },
          quote: trimmed.slice(0, 40),
          message: `第${serial}项职责中的“${trimmed.slice(0, 24)}”没有对应的具体工作事项。`,
          remedy: "补充相应的具体工作事项；已不承担的，从主要职责中删去。",
        };
      }
    }
  },
};
