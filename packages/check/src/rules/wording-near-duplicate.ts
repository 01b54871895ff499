import type { NodeTable } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import { nearDuplicates } from "../near-duplicates.ts";
import { placeIn, type TextAt } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

/** Matters as much alike as this are one matter said twice, by reading the pairs of real lists in the order of their likeness. */
const THRESHOLD = 0.78;

/** Words that say how, not what: without them 负责落实…的审核 and 审核… are the same matter. Remarks in brackets fall away too. */
const HOW =
  /[（(][^（）()]*[）)]|负责|组织实施|组织|实施|承担|承办|贯彻|执行|落实|[全本我][省市县区]|工作|的|和|与|及|有关|相关|做好|管理|政策/gu;
/** Shorter matters are compared as a whole. */
const SHORTEST = 6;
const matterOf = (text: string): string => text.replace(HOW, "");

const FIELDS: readonly [NodeTable, string, string][] = [
  ["task", "text", "工作事项"],
  ["duty", "text", "主要职责"],
  ["service_item", "content", "服务内容"],
  ["service", "name", "服务事项"],
  ["boundary", "matter", "管理事项"],
];

export const wordingNearDuplicate: Rule = {
  id: "wording/near-duplicate",
  title: "同一部分内有相同或者相近的事项",
  severity: "warning",
  source: "guidance",
  reason: "同一事项重复列出，责任主体就不唯一，也虚增了事项数量。",
  *check({ texts }) {
    yield* contained(texts.filter((at) => at.table === "duty" && at.field === "text"));
    yield* again(texts.filter((at) => at.table === "task" && at.field === "text"));
    for (const [table, field, what] of FIELDS) {
      const places = texts.filter((at) => at.table === table && at.field === field);
      for (const { first, second } of nearDuplicates(
        places.map(({ text }) => matterOf(text)),
        THRESHOLD,
        SHORTEST,
      )) {
        const [left, right] = [places[first], places[second]];
        if (left === undefined || right === undefined || differOnlyInScope(left.text, right.text)) continue;
        yield {
          at: { table, key: right.key, field },
          quote: excerpt(right.text),
          message: `${what}与前面的“${excerpt(left.text)}”${left.text === right.text ? "相同" : "相近"}。`,
          remedy: "合并为一项，或者写明两者的区别。",
        };
      }
    }
  },
};

/** Short tasks, too short to be compared by their pairs of characters, that come twice word for word. */
function* again(tasks: readonly TextAt[]): Generator<Hit> {
  const seen = new Map<string, TextAt>();
  for (const task of tasks) {
    const text = task.text.trim().replace(/[。；]$/u, "");
    const matter = matterOf(text);
    if (text.length < 4 || matter.length >= SHORTEST) continue;
    const before = seen.get(text);
    if (before === undefined) seen.set(text, task);
    else
      yield {
        at: placeIn(task),
        quote: excerpt(task.text),
        message: `工作事项与前面的“${excerpt(before.text)}”相同。`,
        remedy: "合并为一项，或者写明两者的区别。",
      };
  }
}

/** A duty whose whole text stands at the head of a later one: 会同有关部门拟订…，参与人才管理。 and the same with more behind it. */
function* contained(duties: readonly TextAt[]): Generator<Hit> {
  for (const [index, right] of duties.entries()) {
    const left = duties
      .slice(0, index)
      .find(
        ({ text }) => text.trim().length >= 12 && right.text.trim().startsWith(text.trim().replace(/[。；]$/u, "")),
      );
    if (left === undefined || left.text === right.text) continue;
    yield {
      at: placeIn(right),
      quote: excerpt(right.text),
      message: `主要职责以前面一项的全文“${excerpt(left.text)}”开头，前一项疑为重复。`,
      remedy: "合并为一项。",
    };
  }
}

/** 高级职业资格… and 初级职业资格… are two matters: one short word in the place of another, nothing else. */
function differOnlyInScope(left: string, right: string): boolean {
  const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
  const [a, b] = [bare(left), bare(right)];
  if (a === b) return false;
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return x.length === y.length && x.length <= 4;
}
