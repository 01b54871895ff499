import type { ReportDefinition } from "./report-definition.ts";

export const DUTIES_WITHOUT_ACCOUNTABILITY: ReportDefinition = {
  name: "duties-without-accountability",
  title: "没有追责规定的清单和职责",
  titleEnglish: "Duties without accountability",
  explanation: "清单按职责列追责依据的，列出该栏为空的职责；清单没有该栏、也没有追责情形和责任追究机制的，列出部门。",
  parameters: [],
  sql: `
WITH kept AS (
  SELECT b.bureau_id, b.ordinal, b.name,
         EXISTS (SELECT 1 FROM duty d WHERE d.bureau_id = b.bureau_id AND trim(d.accountability) <> '') AS per_duty,
         EXISTS (SELECT 1 FROM part p WHERE p.bureau_id = b.bureau_id AND p.part = 'accountability' AND p.state = 'rows') AS as_part
  FROM bureau b
)
SELECT 部门编号, 部门, 序号, 主要职责, 情况
FROM (
  SELECT k.bureau_id AS 部门编号, k.name AS 部门, '' AS 序号, '' AS 主要职责, '清单没有追责规定' AS 情况, k.ordinal AS o1, 0 AS o2
  FROM kept k WHERE NOT per_duty AND NOT as_part
  UNION ALL
  SELECT k.bureau_id, k.name, d.serial, d.text, '本项职责的追责依据为空', k.ordinal, d.ordinal
  FROM kept k JOIN duty d ON d.bureau_id = k.bureau_id
  WHERE per_duty AND trim(d.accountability) = ''
)
ORDER BY o1, o2
`,
};
