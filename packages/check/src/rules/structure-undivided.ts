import { isBroader } from "../broader-terms.ts";
import { clausesOf } from "../clauses.ts";
import { contentGrams, wordsOfDuty } from "../duty-words.ts";
import { excerpt } from "../excerpt.ts";
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

/** What duties write in full and tasks for short, and the other way round. */
const SHORT: readonly [short: string, full: string][] = [
  ["社保", "社会保障社会保险"],
  ["医保", "医疗保障医疗保险"],
  ["人社", "人力资源社会保障"],
  ["军转", "军队转业"],
  ["住建", "住房城乡建设"],
  ["环保", "环境保护"],
  ["环评", "环境影响评价"],
  ["卫健", "卫生健康"],
  ["疾控", "疾病预防控制"],
  ["危化", "危险化学"],
  ["文旅", "文化旅游"],
  ["非遗", "非物质文化遗产"],
  ["农机", "农业机械"],
  ["低保", "最低生活保障"],
  ["高校", "高等学校"],
  ["公租", "公共租赁"],
  ["特设", "特种设备"],
  ["市监", "市场监督"],
];
const LONG = new Map(SHORT);
const ANY_SHORT = new RegExp([...LONG.keys()].join("|"), "gu");
const full = (text: string): string => text.replace(ANY_SHORT, (short) => LONG.get(short) ?? short);
const FULL = SHORT.map(([short, long]) => [short, contentGrams(long)] as const);

export const structureUndivided: Rule = {
  id: "structure/undivided",
  title: "主要职责中的一项没有分解出工作事项",
  severity: "hint",
  source: "guidance",
  reason: "主要职责应当逐项分解为具体工作事项，写了职责而没有事项，责任就落不到处室。",
  *check({ list, place }) {
    const duties = list.duties ?? [];
    const told = new Set(duties.flatMap((duty) => wordsOfDuty(duty).tasks.flatMap((grams) => [...grams])));
    for (const [short, grams] of FULL) if (told.has(short)) for (const gram of grams) told.add(gram);
    const name = contentGrams(place.core);
    for (const { key, serial, text, tasks } of duties) {
      if (tasks.length < FEWEST_TASKS) continue;
      for (const { text: clause } of clausesOf(text)) {
        const trimmed = clause.trim();
        if (!DUTY_CLAUSE.test(trimmed) || GENERAL.test(trimmed)) continue;
        const grams = [...contentGrams(full(trimmed))].filter((gram) => !name.has(gram));
        if (grams.length < FEWEST_WORDS || grams.filter((gram) => told.has(gram)).length > UNTOLD * grams.length)
          continue;
        // 统筹基础教育 is divided into 学籍管理 and 招生 without a word in common.
        if (tasks.some((task) => isBroader(trimmed, task.text))) continue;
        yield {
          at: { table: "duty", key, field: "text" },
          quote: excerpt(trimmed),
          message: `第${serial}项职责中的“${trimmed.slice(0, 24)}”没有对应的具体工作事项。`,
          remedy: "补充相应的具体工作事项；已不承担的，从主要职责中删去。",
        };
      }
    }
  },
};
