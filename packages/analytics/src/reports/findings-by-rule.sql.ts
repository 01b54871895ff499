import type { ReportDefinition } from "./report-definition.ts";

export const FINDINGS_BY_RULE: ReportDefinition = {
  name: "findings-by-rule",
  title: "检查结果汇总",
  titleEnglish: "Findings by rule",
  explanation: "最近一次检查的结果，按规则汇总；先运行检查（qingdan check）。",
  parameters: [],
  bar: "条数",
  barLabels: ["规则", "程度"],
  sql: `
SELECT coalesce(nullif(max(rule_title), ''), rule) AS 规则, CASE severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END AS 程度,
       count(*)::INTEGER AS 条数, count(DISTINCT bureau_id)::INTEGER AS 部门数, min(message) AS 例,
       rule AS 规则编号
FROM finding
GROUP BY rule, severity
ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, 条数 DESC, 规则编号
`,
};
