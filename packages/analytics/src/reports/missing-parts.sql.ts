import type { ReportDefinition } from "./report-definition.ts";

export const MISSING_PARTS: ReportDefinition = {
  name: "missing-parts",
  title: "缺少部分的清单",
  titleEnglish: "Bureaus that lack a part",
  explanation: "列出来源文件未载或者只载“无”的部分。",
  parameters: [],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, p.title AS 部分,
       CASE p.state WHEN 'absent' THEN '来源文件未载' ELSE '无条目' END AS 情况
FROM part p JOIN bureau b ON b.bureau_id = p.bureau_id
WHERE p.state <> 'rows'
ORDER BY b.ordinal, p.ordinal
`,
};
