import type { ReportDefinition } from "./report-definition.ts";

export const REVISIONS_PER_BUREAU: ReportDefinition = {
  name: "revisions-per-bureau",
  title: "各部门清单的修订情况",
  titleEnglish: "Revisions per bureau",
  explanation: "各部门清单的版本数、变更数和最近一次修订，时间为北京时间。",
  parameters: [],
  bar: "变更数",
  barLabels: ["部门"],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, b.issued AS 印发日期, count(*)::INTEGER AS 版本数,
       coalesce(sum(c.changes), 0)::INTEGER AS 变更数, (max(r.created_at) + INTERVAL 8 HOUR)::DATE AS 最近修订, b.revision AS 当前版本
FROM revision r
JOIN bureau b ON b.bureau_id = r.bureau_id
LEFT JOIN (SELECT revision, count(*) AS changes FROM change GROUP BY revision) c ON c.revision = r.revision
GROUP BY b.ordinal, b.bureau_id, b.name, b.issued, b.revision
ORDER BY b.ordinal
`,
};
