import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** Sheet one of the standard form: duties with their tasks. */
export const DUTIES_VIEW: ViewDefinition = {
  name: "部门职责",
  comment: "Part one of the standard form: 主要职责 and 具体工作事项, one row a task; a duty without tasks is one row.",
  columns: {
    ...BUREAU_COLUMNS,
    序号: "duty.serial",
    主要职责: "duty.text",
    具体工作事项: "task.text",
    责任处室: "task.unit, as printed",
    追责依据及追责情形: "duty.accountability",
    备注: "task.remark",
    有效责任处室: "task.unit_effective: 责任处室, carried down inside its duty",
  },
  select: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, d.serial AS 序号, d.text AS 主要职责,
       coalesce(t.text, '') AS 具体工作事项, coalesce(t.unit, '') AS 责任处室, d.accountability AS 追责依据及追责情形,
       coalesce(t.remark, '') AS 备注, coalesce(t.unit_effective, '') AS 有效责任处室
FROM duty d
JOIN bureau b ON b.bureau_id = d.bureau_id
LEFT JOIN task t ON t.bureau_id = d.bureau_id AND t.duty_key = d.duty_key
ORDER BY b.ordinal, d.ordinal, t.ordinal
`,
};
