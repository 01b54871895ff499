import type { ReportDefinition } from "./report-definition.ts";

export const CHANGES_IN_PERIOD: ReportDefinition = {
  name: "changes-in-period",
  title: "一段时间内的变更",
  titleEnglish: "Changes in a period",
  explanation: "起止日期均含当日，按北京时间；不填为不限。新录入的清单没有上一版本，不计变更。",
  parameters: [
    { name: "since", type: "date", default: "", explanation: "起始日期，如2026-01-01" },
    { name: "until", type: "date", default: "", explanation: "截止日期" },
  ],
  sql: `
SELECT r.created_at + INTERVAL 8 HOUR AS 修订时间, b.bureau_id AS 部门编号, b.name AS 部门, r.revision AS 版本, r.author AS 修订人,
       CASE c.op WHEN 'insert' THEN '增加' WHEN 'delete' THEN '取消' WHEN 'update' THEN '修改' ELSE '移动' END AS 方式,
       coalesce(f.part_title, '') AS 部分, coalesce(f.name, '') AS 栏目, c.before AS 变更前, c.after AS 变更后, c.node_key AS 条目编号
FROM change c
JOIN revision r ON r.revision = c.revision
JOIN bureau b ON b.bureau_id = c.bureau_id
LEFT JOIN field_name f ON f.node_table = c.node_table
  AND f.field = CASE WHEN c.node_table = 'regime' AND c.field = 'group' THEN 'group_title' ELSE c.field END
WHERE ($since = '' OR r.created_at + INTERVAL 8 HOUR >= try_cast($since AS DATE))
  AND ($until = '' OR r.created_at + INTERVAL 8 HOUR < try_cast($until AS DATE) + INTERVAL 1 DAY)
ORDER BY r.ordinal, c.ordinal
`,
};
