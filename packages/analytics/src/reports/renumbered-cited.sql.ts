import { CITES_OLDER_EDITION, SAME_ARTICLE } from "../sql/views/citations-view.sql.ts";
import type { ReportDefinition } from "./report-definition.ts";

export const RENUMBERED_CITED: ReportDefinition = {
  name: "renumbered-cited",
  title: "引用的条号在现行版本中已变动",
  titleEnglish: "Articles cited that were renumbered",
  explanation:
    "以法律文件登记表为准：清单所引的条在现行版本中换了条号，而清单印发在现行版本施行之前（或者未载日期）的，列出引用之处和现在的条号。",
  parameters: [],
  sql: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门, coalesce(f.part_title, '') AS 所在部分, coalesce(f.name, '') AS 所在栏目,
       c.title AS 名称, c.article AS 条款, r.article_now AS 现行条款, l.edition AS 现行版本, l.edition_since AS 施行日期, c.owner_key AS 条目编号
FROM citation c
JOIN legal_instrument l ON l.title_normalised = c.instrument
JOIN bureau b ON b.bureau_id = c.bureau_id
JOIN renumbered_article r ON ${SAME_ARTICLE}
LEFT JOIN field_name f ON f.node_table = c.owner_table AND f.field = c.field
WHERE ${CITES_OLDER_EDITION}
ORDER BY b.ordinal, c.ordinal
`,
};
