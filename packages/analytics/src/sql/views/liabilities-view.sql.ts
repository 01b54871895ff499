import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** The rows of sheet five of the standard form that come from a table 追责情形. */
export const LIABILITIES_VIEW: ViewDefinition = {
  name: "追责情形",
  comment: "Part five of the standard form: 追责情形 written as a table.",
  columns: {
    ...BUREAU_COLUMNS,
    序号: "liability.serial",
    追责对象: "liability.subject",
    追责情形: "liability.circumstance",
    法律依据: "liability.basis",
    备注: "liability.remark",
  },
  select: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, l.serial AS 序号, l.subject AS 追责对象, l.circumstance AS 追责情形,
       l.basis AS 法律依据, l.remark AS 备注
FROM liability l
JOIN bureau b ON b.bureau_id = l.bureau_id
ORDER BY b.ordinal, l.ordinal
`,
};
