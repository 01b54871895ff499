import { plainGrams, plainText } from "../sql/views/likeness-macros.sql.ts";
import type { ReportDefinition } from "./report-definition.ts";

export const BOUNDARY_BOTH_SIDES: ReportDefinition = {
  name: "boundary-both-sides",
  title: "职责边界两边是否一致",
  titleEnglish: "The same boundary seen from both sides",
  explanation:
    "本部门清单载明某相关部门有分工，而该部门的清单也在库中的：查该部门清单有无相近的管理事项（字对重合度不低于参数），以及其中有无本部门。部门以同一省、市、县内全称、简称或者去掉地名后的名称相同认定。",
  parameters: [{ name: "likeness", type: "number", default: "0.5", explanation: "管理事项相近程度不低于（0至1）" }],
  sql: `
WITH called AS (
  SELECT bureau_id, ordinal, name, province, city, county, unnest(list_distinct(list_filter(
           [name, short_name, replace(name, county, ''), replace(name, city, ''), replace(short_name, county, '')],
           lambda n : n <> ''))) AS alias
  FROM bureau
),
named AS (
  SELECT DISTINCT bureau_id, province, city, county, unnest([alias, county || alias, '县' || alias, '区' || alias, '市' || alias]) AS alias
  FROM called
),
share AS (
  SELECT p.bureau_id, m.ordinal, m.boundary_key, m.matter, p.department, o.bureau_id AS other_id
  FROM (SELECT *, ${plainText("department")} AS plain FROM party) p
  JOIN boundary m ON m.bureau_id = p.bureau_id AND m.boundary_key = p.boundary_key
  JOIN bureau b ON b.bureau_id = p.bureau_id
  JOIN named o ON o.alias = p.plain AND o.province = b.province AND o.city = b.city AND o.county = b.county
  WHERE o.bureau_id <> p.bureau_id
  GROUP BY ALL
),
matter AS (
  SELECT bureau_id, boundary_key, matter, ${plainGrams("matter")} AS grams FROM boundary
),
alike AS (
  SELECT s.*, theirs.boundary_key AS their_key, theirs.matter AS their_matter,
         len(list_intersect(ours.grams, theirs.grams))
           / (len(ours.grams) + len(theirs.grams) - len(list_intersect(ours.grams, theirs.grams))) AS likeness
  FROM share s
  JOIN matter ours ON ours.bureau_id = s.bureau_id AND ours.boundary_key = s.boundary_key
  LEFT JOIN matter theirs ON theirs.bureau_id = s.other_id
),
best AS (
  SELECT * FROM alike
  QUALIFY row_number() OVER (PARTITION BY bureau_id, boundary_key, other_id ORDER BY likeness DESC NULLS LAST, their_key) = 1
)
SELECT a.bureau_id AS 部门编号, a.name AS 部门, best.matter AS 管理事项, best.department AS 相关部门, o.name AS 对方部门,
       CASE WHEN best.likeness >= $likeness::DOUBLE THEN best.their_matter ELSE '' END AS 对方管理事项,
       CASE WHEN best.likeness IS NULL OR best.likeness < $likeness::DOUBLE THEN '对方清单无此事项'
            WHEN EXISTS (
              SELECT 1 FROM party p JOIN called n ON n.bureau_id = best.bureau_id
              WHERE p.bureau_id = best.other_id AND p.boundary_key = best.their_key AND contains(${plainText("p.department")}, n.alias)
            ) THEN '一致' ELSE '对方清单有此事项，未载本部门' END AS 情况
FROM best
JOIN bureau a ON a.bureau_id = best.bureau_id
JOIN bureau o ON o.bureau_id = best.other_id
ORDER BY a.ordinal, best.ordinal, o.ordinal
`,
};
