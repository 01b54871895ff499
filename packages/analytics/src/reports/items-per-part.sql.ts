import type { ReportDefinition } from "./report-definition.ts";

const TABLES = ["duty", "task", "boundary", "regime", "service", "liability", "mechanism"];

export const ITEMS_PER_PART: ReportDefinition = {
  name: "items-per-part",
  title: "各部门各部分条目数",
  titleEnglish: "Items per part and bureau",
  explanation: "按部门列出清单五个部分的条目数。来源文件未载的部分为空，载明“无”的部分为0。",
  parameters: [],
  bar: "合计",
  barLabels: ["部门"],
  sql: `
SELECT 部门编号, 部门, 主要职责, 具体工作事项, 职责边界, 监管制度, 公共服务, 追责情形, 责任追究机制,
       (coalesce(主要职责, 0) + coalesce(具体工作事项, 0) + coalesce(职责边界, 0) + coalesce(监管制度, 0) + coalesce(公共服务, 0)
        + coalesce(追责情形, 0) + coalesce(责任追究机制, 0))::INTEGER AS 合计
FROM (
  SELECT b.ordinal, b.bureau_id AS 部门编号, b.name AS 部门,
         CASE WHEN has.duties THEN coalesce(duty.n, 0) END AS 主要职责,
         CASE WHEN has.duties THEN coalesce(task.n, 0) END AS 具体工作事项,
         CASE WHEN has.boundaries THEN coalesce(boundary.n, 0) END AS 职责边界,
         CASE WHEN has.oversight THEN coalesce(regime.n, 0) END AS 监管制度,
         CASE WHEN has.services THEN coalesce(service.n, 0) END AS 公共服务,
         CASE WHEN has.accountability THEN coalesce(liability.n, 0) END AS 追责情形,
         CASE WHEN has.accountability THEN coalesce(mechanism.n, 0) END AS 责任追究机制
  FROM bureau b
  LEFT JOIN (
    SELECT bureau_id, bool_or(part = 'duties') AS duties, bool_or(part = 'boundaries') AS boundaries,
           bool_or(part = 'oversight') AS oversight, bool_or(part = 'services') AS services,
           bool_or(part = 'accountability') AS accountability
    FROM part WHERE state <> 'absent' GROUP BY bureau_id
  ) has ON has.bureau_id = b.bureau_id
  ${TABLES.map((name) => `LEFT JOIN (SELECT bureau_id, count(*)::INTEGER AS n FROM ${name} GROUP BY bureau_id) ${name} ON ${name}.bureau_id = b.bureau_id`).join("\n  ")}
)
ORDER BY ordinal
`,
};
