import { checkList } from "@qingdan/check";
import { ResponsibilityList } from "@qingdan/model";
import type { Figure } from "./measure.ts";

/** All rules over many lists against loading (parsing and validating) the same lists. Goal: within 3 times. */
export function measureCheck(lists: readonly ResponsibilityList[]): Figure {
  const texts = lists.map((list) => JSON.stringify(list));
  let start = performance.now();
  const loaded = texts.map((text) => ResponsibilityList.parse(JSON.parse(text)));
  const floor = performance.now() - start;
  start = performance.now();
  for (const list of loaded) checkList(list, { lists: loaded });
  return { name: `check ${lists.length} lists`, milliseconds: performance.now() - start, floor, goal: 3 };
}
