import type { ReportDefinition } from "./report-definition.ts";

export const REGIMES_WITHOUT_SECTIONS: ReportDefinition = {
  name: "regimes-without-sections",
  title: "要素不全的监管制度",
  titleEnglish: "Regimes that lack a kind of section",
  explanation: "监管制度应当载明监督检查的对象、内容、方式、措施、程序、处理。合并书写的算各有一项。",
  parameters: [],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, r.serial AS 序号, r.title AS 监管事项,
       concat_ws('、',
         CASE WHEN NOT list_contains(kinds, 'object') THEN '对象' END,
         CASE WHEN NOT list_contains(kinds, 'content') THEN '内容' END,
         CASE WHEN NOT list_contains(kinds, 'method') THEN '方式' END,
         CASE WHEN NOT list_contains(kinds, 'measure') THEN '措施' END,
         CASE WHEN NOT list_contains(kinds, 'procedure') THEN '程序' END,
         CASE WHEN NOT list_contains(kinds, 'handling') THEN '处理' END) AS 缺少
FROM (
  SELECT r.bureau_id, r.ordinal, r.serial, r.title, coalesce(flatten(list(s.kinds) FILTER (s.kinds IS NOT NULL)), []) AS kinds
  FROM regime r
  LEFT JOIN section s ON s.bureau_id = r.bureau_id AND s.regime_key = r.regime_key AND trim(s.text) <> ''
  GROUP BY r.bureau_id, r.ordinal, r.serial, r.title
) r
JOIN bureau b ON b.bureau_id = r.bureau_id
WHERE 缺少 <> ''
ORDER BY b.ordinal, r.ordinal
`,
};
