import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** Sheet four of the standard form: public services. */
export const SERVICES_VIEW: ViewDefinition = {
  name: "公共服务",
  comment: "Part four of the standard form: 服务事项 and 主要内容, one row a content.",
  columns: {
    ...BUREAU_COLUMNS,
    序号: "service.serial",
    服务事项: "service.name",
    主要内容: "service_item.content",
    承办机构: "service_item.agency",
    联系电话: "service_item.phone",
    备注: "service_item.remark",
  },
  select: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, s.serial AS 序号, s.name AS 服务事项,
       coalesce(i.content, '') AS 主要内容, coalesce(i.agency, '') AS 承办机构, coalesce(i.phone, '') AS 联系电话,
       coalesce(i.remark, '') AS 备注
FROM service s
JOIN bureau b ON b.bureau_id = s.bureau_id
LEFT JOIN service_item i ON i.bureau_id = s.bureau_id AND i.service_key = s.service_key
ORDER BY b.ordinal, s.ordinal, i.ordinal
`,
};
