import type { ReportDefinition } from "./report-definition.ts";

export const INSTRUMENTS_CITED: ReportDefinition = {
  name: "instruments-cited",
  title: "引用最多的法律文件",
  titleEnglish: "Instruments by number of citing bureaus",
  explanation:
    "按引用部门数排列。同一文件的全称与简称合并计算；“引用处”为引用它的单元格数。效力以法律文件登记表为准，未登记的为空。",
  parameters: [{ name: "least", type: "number", default: "1", explanation: "引用部门数不少于" }],
  bar: "引用部门数",
  barLabels: ["名称"],
  sql: `
SELECT coalesce(any_value(l.title), mode(c.title ORDER BY c.title)) AS 名称,
       coalesce(nullif(any_value(l.category), ''), max(c.category)) AS 类别,
       CASE any_value(l.status) WHEN 'in force' THEN '现行有效' WHEN 'repealed' THEN '已废止' ELSE '' END AS 效力,
       count(DISTINCT c.bureau_id)::INTEGER AS 引用部门数,
       count(DISTINCT (c.bureau_id, c.owner_table, c.owner_key, c.field))::INTEGER AS 引用处,
       count(DISTINCT nullif(c.article, ''))::INTEGER AS 引用条款数
FROM citation c
LEFT JOIN legal_instrument l ON l.title_normalised = c.instrument
GROUP BY CASE WHEN c.instrument = '' THEN c.title_normalised ELSE c.instrument END
HAVING count(DISTINCT c.bureau_id) >= $least::INTEGER
ORDER BY 引用部门数 DESC, 引用处 DESC, 名称
`,
};
