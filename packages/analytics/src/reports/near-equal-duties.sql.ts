import { NEAR_EQUAL } from "../sql/views/likeness-macros.sql.ts";
import type { ReportDefinition } from "./report-definition.ts";

export const NEAR_EQUAL_DUTIES: ReportDefinition = {
  name: "near-equal-duties",
  title: "几个部门主张的相近职责",
  titleEnglish: "Near-equal duties and tasks of different bureaus",
  explanation:
    "两个部门的主要职责或者具体工作事项文字相近但不完全相同。相近程度为相邻两字组合的重合比例（不计空白和标点），1为相同。只列相近程度最高的若干对（参数rows），要看全部，请把它加大，或者查询near_equal_item。",
  parameters: [
    { name: "likeness", type: "number", default: String(NEAR_EQUAL), explanation: "相近程度不低于（0至1）" },
    { name: "bureau", type: "text", default: "", explanation: "只看这个部门（部门编号、全称或者简称），空为全部" },
    { name: "rows", type: "number", default: "1000", explanation: "最多列出多少对" },
  ],
  sql: `
SELECT a.name AS 部门甲, b.name AS 部门乙, CASE n.node_table WHEN 'duty' THEN '主要职责' ELSE '具体工作事项' END AS 栏目,
       n.likeness AS 相近程度, n.text_a AS 甲, n.text_b AS 乙
FROM near_equal($likeness::DOUBLE) n
JOIN bureau a ON a.bureau_id = n.bureau_a
JOIN bureau b ON b.bureau_id = n.bureau_b
WHERE n.likeness < 1
  AND ($bureau = '' OR $bureau IN (a.bureau_id, a.name, a.short_name, b.bureau_id, b.name, b.short_name))
ORDER BY n.likeness DESC, a.ordinal, b.ordinal, n.text_a, n.text_b
LIMIT $rows::BIGINT
`,
};
