import type { ViewDefinition } from "../../schema/view-definition.ts";

/** The register of legal instruments in Chinese. */
export const INSTRUMENTS_VIEW: ViewDefinition = {
  name: "法律文件登记",
  comment: "The register of legal instruments, the program's and the user's own, with how often each is cited.",
  columns: {
    名称: "legal_instrument.title",
    类别: "legal_instrument.category",
    效力: "legal_instrument.status: 现行有效, 已废止, or empty where not established",
    自何时起: "legal_instrument.since",
    替代文件: "legal_instrument.replaced_by",
    现行版本: "legal_instrument.edition",
    现行版本施行日期: "legal_instrument.edition_since",
    依据: "legal_instrument.source",
    登记: "legal_instrument.register: 程序自带 or 自行登记",
    引用部门数: "number of bureaus that cite it",
    引用次数: "number of citations",
  },
  select: `
SELECT l.title AS 名称, l.category AS 类别,
       CASE l.status WHEN 'in force' THEN '现行有效' WHEN 'repealed' THEN '已废止' ELSE '' END AS 效力, l.since AS 自何时起,
       l.replaced_by AS 替代文件, l.edition AS 现行版本, l.edition_since AS 现行版本施行日期, l.source AS 依据,
       CASE l.register WHEN 'own' THEN '自行登记' ELSE '程序自带' END AS 登记,
       coalesce(c.bureaus, 0)::INTEGER AS 引用部门数, coalesce(c.citations, 0)::INTEGER AS 引用次数
FROM legal_instrument l
LEFT JOIN (
  SELECT instrument, count(DISTINCT bureau_id) AS bureaus, count(*) AS citations FROM citation WHERE instrument <> '' GROUP BY ALL
) c ON c.instrument = l.title_normalised
ORDER BY l.title_normalised
`,
};
