import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** The history of all lists in Chinese. */
export const REVISIONS_VIEW: ViewDefinition = {
  name: "修订记录",
  comment: "All revisions of all lists, oldest first.",
  columns: {
    ...BUREAU_COLUMNS,
    版本: "revision.revision",
    上一版本: "revision.parent",
    方式: "revision.kind: 读取来源文件, 导入修改表, 合并 or 处理冲突",
    来源文件: "revision.source_name",
    修订人: "revision.author",
    说明: "revision.message",
    修订时间: "revision.created_at in Beijing time",
    变更数: "number of changes",
  },
  select: `
SELECT r.bureau_id AS 部门编号, b.name AS 部门, r.revision AS 版本, coalesce(r.parent, '') AS 上一版本,
       CASE r.kind WHEN 'source' THEN '读取来源文件' WHEN 'import' THEN '导入修改表' WHEN 'merge' THEN '合并' ELSE '处理冲突' END AS 方式,
       r.source_name AS 来源文件, r.author AS 修订人, r.message AS 说明, r.created_at + INTERVAL 8 HOUR AS 修订时间,
       coalesce(c.changes, 0)::INTEGER AS 变更数
FROM revision r
JOIN bureau b ON b.bureau_id = r.bureau_id
LEFT JOIN (SELECT revision, count(*) AS changes FROM change GROUP BY revision) c ON c.revision = r.revision
ORDER BY r.ordinal
`,
};
