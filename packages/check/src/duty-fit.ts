import type { Duty, Task } from "@qingdan/model";
import { contentGrams, HOUSEKEEPING } from "./duty-words.ts";

/** A task that says nothing of its own duty and much of another one. */
export interface Misfit {
  task: Task;
  duty: Duty;
  /** The duty that the task is about. */
  other: Duty;
}

/** Words that only the tasks of a duty have count half as much as those of the duty itself. */
const OF_TASKS = 0.5;
/** At most this share of a task's words is its own duty's, and at least this one the other's. */
const HERE = 0.25;
const THERE = 0.5;
/** So many of a task's words stand in the other duty's text, or this share of them; and this share is known anywhere in the list. */
const FEWEST = 3;
const IN_TEXT = 0.25;
const KNOWN = 0.3;

interface Words {
  own: Set<string>;
  tasks: Set<string>[];
}

/**
 * The misplaced tasks of a list. A task's words are pairs of characters, weighed by how few duties have them; each duty is known by
 * its text and by its other tasks. What every bureau does beside its duties is left out.
 */
export function* misfits(duties: readonly Duty[], ownName: string): Generator<Misfit> {
  const words = duties.map(
    ({ text, tasks }): Words => ({
      own: contentGrams(text, ownName),
      tasks: tasks.map((task) => contentGrams(task.text, ownName)),
    }),
  );
  const weight = weightsOf(duties, words);
  for (const [index, duty] of duties.entries()) {
    for (const [turn, task] of duty.tasks.entries()) {
      const mine = words[index]?.tasks[turn] ?? new Set();
      if (mine.size === 0 || HOUSEKEEPING.test(task.text)) continue;
      const best = bestDuty(duties, words, weight, mine, index, turn);
      if (best !== undefined) yield { task, duty, other: best };
    }
  }
}

/** A word's weight: the fewer duties have it, in text or tasks, the more it says. Duties printed twice count once. */
function weightsOf(duties: readonly Duty[], words: readonly Words[]): (gram: string) => number {
  const holders = new Map<string, number>();
  const seen = new Set<string>();
  for (const [index, { text }] of duties.entries()) {
    if (seen.has(text)) continue;
    seen.add(text);
    const { own, tasks } = words[index] ?? { own: new Set<string>(), tasks: [] };
    for (const gram of new Set([...own, ...tasks.flatMap((task) => [...task])]))
      holders.set(gram, (holders.get(gram) ?? 0) + 1);
  }
  return (gram) => Math.log((seen.size + 1) / (holders.get(gram) ?? 1));
}

function bestDuty(
  duties: readonly Duty[],
  words: readonly Words[],
  weight: (gram: string) => number,
  mine: ReadonlySet<string>,
  index: number,
  turn: number,
): Duty | undefined {
  const inTasks = (other: number, gram: string): boolean =>
    words[other]?.tasks.some((task, place) => !(other === index && place === turn) && task.has(gram)) ?? false;
  const known = [...mine].filter((gram) => words.some(({ own }, other) => own.has(gram) || inTasks(other, gram)));
  const total = known.reduce((sum, gram) => sum + weight(gram), 0);
  if (total === 0 || known.length < KNOWN * mine.size) return undefined;
  const shareOf = (other: number): number =>
    known.reduce((sum, gram) => {
      if (words[other]?.own.has(gram)) return sum + weight(gram);
      return inTasks(other, gram) ? sum + OF_TASKS * weight(gram) : sum;
    }, 0) / total;
  const here = shareOf(index);
  if (here > HERE) return undefined;
  let best: Duty | undefined;
  let highest = Math.max(THERE, 3 * here);
  for (const [other, duty] of duties.entries()) {
    if (duty.text === duties[index]?.text || (duty.serial !== "" && duty.serial === duties[index]?.serial)) continue;
    const inText = known.filter((gram) => words[other]?.own.has(gram)).length;
    if (inText === 0 || inText < Math.min(FEWEST, IN_TEXT * mine.size)) continue;
    const share = shareOf(other);
    if (share < highest || (best !== undefined && share === highest)) continue;
    highest = share;
    best = duty;
  }
  return best;
}
