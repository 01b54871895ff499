import type { ReportDefinition } from "./report-definition.ts";

export const UNREGISTERED_CITED: ReportDefinition = {
  name: "unregistered-cited",
  title: "登记表中没有的法律文件",
  titleEnglish: "Instruments cited that the register does not know",
  explanation: "清单引用而法律文件登记表未收录的文件，供补充登记；多为地方规范性文件，也可能是名称印错。",
  parameters: [],
  sql: `
SELECT mode(c.title ORDER BY c.title) AS 名称, max(c.category) AS 类别, max(c.document_no) AS 文号,
       string_agg(DISTINCT b.name, '、' ORDER BY b.name) AS 引用部门, count(*)::INTEGER AS 引用次数
FROM citation c
JOIN bureau b ON b.bureau_id = c.bureau_id
WHERE c.instrument = ''
GROUP BY c.title_normalised
ORDER BY 引用次数 DESC, 名称
`,
};
