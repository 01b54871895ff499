import type { ReportDefinition } from "./report-definition.ts";

export const TASKS_PER_UNIT: ReportDefinition = {
  name: "tasks-per-unit",
  title: "各责任处室承担的事项数",
  titleEnglish: "Tasks per unit",
  explanation: "按有效责任处室统计主要职责和具体工作事项，空白和换行不计入处室名称；一格之中的多个处室按原样作为一项。",
  parameters: [{ name: "least", type: "number", default: "1", explanation: "事项数不少于" }],
  bar: "具体工作事项",
  barLabels: ["部门", "责任处室"],
  sql: `
SELECT any_value(b.bureau_id) AS 部门编号, any_value(b.name) AS 部门, u.unit AS 责任处室,
       count(DISTINCT u.duty_key)::INTEGER AS 主要职责, count(*)::INTEGER AS 具体工作事项
FROM (
  SELECT bureau_id, duty_key, regexp_replace(unit_effective, '[\\s\\x{3000}]+', '', 'g') AS unit FROM task
) u
JOIN bureau b ON b.bureau_id = u.bureau_id
WHERE u.unit <> ''
GROUP BY b.ordinal, u.unit
HAVING count(*) >= $least::INTEGER
ORDER BY b.ordinal, 具体工作事项 DESC, u.unit
`,
};
