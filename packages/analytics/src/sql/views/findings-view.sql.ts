import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** The findings of the last check in Chinese. */
export const FINDINGS_VIEW: ViewDefinition = {
  name: "检查结果",
  comment: "Findings of the last check.",
  columns: {
    ...BUREAU_COLUMNS,
    规则: "finding.rule_title; finding.rule where it has none",
    规则编号: "finding.rule",
    程度: "finding.severity: 错误, 警告 or 提示",
    所在部分: "field_name.part_title",
    所在栏目: "field_name.name",
    条目编号: "finding.node_key",
    原文: "finding.quote",
    问题: "finding.message",
    处理建议: "finding.remedy",
  },
  select: `
SELECT f.bureau_id AS 部门编号, coalesce(b.name, '') AS 部门, coalesce(nullif(f.rule_title, ''), f.rule) AS 规则,
       f.rule AS 规则编号,
       CASE f.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END AS 程度,
       coalesce(n.part_title, '') AS 所在部分, coalesce(n.name, '') AS 所在栏目, f.node_key AS 条目编号, f.quote AS 原文,
       f.message AS 问题, f.remedy AS 处理建议
FROM finding f
LEFT JOIN bureau b ON b.bureau_id = f.bureau_id
LEFT JOIN field_name n ON n.node_table = f.node_table
  AND n.field = CASE WHEN f.node_table = 'regime' AND f.field = 'group' THEN 'group_title' ELSE f.field END
ORDER BY b.ordinal, f.ordinal
`,
};
