import type { Rule } from "../rule.ts";

/** Bodies that the reform of 2018 (深化党和国家机构改革方案) merged into others. */
const ABOLISHED: readonly [RegExp, string][] = [
  [/(?:地税局|国税局|地方税务局|国家税务局(?!.*税务局))/u, "税务局"],
  [/工商(?:行政管理)?局/u, "市场监督管理局"],
  [/质(?:量技术)?监(?:督)?局/u, "市场监督管理局"],
  [/国土(?:资源)?(?:分)?局|国土环境资源局/u, "自然资源（和规划）局"],
  [/安监局|安全生产监督管理局/u, "应急管理局"],
  [/卫(?:生和)?计(?:划生育)?(?:局|委)/u, "卫生健康局"],
  [/环保局|环境保护局/u, "生态环境局"],
];

export const boundaryAbolished: Rule = {
  id: "boundary/abolished",
  title: "相关部门已在机构改革中撤并",
  severity: "hint",
  source: "guidance",
  reason: "2018年机构改革后职责已经划转，清单应当随机构调整动态更新。",
  *check({ list }) {
    for (const { parties } of list.boundaries ?? []) {
      for (const { key, department } of parties) {
        const found = ABOLISHED.find(([pattern]) => pattern.test(department));
        if (found === undefined) continue;
        yield {
          at: { table: "party", key, field: "department" },
          quote: department,
          message: `“${department}”已在2018年机构改革中撤并，职责划入${found[1]}。`,
          remedy: `核对后改为${found[1]}。`,
        };
      }
    }
  },
};
