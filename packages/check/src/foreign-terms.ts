import type { Duty } from "@qingdan/model";
import { carriesOut, type Misfit } from "./duty-fit.ts";
import { contentGrams, HOUSEKEEPING, wordsOfDuty, type DutyWords } from "./duty-words.ts";

/** At most this share of a task's words stands in its own duty. */
const HERE = 0.15;
/** A term that more duties than these name places nothing. */
const FEW = 2;
/** Words of offices and procedure that any duty may have. */
export const GENERAL_TERM =
  /单位|人员|政府|机关|企业|合法|权益|不含|职工|特殊|社会|基金|退休|行政|公共|信息|综合|培训|教育|安全|质量|生产|经营|项目|资源|设施|产业|群众|居民|城乡|农村|行业|工程|技术|资金|场所/u;

/**
 * Tasks whose own duty does not name them at all and that name a term of one or two other duties: 农民工 below a duty of labour
 * disputes, where another duty is about 农民工. Duties of the same serial are one.
 */
export function* foreignTerms(duties: readonly Duty[], ownName: string): Generator<Misfit> {
  const name = contentGrams(ownName);
  const words = duties.map(wordsOfDuty);
  for (const [index, duty] of duties.entries()) {
    const mine = words[index];
    if (mine === undefined) continue;
    for (const [turn, task] of duty.tasks.entries()) {
      const grams = [...(mine.tasks[turn] ?? [])];
      if (grams.length === 0 || grams.filter((gram) => mine.own.has(gram)).length > HERE * grams.length) continue;
      const terms = [...mine.termsOf(turn)];
      if (terms.some((term) => mine.ownTerms.has(term)) || HOUSEKEEPING.test(task.text)) continue;
      if (carriesOut(duty.text, task.text)) continue;
      const telling = terms.filter(
        (term) => !GENERAL_TERM.test(term) && !hasAny(term, name) && !hasAny(term, mine.own),
      );
      const other = namedBy(telling, duties, words, duty);
      if (other !== undefined) yield { task, duty, other };
    }
  }
}

/** True where a pair of characters of the term is among these. */
const hasAny = (term: string, grams: ReadonlySet<string>): boolean =>
  grams.has(term.slice(0, 2)) || grams.has(term.slice(1, 3));

/** The first of at most two other duties whose text has one of the terms. */
function namedBy(
  terms: readonly string[],
  duties: readonly Duty[],
  words: readonly DutyWords[],
  duty: Duty,
): Duty | undefined {
  for (const term of terms) {
    const others = duties.filter(
      (other, place) =>
        words[place]?.ownTerms.has(term) &&
        other.text !== duty.text &&
        (other.serial === "" || other.serial !== duty.serial),
    );
    if (others.length > 0 && others.length <= FEW) return others[0];
  }
  return undefined;
}
