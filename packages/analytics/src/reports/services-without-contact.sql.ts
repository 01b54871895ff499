import type { ReportDefinition } from "./report-definition.ts";

export const SERVICES_WITHOUT_CONTACT: ReportDefinition = {
  name: "services-without-contact",
  title: "缺少承办机构或者联系电话的公共服务事项",
  titleEnglish: "Services without agency or phone",
  explanation: "单元格为空即计入。上一行印有承办机构、电话而本行为空的，请核对是否合并单元格。",
  parameters: [],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, s.serial AS 序号, s.name AS 服务事项, i.content AS 主要内容,
       i.agency AS 承办机构, i.phone AS 联系电话,
       concat_ws('、', CASE WHEN trim(i.agency) = '' THEN '承办机构' END, CASE WHEN trim(i.phone) = '' THEN '联系电话' END) AS 缺少
FROM service_item i
JOIN service s ON s.bureau_id = i.bureau_id AND s.service_key = i.service_key
JOIN bureau b ON b.bureau_id = i.bureau_id
WHERE trim(i.agency) = '' OR trim(i.phone) = ''
ORDER BY b.ordinal, i.ordinal
`,
};
