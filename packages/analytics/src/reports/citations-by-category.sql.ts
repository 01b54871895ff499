import type { ReportDefinition } from "./report-definition.ts";

export const CITATIONS_BY_CATEGORY: ReportDefinition = {
  name: "citations-by-category",
  title: "各部门引用文件的类别",
  titleEnglish: "Citations by category and bureau",
  explanation: "按登记表中的类别统计，登记表没有的按清单所印类别；“标注不符”为清单所印类别与登记表不一致的引用数。",
  parameters: [],
  bar: "文件数",
  barLabels: ["部门", "类别"],
  sql: `
SELECT any_value(b.bureau_id) AS 部门编号, any_value(b.name) AS 部门,
       coalesce(nullif(l.category, ''), nullif(c.category, ''), '未标明') AS 类别,
       count(DISTINCT CASE WHEN c.instrument = '' THEN c.title_normalised ELSE c.instrument END)::INTEGER AS 文件数,
       count(*)::INTEGER AS 引用次数,
       count(*) FILTER (
         c.category <> '' AND l.category <> '' AND c.category <> l.category
         AND NOT (c.category = '规章' AND l.category IN ('部门规章', '地方政府规章'))
       )::INTEGER AS 标注不符
FROM citation c
JOIN bureau b ON b.bureau_id = c.bureau_id
LEFT JOIN legal_instrument l ON l.title_normalised = c.instrument
GROUP BY b.ordinal, 3
ORDER BY b.ordinal, 引用次数 DESC, 类别
`,
};
