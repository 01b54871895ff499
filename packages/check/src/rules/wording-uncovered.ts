import type { Duty, Task } from "@qingdan/model";
import { charactersOf, contentRuns, HOUSEKEEPING, wordsOfDuty } from "../duty-words.ts";
import { isBroader } from "../broader-terms.ts";
import { excerpt } from "../excerpt.ts";
import { GENERAL_TERM } from "../foreign-terms.ts";
import type { Hit, Rule } from "../rule.ts";

/** A duty as short as this is a heading: its tasks say what it means. */
const SHORTEST_DUTY = 30;
/** Tasks that any bureau may add, and words too general to place a task by. */
const ANYWHERE = /应急|扶贫|乡村振兴|档案|培训/u;
/** Single characters in common that show that a duty and a task are about one thing: 运 and 车 in 道路运输 and 客运车辆. */
const FEWEST = 2;

/** What the office of a bureau does for all its duties, and the words by which a duty says that it is meant there. */
const OFFICE_WORK: readonly [work: RegExp, meant: RegExp][] = [
  [/信访/u, /信访|投诉|举报|维权|稳定/u],
  [/行政(?:应诉|复议)/u, /应诉|复议|法制|法治|依法行政|法律/u],
  [/行政审批(?!制度)/u, /审批|许可|审核/u],
  [/行风|作风建设/u, /行风|作风|队伍|党风/u],
];
/** Duties that take in whatever the bureau does. */
const GENERAL_DUTY = /贯彻(?:执行|落实)|其他|交办|机关日常|政务|综合协调|办公/u;

/** Office work below a duty of some business: it belongs to the general duty. */
function* officeWork(duties: readonly Duty[], ownName: string): Generator<Hit> {
  const name = contentRuns(ownName, 3);
  for (const { serial, text, tasks } of duties.slice(1, -1)) {
    if (text.length < SHORTEST_DUTY || GENERAL_DUTY.test(text)) continue;
    for (const task of tasks) {
      const found = OFFICE_WORK.find(([work, meant]) => work.test(task.text) && !meant.test(text));
      // 军队转业干部…的信访工作 below a duty of them is of that duty.
      const shared = [...contentRuns(task.text, 3)].some((run) => text.includes(run) && !name.has(run));
      if (found === undefined || shared) continue;
      yield {
        at: { table: "task", key: task.key, field: "text" },
        quote: excerpt(task.text),
        message: `第${serial}项职责没有提到“${found[0].exec(task.text)?.[0] ?? ""}”，这是本部门的综合事务。`,
        remedy: "移到综合性的主要职责之下，或者补充主要职责的表述。",
      };
    }
  }
}

/** So many tasks of a duty, and at least half of them, speak of one thing: then the duty should name it. */
const FEWEST_ALIKE = 5;

/** A thing of which most tasks of a duty speak and no duty of the list: 人事档案 below a duty that is about posts and recruiting. */
function* themes(duties: readonly Duty[]): Generator<Hit> {
  const long = duties.filter((duty) => duty.text.length >= SHORTEST_DUTY && duty.tasks.length >= FEWEST_ALIKE);
  if (long.length === 0) return;
  const named = new Set(duties.flatMap((duty) => [...wordsOfDuty(duty).own]));
  for (const duty of long) {
    const counts = new Map<string, number>();
    for (const turn of duty.tasks.keys()) {
      for (const term of wordsOfDuty(duty).termsOf(turn)) {
        if (!named.has(term.slice(0, 2)) || !named.has(term.slice(1))) counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    }
    const [term, count] = most(counts);
    const alike = duty.tasks.filter(({ text }) => text.includes(term));
    if (alike.length === 0 || count < FEWEST_ALIKE || count * 2 < duty.tasks.length) continue;
    const whole = wholeOf(term, alike);
    for (const task of alike)
      yield {
        at: { table: "task", key: task.key, field: "text" },
        quote: excerpt(task.text),
        message: `第${duty.serial}项职责之下有${alike.length}项工作事项写“${whole}”，各项主要职责都没有提到。`,
        remedy: "补充主要职责的表述，或者把这些事项移到相应的职责之下。",
      };
  }
}

/** The term that most tasks have, the first of them; words of offices and procedure are none. */
function most(counts: ReadonlyMap<string, number>): [term: string, count: number] {
  let found: [string, number] = ["", 0];
  for (const [term, count] of counts) if (count > found[1] && !GENERAL_TERM.test(term)) found = [term, count];
  return found;
}

/** The term with what stands behind it in all these tasks: 人事档 is 人事档案. */
function wholeOf(term: string, tasks: readonly Task[]): string {
  const [first] = tasks;
  const next = first?.text.charAt(first.text.indexOf(term) + term.length) ?? "";
  return /[\u4e00-\u9fff]/u.test(next) && tasks.every(({ text }) => text.includes(term + next))
    ? wholeOf(term + next, tasks)
    : term;
}

export const wordingUncovered: Rule = {
  id: "wording/uncovered",
  title: "工作事项在主要职责中没有相应表述",
  severity: "hint",
  source: "guidance",
  reason: "具体工作事项由主要职责分解而来，主要职责没有提到的事项，要么放错了位置，要么主要职责有遗漏。",
  *check({ list }) {
    yield* officeWork(list.duties ?? [], list.bureau.name);
    yield* themes(list.duties ?? []);
    for (const duty of list.duties ?? []) yield* bareTasks(duty);
  },
};

function sharesAny(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const gram of left) if (right.has(gram)) return true;
  return false;
}

/** Tasks none of whose words stand in their duty, in its own words or in broader ones. */
function* bareTasks(duty: Duty): Generator<Hit> {
  const { text, serial, tasks } = duty;
  if (text.length < SHORTEST_DUTY) return;
  const words = wordsOfDuty(duty);
  const covered = words.own;
  let characters: Set<string> | undefined;
  for (const [index, task] of tasks.entries()) {
    const own = words.tasks[index] ?? new Set<string>();
    if (own.size < 3 || sharesAny(own, covered)) continue;
    if (HOUSEKEEPING.test(task.text) || ANYWHERE.test(task.text)) continue;
    const known = (characters ??= charactersOf(covered));
    if ([...charactersOf(own)].filter((character) => known.has(character)).length >= FEWEST) continue;
    if (isBroader(text, task.text)) continue;
    yield {
      at: { table: "task", key: task.key, field: "text" },
      quote: excerpt(task.text),
      message: `所在的第${serial}项职责没有提到这一事项。`,
      remedy: "核对事项是否放错位置，或者补充主要职责的表述。",
    };
  }
}
