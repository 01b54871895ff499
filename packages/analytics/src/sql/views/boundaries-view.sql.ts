import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** Sheet two of the standard form: boundaries with the shares of their parties. */
export const BOUNDARIES_VIEW: ViewDefinition = {
  name: "职责边界",
  comment: "Part two of the standard form: 管理事项 and 相关部门, one row a department.",
  columns: {
    ...BUREAU_COLUMNS,
    序号: "boundary.serial",
    管理事项: "boundary.matter",
    相关部门: "party.department",
    职责分工: "party.responsibility",
    相关依据: "party.basis",
    案例: "party.example",
    备注: "party.remark",
  },
  select: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, m.serial AS 序号, m.matter AS 管理事项,
       coalesce(p.department, '') AS 相关部门, coalesce(p.responsibility, '') AS 职责分工, coalesce(p.basis, '') AS 相关依据,
       coalesce(p.example, '') AS 案例, coalesce(p.remark, '') AS 备注
FROM boundary m
JOIN bureau b ON b.bureau_id = m.bureau_id
LEFT JOIN party p ON p.bureau_id = m.bureau_id AND p.boundary_key = m.boundary_key
ORDER BY b.ordinal, m.ordinal, p.ordinal
`,
};
