import type { ReportDefinition } from "./report-definition.ts";

export const PHONES: ReportDefinition = {
  name: "phones",
  title: "公共服务联系电话",
  titleEnglish: "Phones of public services",
  explanation: "每个电话由哪些承办机构用于多少项服务，便于核对号码；一格之中的几个电话按原样作为一项。",
  parameters: [],
  bar: "服务项数",
  barLabels: ["部门", "联系电话"],
  sql: `
SELECT any_value(b.bureau_id) AS 部门编号, any_value(b.name) AS 部门, trim(i.phone) AS 联系电话,
       coalesce(string_agg(DISTINCT trim(i.agency), '、' ORDER BY trim(i.agency)) FILTER (trim(i.agency) <> ''), '') AS 承办机构,
       count(*)::INTEGER AS 服务项数
FROM service_item i
JOIN bureau b ON b.bureau_id = i.bureau_id
WHERE trim(i.phone) <> ''
GROUP BY b.ordinal, trim(i.phone)
ORDER BY b.ordinal, 服务项数 DESC, 联系电话
`,
};
