import type { ViewDefinition } from "../../schema/view-definition.ts";
import { BUREAU_COLUMNS } from "./bureau-columns.ts";

/** How a citation `c` meets a row `r` of renumbered_article: 第十条第二款 by 第十条. */
export const SAME_ARTICLE = `r.title_normalised = c.instrument AND r.article = regexp_extract(c.article, '^第[^条]+条')`;

/** Whether a bureau `b` cites by the numbers of an older edition of the register's `l`: its list was issued before, or is not dated. */
export const CITES_OLDER_EDITION = `(l.edition_since = '' OR b.issued < l.edition_since)`;

/** Citations with what the register of legal instruments says of them. */
export const CITATIONS_VIEW: ViewDefinition = {
  name: "法律依据",
  comment: "Legal instruments cited, one row an article, with their status in the register.",
  columns: {
    ...BUREAU_COLUMNS,
    所在部分: "field_name.part_title",
    所在栏目: "field_name.name",
    条目编号: "citation.owner_key",
    类别: "citation.category as printed; else legal_instrument.category",
    名称: "citation.title",
    条款: "citation.article",
    文号: "citation.document_no",
    引文: "citation.quote",
    效力: "legal_instrument.status: 现行有效, 已废止, or empty where the register does not say",
    替代文件: "legal_instrument.replaced_by",
    现行条款:
      "renumbered_article.article_now: what the article is called in the edition in force; empty where it kept its number, or where the list is younger than that edition",
  },
  select: `
SELECT b.bureau_id AS 部门编号, b.name AS 部门,
       coalesce(nullif(f.part_title, ''), p.title, '') AS 所在部分, coalesce(f.name, '') AS 所在栏目, c.owner_key AS 条目编号,
       CASE WHEN c.category = '' THEN coalesce(l.category, '') ELSE c.category END AS 类别, c.title AS 名称, c.article AS 条款,
       c.document_no AS 文号, c.quote AS 引文,
       CASE l.status WHEN 'in force' THEN '现行有效' WHEN 'repealed' THEN '已废止' ELSE '' END AS 效力,
       coalesce(l.replaced_by, '') AS 替代文件, 
       CASE WHEN ${CITES_OLDER_EDITION} THEN coalesce(r.article_now, '') ELSE '' END AS 现行条款
FROM citation c
JOIN bureau b ON b.bureau_id = c.bureau_id
LEFT JOIN legal_instrument l ON l.title_normalised = c.instrument
LEFT JOIN renumbered_article r ON ${SAME_ARTICLE}
LEFT JOIN field_name f ON f.node_table = c.owner_table AND f.field = c.field
LEFT JOIN (SELECT 'note' AS owner_table, bureau_id, note_key, part FROM note) n
  ON n.owner_table = c.owner_table AND n.bureau_id = c.bureau_id AND n.note_key = c.owner_key
LEFT JOIN part p ON p.bureau_id = n.bureau_id AND p.part = n.part
ORDER BY b.ordinal, c.ordinal
`,
};
