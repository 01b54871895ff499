import type { Duty, Task } from "@qingdan/model";
import { charactersOf, contentGrams, HOUSEKEEPING, wordsOfDuty, type DutyWords } from "./duty-words.ts";

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
/** One pair of characters in common may be chance. */
const LEAST = 2;
const IN_TEXT = 0.25;
const KNOWN = 0.3;

interface Words {
  own: Set<string>;
  tasks: Set<string>[];
  /** In how many of the tasks each word stands. */
  counts: Map<string, number>;
}

/** A duty's words without those of the bureau's own name, which stand in any of its duties. */
function wordsWithout(duty: Duty, name: ReadonlySet<string>): Words {
  const without = (grams: ReadonlySet<string>): Set<string> => new Set([...grams].filter((gram) => !name.has(gram)));
  const { own, tasks } = wordsOfDuty(duty);
  const words: Words = { own: without(own), tasks: tasks.map(without), counts: new Map() };
  for (const grams of words.tasks) for (const gram of grams) words.counts.set(gram, (words.counts.get(gram) ?? 0) + 1);
  return words;
}

/**
 * The misplaced tasks of a list. A task's words are pairs of characters, weighed by how few duties have them; each duty is known by
 * its text and by its other tasks. What every bureau does beside its duties is left out.
 */
export function* misfits(duties: readonly Duty[], ownName: string): Generator<Misfit> {
  const name = contentGrams(ownName.replace(/(?:局|委员会|委|办公室|厅)$/u, ""));
  const words = duties.map((duty) => wordsWithout(duty, name));
  const weight = weightsOf(duties, words);
  const holders = holdersOf(words);
  for (const [index, duty] of duties.entries()) {
    for (const [turn, task] of duty.tasks.entries()) {
      const mine = words[index]?.tasks[turn] ?? new Set();
      if (mine.size === 0 || HOUSEKEEPING.test(task.text) || carriesOut(duty.text, task.text)) continue;
      const best = bestDuty(duties, words, weight, holders, mine, index);
      if (best !== undefined) yield { task, duty, other: best };
    }
  }
}

/** A duty shorter than this is a heading that leaves to its tasks what it means: one pair of characters in common is enough. */
const SHORTEST_DUTY = 30;
/** Single characters in common, apart from common pairs, that show that a duty and a task are about one thing: 水 and 旱 in 水旱灾害 and 水情旱情. */
const FEWEST_CHARACTERS = 2;

/** True where a duty's own text speaks of one of its tasks, though in other words. */
export function speaksOf(duty: Duty, { own, tasks }: DutyWords, turn: number): boolean {
  const mine = tasks[turn] ?? new Set<string>();
  const shared = [...mine].filter((gram) => own.has(gram));
  if (shared.length > 0 && duty.text.length < SHORTEST_DUTY) return true;
  const known = charactersOf(own);
  const rest = [...charactersOf(mine)].filter(
    (character) => known.has(character) && !shared.join("").includes(character),
  );
  return rest.length >= FEWEST_CHARACTERS;
}

/**
 * 贯彻执行…方针政策 is each bureau's first duty, and takes in whatever policy a task carries out; one of 行政处罚权 or 行政执法 takes in whatever
 * a task punishes.
 */
export function carriesOut(duty: string, task: string): boolean {
  if (/^(?:负责|依法)*(?:查处|处罚|纠正|制止)/u.test(task) && /行政处罚权|行政执法|综合执法/u.test(duty)) return true;
  return (
    /^(?:贯彻|负责贯彻)[\u4e00-\u9fff、，（）]{0,40}(?:方针|政策|法律|法规)/u.test(duty) && /贯彻|执行|落实/u.test(task)
  );
}

/** The places of the duties that have a word, in text or tasks. */
function holdersOf(words: readonly Words[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  const add = (gram: string, index: number): void => {
    const own = holders.get(gram);
    if (own === undefined) holders.set(gram, [index]);
    else own.push(index);
  };
  for (const [index, { own, counts }] of words.entries()) {
    for (const gram of own) add(gram, index);
    for (const gram of counts.keys()) if (!own.has(gram)) add(gram, index);
  }
  return holders;
}

/** A word's weight: the fewer duties have it, in text or tasks, the more it says. Duties printed twice count once. */
function weightsOf(duties: readonly Duty[], words: readonly Words[]): (gram: string) => number {
  const holders = new Map<string, number>();
  const seen = new Set<string>();
  for (const [index, { text }] of duties.entries()) {
    if (seen.has(text)) continue;
    seen.add(text);
    const { own, counts } = words[index] ?? { own: new Set<string>(), counts: new Map<string, number>() };
    for (const gram of own) holders.set(gram, (holders.get(gram) ?? 0) + 1);
    for (const gram of counts.keys()) if (!own.has(gram)) holders.set(gram, (holders.get(gram) ?? 0) + 1);
  }
  return (gram) => Math.log((seen.size + 1) / (holders.get(gram) ?? 1));
}

/** What a task's known words weigh in all, and how much of that each duty has: its text in full, its other tasks by half. */
interface Shares {
  known: number;
  total: number;
  of: number[];
  /** How many of the words stand in each duty's text. */
  inText: number[];
}

function sharesOf(
  words: readonly Words[],
  weight: (gram: string) => number,
  holders: ReadonlyMap<string, readonly number[]>,
  mine: ReadonlySet<string>,
  index: number,
): Shares {
  const shares: Shares = { known: 0, total: 0, of: words.map(() => 0), inText: words.map(() => 0) };
  for (const gram of mine) {
    const heavy = weight(gram);
    let isKnown = false;
    for (const other of holders.get(gram) ?? []) {
      const inText = words[other]?.own.has(gram) === true;
      // Its own place among its duty's tasks does not count for a task.
      if (!inText && (words[other]?.counts.get(gram) ?? 0) <= (other === index ? 1 : 0)) continue;
      isKnown = true;
      shares.of[other] = (shares.of[other] ?? 0) + (inText ? heavy : OF_TASKS * heavy);
      if (inText) shares.inText[other] = (shares.inText[other] ?? 0) + 1;
    }
    if (!isKnown) continue;
    shares.known += 1;
    shares.total += heavy;
  }
  return shares;
}

function bestDuty(
  duties: readonly Duty[],
  words: readonly Words[],
  weight: (gram: string) => number,
  holders: ReadonlyMap<string, readonly number[]>,
  mine: ReadonlySet<string>,
  index: number,
): Duty | undefined {
  const { known, total, of, inText } = sharesOf(words, weight, holders, mine, index);
  if (total === 0 || known < KNOWN * mine.size) return undefined;
  const here = (of[index] ?? 0) / total;
  if (here > HERE) return undefined;
  let best: Duty | undefined;
  let highest = Math.max(THERE, 3 * here);
  for (const [other, duty] of duties.entries()) {
    if (duty.text === duties[index]?.text || (duty.serial !== "" && duty.serial === duties[index]?.serial)) continue;
    const said = inText[other] ?? 0;
    if (said < Math.max(LEAST, Math.min(FEWEST, IN_TEXT * mine.size))) continue;
    const share = (of[other] ?? 0) / total;
    if (share < highest || (best !== undefined && share === highest)) continue;
    highest = share;
    best = duty;
  }
  return best;
}
