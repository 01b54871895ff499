import type { ReportDefinition } from "./report-definition.ts";

export const REPEALED_CITED: ReportDefinition = {
  name: "repealed-cited",
  title: "引用已废止或者已被修订的法律文件",
  titleEnglish: "Repealed or superseded instruments cited",
  explanation:
    "以法律文件登记表为准：已经废止、已有替代文件，或者同名的新版本已经施行而清单印发在前（或者未载日期）的，列出引用之处。",
  parameters: [],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, coalesce(nullif(f.part_title, ''), '') AS 所在部分, coalesce(f.name, '') AS 所在栏目,
       c.title AS 名称, c.article AS 条款,
       CASE WHEN l.status = 'repealed' THEN '已废止' WHEN l.replaced_by <> '' THEN '已被替代'
            WHEN b.issued = '' THEN '有新版本，清单未载日期' ELSE '有新版本' END AS 情况,
       CASE WHEN l.replaced_by <> '' THEN l.replaced_by ELSE l.edition END AS 现行文件,
       CASE WHEN l.edition_since <> '' THEN l.edition_since ELSE l.since END AS 自何时起, c.owner_key AS 条目编号
FROM citation c
JOIN legal_instrument l ON l.title_normalised = c.instrument
JOIN bureau b ON b.bureau_id = c.bureau_id
LEFT JOIN field_name f ON f.node_table = c.owner_table AND f.field = c.field
WHERE l.status = 'repealed' OR l.replaced_by <> '' OR (l.edition_since <> '' AND b.issued < l.edition_since)
ORDER BY b.ordinal, c.ordinal
`,
};
