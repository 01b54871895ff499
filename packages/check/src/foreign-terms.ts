import type { Duty } from "@qingdan/model";
import type { Misfit } from "./duty-fit.ts";
import { contentGrams, contentRuns, HOUSEKEEPING, wordsOfDuty } from "./duty-words.ts";

/** A term is at least so long: pairs of characters meet by chance. */
const SHORTEST_TERM = 3;
/** At most this share of a task's words stands in its own duty. */
const HERE = 0.15;
/** A term that more duties than these name places nothing. */
const FEW = 2;
/** Words of offices and procedure that any duty may have. */
const GENERAL = /单位|人员|政府|机关|企业|合法|权益|不含|职工|特殊|社会|基金|退休|行政|公共|信息|综合|培训|教育/u;

/**
 * Tasks whose own duty does not name them at all and that name a term of one or two other duties: 农民工 below a duty of labour
 * disputes, where another duty is about 农民工. Duties of the same serial are one.
 */
export function* foreignTerms(duties: readonly Duty[], ownName: string): Generator<Misfit> {
  const name = contentGrams(ownName);
  const runs = duties.map(({ text }) => contentRuns(text, SHORTEST_TERM));
  for (const [index, duty] of duties.entries()) {
    const { own, tasks } = wordsOfDuty(duty);
    for (const [turn, task] of duty.tasks.entries()) {
      const mine = [...(tasks[turn] ?? [])];
      if (mine.length === 0 || HOUSEKEEPING.test(task.text)) continue;
      if (mine.filter((gram) => own.has(gram)).length > HERE * mine.length) continue;
      const terms = contentRuns(task.text, SHORTEST_TERM);
      if ([...terms].some((term) => runs[index]?.has(term))) continue;
      const telling = [...terms].filter((term) => ![...contentGrams(term)].some((gram) => name.has(gram)));
      const other = namedBy(telling, duties, runs, index);
      if (other !== undefined) yield { task, duty, other };
    }
  }
}

/** The first of at most two other duties whose text has one of the task's terms, where the task's own duty has no part of it. */
function namedBy(
  terms: readonly string[],
  duties: readonly Duty[],
  runs: readonly ReadonlySet<string>[],
  index: number,
): Duty | undefined {
  const duty = duties[index];
  const own = contentGrams(duty?.text ?? "");
  for (const term of terms) {
    if (GENERAL.test(term) || [...contentGrams(term)].some((gram) => own.has(gram))) continue;
    const others = duties.filter(
      (other, place) =>
        other.text !== duty?.text && (other.serial === "" || other.serial !== duty?.serial) && runs[place]?.has(term),
    );
    if (others.length > 0 && others.length <= FEW) return others[0];
  }
  return undefined;
}
