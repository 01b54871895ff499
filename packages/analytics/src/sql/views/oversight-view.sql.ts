import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** Sheet three of the standard form: regimes with their sections as columns. */
export const OVERSIGHT_VIEW: ViewDefinition = {
  name: "监管制度",
  comment:
    "Part three of the standard form, one row a 监管制度; a joined section stands in the column of its first kind, and the others point to it.",
  columns: {
    ...BUREAU_COLUMNS,
    序号: "regime.serial",
    监管事项: "regime.title",
    责任单位: "regime.unit",
    制定说明: "regime.preamble",
    监督检查对象: "regime_form.object",
    监督检查内容: "regime_form.content",
    监督检查方式: "regime_form.method",
    监督检查措施: "regime_form.measure",
    监督检查程序: "regime_form.procedure",
    监督检查处理: "regime_form.handling",
    其他规定: "regime_form.other",
    监管类别: "regime.group_title: heading over several regimes",
  },
  select: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, r.serial AS 序号, r.title AS 监管事项, r.unit AS 责任单位, r.preamble AS 制定说明,
       f.object AS 监督检查对象, f.content AS 监督检查内容, f.method AS 监督检查方式, f.measure AS 监督检查措施,
       f.procedure AS 监督检查程序, f.handling AS 监督检查处理, f.other AS 其他规定, r.group_title AS 监管类别
FROM regime r
JOIN bureau b ON b.bureau_id = r.bureau_id
JOIN regime_form f ON f.bureau_id = r.bureau_id AND f.regime_key = r.regime_key
ORDER BY b.ordinal, r.ordinal
`,
};
