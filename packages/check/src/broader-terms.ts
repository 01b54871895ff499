import data from "../data/broader-terms.json" with { type: "json" };

/** Words of a duty, and the narrower ones of tasks that they stand for, as patterns. */
interface BroaderTerm {
  broad: string;
  narrow: string;
}

const TERMS = (data as BroaderTerm[]).map(({ broad, narrow }) => ({
  broad: new RegExp(broad, "u"),
  narrow: new RegExp(narrow, "u"),
}));

/** True where the duty names the field that a task belongs to, though none of the task's words: 市场主体登记 and 个体工商户注册. */
export function isBroader(duty: string, task: string): boolean {
  return TERMS.some(({ narrow, broad }) => narrow.test(task) && broad.test(duty));
}
