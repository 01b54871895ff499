import type { ReportDefinition } from "./report-definition.ts";

export const BOUNDARY_PARTNERS: ReportDefinition = {
  name: "boundary-partners",
  title: "职责边界涉及的部门",
  titleEnglish: "Who shares which boundary with whom",
  explanation: "职责边界中出现的每个相关部门，与哪些部门在哪些管理事项上有分工。",
  parameters: [],
  bar: "管理事项数",
  barLabels: ["相关部门"],
  sql: `
SELECT p.department AS 相关部门, count(DISTINCT (m.bureau_id, m.boundary_key))::INTEGER AS 管理事项数,
       string_agg(DISTINCT b.name, '、' ORDER BY b.name) AS 载明部门,
       string_agg(DISTINCT regexp_replace(m.matter, '\\s+', '', 'g'), '；' ORDER BY regexp_replace(m.matter, '\\s+', '', 'g')) AS 管理事项
FROM (SELECT *, regexp_replace(department, '[\\s\\x{3000}]+', '', 'g') AS plain FROM party) p
JOIN boundary m ON m.bureau_id = p.bureau_id AND m.boundary_key = p.boundary_key
JOIN bureau b ON b.bureau_id = m.bureau_id
WHERE p.plain <> ''
GROUP BY p.plain, p.department
ORDER BY 管理事项数 DESC, 相关部门
`,
};
