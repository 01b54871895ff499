import type { Duty } from "@qingdan/model";
import type { Rule } from "../rule.ts";

/** Words that every duty of every bureau uses: they say nothing of where a task belongs. */
const COMMON =
  /负责|配合|做好|承担|参与|各类|相关|审批|审核|用人单位|管理权限|权限|全区|全县|全市|本区|本县|我区|我县|我市|组织|实施|落实|贯彻|执行|有关|工作|政策|管理|制度|拟订|拟定|制定|会同|部门|指导|监督|检查|开展|承担|建立|健全|完善|综合|规划|计划|办法|协调|推进|人力资源和社会保障|人力资源社会保障|人力资源|社会保障|法律|法规|规章|标准|人员|机关|企业|事业单位|企事业/gu;

function grams(text: string): Set<string> {
  const result = new Set<string>();
  for (const run of text.replace(COMMON, " ").match(/[\u4e00-\u9fff]+/gu) ?? []) {
    for (let index = 0; index + 1 < run.length; index += 1) result.add(run.slice(index, index + 2));
  }
  return result;
}

const common = (left: ReadonlySet<string>, right: ReadonlySet<string>): number =>
  [...left].filter((gram) => right.has(gram)).length;

/** Three pairs of characters in common, or two that are most of the task. */
const belongs = (shared: number, size: number): boolean => shared >= 4 || (shared >= 2 && shared / size >= 0.45);

/** Farther away only a duty that has most of the task's words, and is alone in that, is meant. */
function furthest(own: ReadonlySet<string>, words: readonly ReadonlySet<string>[], index: number): number | undefined {
  const fitting = [...words.keys()].filter((other) => {
    const shared = common(own, words[other] ?? new Set());
    return other !== index && ((shared >= 4 && shared / own.size >= 0.5) || (shared >= 3 && shared / own.size >= 0.6));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

export const wordingMisplaced: Rule = {
  id: "wording/misplaced",
  title: "工作事项与所在的主要职责无关，与相邻职责相符",
  severity: "hint",
  source: "guidance",
  reason: "具体工作事项由主要职责分解而来；与本项无关而与邻项相符的，多为合并单元格错行。",
  *check({ list }) {
    const duties = list.duties ?? [];
    const words = duties.map(({ text }) => grams(text));
    for (const [index, duty] of duties.entries()) {
      for (const task of duty.tasks) {
        const own = grams(task.text);
        const here = common(own, words[index] ?? new Set());
        if (own.size < 4 || here > 0) continue;
        const better = [index - 1, index + 1].find((other) =>
          belongs(common(own, words[other] ?? new Set()), own.size),
        );
        const far = better ?? furthest(own, words, index);
        const other: Duty | undefined = far === undefined ? undefined : duties[far];
        if (other === undefined || other.text === duty.text || other.serial === duty.serial) continue;
        yield {
          at: { table: "task", key: task.key, field: "text" },
          quote: task.text.slice(0, 40),
          message: `该事项与所在职责无关，与第${other.serial}项“${other.text.slice(0, 20)}…”相符，疑为错行。`,
          remedy: "核对后移到相应的主要职责之下。",
        };
      }
    }
  },
};
