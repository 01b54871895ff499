import type { ReportDefinition } from "./report-definition.ts";

export const TASKS_WITHOUT_UNIT: ReportDefinition = {
  name: "tasks-without-unit",
  title: "没有责任处室的具体工作事项",
  titleEnglish: "Tasks without a unit",
  explanation: "本行责任处室为空，且同一主要职责之下前面各行也没有责任处室可以沿用。",
  parameters: [],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, d.serial AS 序号, d.text AS 主要职责, t.text AS 具体工作事项
FROM task t
JOIN duty d ON d.bureau_id = t.bureau_id AND d.duty_key = t.duty_key
JOIN bureau b ON b.bureau_id = t.bureau_id
WHERE trim(t.unit_effective) = ''
ORDER BY b.ordinal, t.ordinal
`,
};
