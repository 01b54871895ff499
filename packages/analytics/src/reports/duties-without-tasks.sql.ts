import type { ReportDefinition } from "./report-definition.ts";

export const DUTIES_WITHOUT_TASKS: ReportDefinition = {
  name: "duties-without-tasks",
  title: "没有具体工作事项的主要职责",
  titleEnglish: "Duties without tasks",
  explanation: "主要职责之下没有任何具体工作事项，或者具体工作事项全部为空。",
  parameters: [],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, d.serial AS 序号, d.text AS 主要职责
FROM duty d
JOIN bureau b ON b.bureau_id = d.bureau_id
WHERE NOT EXISTS (
  SELECT 1 FROM task t WHERE t.bureau_id = d.bureau_id AND t.duty_key = d.duty_key AND trim(t.text) <> ''
)
ORDER BY b.ordinal, d.ordinal
`,
};
