import type { ReportDefinition } from "./report-definition.ts";

export const COPIED_TEXTS: ReportDefinition = {
  name: "copied-texts",
  title: "几个部门清单中完全相同的文字",
  titleEnglish: "Identical texts in several bureaus",
  explanation: "去掉空白后一字不差、且不短于参数字数的文字，按部门数排列；可能是照抄，也可能是共同的法定职责。",
  parameters: [{ name: "length", type: "number", default: "20", explanation: "不短于多少字" }],
  bar: "部门数",
  barLabels: ["文字"],
  sql: `
SELECT any_value(p.title) AS 部分, coalesce(any_value(f.name), '') AS 栏目, count(DISTINCT t.bureau_id)::INTEGER AS 部门数,
       string_agg(DISTINCT b.name, '、' ORDER BY b.name) AS 部门, min(t.text) AS 文字
FROM (SELECT *, regexp_replace(text, '[\\s\\x{3000}]+', '', 'g') AS plain FROM text_field) t
JOIN bureau b ON b.bureau_id = t.bureau_id
JOIN part p ON p.bureau_id = t.bureau_id AND p.part = t.part
LEFT JOIN field_name f ON f.node_table = t.node_table AND f.field = t.field
WHERE length(t.plain) >= $length::INTEGER
GROUP BY t.part, t.node_table, t.field, t.plain
HAVING count(DISTINCT t.bureau_id) > 1
ORDER BY 部门数 DESC, any_value(p.ordinal), 栏目, 文字
`,
};
