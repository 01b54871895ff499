import type { Rule } from "../rule.ts";

/** Words that every duty of every bureau uses: they say nothing of what a task is about. */
const COMMON =
  /负责|配合|做好|承担|参与|各类|相关|审批|审核|审查|用人单位|管理权限|权限|[全本我各][区县市省]|组织|实施|落实|贯彻|执行|有关|工作|政策|管理|制度|拟订|拟定|制定|会同|部门|指导|监督|检查|开展|建立|健全|完善|综合|规划|计划|办法|协调|推进|法律|法规|规章|标准|情况|问题|日常|事项|机制|体系|服务|建设|推动|依法|进行|及其|以及|和|与|及|的|等|对|为/gu;
/** What every bureau does beside its own duties, wherever it is listed. */
const HOUSEKEEPING =
  /信访|应诉|复议|普法|依法行政|行政审批制度|建议和|提案|保密|党建|党风|维稳|稳定工作|值班|应急|信息公开|其他(?:事项|工作|任务)|交办|综治|扶贫|乡村振兴|行风|督查|宣传|档案|统计|培训|投诉|举报/u;
/** A duty as short as this is a heading: its tasks say what it means. */
const SHORTEST_DUTY = 30;
/** Words of a duty that stand for narrower ones of its tasks. */
const BROADER: readonly [RegExp, RegExp][] = [
  [/社会保险|社会保障|养老/u, /保险|参保|年金|退休|养老|医疗|医药|工伤|伤残|失业|生育|定点|被征地|征地|缴费|基金/u],
  [/就业|失业/u, /失业|就业|创业|职业|岗位|招聘|求职|毕业生/u],
  [/人力资源市场|人才|人力资源流动/u, /人才|职业介绍|招聘|求职|评审|选拔/u],
  [/劳动关系|劳动用工|劳动者|劳动监察/u, /劳动|用工|工资|裁|工时|职工|派遣|合同|童工/u],
  [/事业单位人事|公务员/u, /事业单位|招聘|考试|考核|岗位|公务员|录用|任免|毕业生|调动/u],
];

function grams(text: string): Set<string> {
  const result = new Set<string>();
  for (const run of text.replace(COMMON, " ").match(/[\u4e00-\u9fff]+/gu) ?? []) {
    for (let index = 0; index + 1 < run.length; index += 1) result.add(run.slice(index, index + 2));
  }
  return result;
}

export const wordingUncovered: Rule = {
  id: "wording/uncovered",
  title: "工作事项在主要职责中没有相应表述",
  severity: "hint",
  source: "guidance",
  reason: "具体工作事项由主要职责分解而来，主要职责没有提到的事项，要么放错了位置，要么主要职责有遗漏。",
  *check({ list }) {
    for (const { key, text, serial, tasks } of list.duties ?? []) {
      if (text.length < SHORTEST_DUTY) continue;
      const covered = grams(text);
      const bare = tasks.filter((task) => {
        if (HOUSEKEEPING.test(task.text)) return false;
        if (BROADER.some(([broad, narrow]) => broad.test(text) && narrow.test(task.text))) return false;
        const own = grams(task.text);
        return own.size >= 3 && ![...own].some((gram) => covered.has(gram));
      });
      const first = bare[0];
      if (first === undefined) continue;
      yield {
        at: { table: "duty", key, field: "text" },
        quote: first.text.slice(0, 40),
        message: `第${serial}项职责没有提到其下的${bare.length === 1 ? "这一事项" : `${bare.length}项工作事项`}：${bare
          .slice(0, 3)
          .map((task) => `“${task.text.slice(0, 20)}”`)
          .join("、")}${bare.length > 3 ? "等" : ""}。`,
        remedy: "核对事项是否放错位置，或者补充主要职责的表述。",
      };
    }
  },
};
